"""The code's own pages: reading it, taking papers along, adopting a version, signing the undertaking."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from inconfidence.charity import actions
from inconfidence.charity.house import code_in_force
from inconfidence.charity.models import Adoption, Undertaking
from inconfidence.codex import load
from inconfidence.files import actions as files
from inconfidence.store.models import Member

TODAY = date.today()
LATER = TODAY + timedelta(days=30)


def day(name: str, moment: date) -> dict[str, str]:
    return {
        f"{name}_day": str(moment.day),
        f"{name}_month": str(moment.month),
        f"{name}_year": str(moment.year),
    }


def entered(code: str = "csf-2016", **words: str) -> dict[str, str]:
    return {
        "code": code,
        "signed_as": "president",
        **day("adopted_on", TODAY),
        **day("sign_by", LATER),
        **words,
    }


def adopt(by, id: str, sign_by: date = LATER) -> None:
    actions.code_adopt(
        bearer=by.bearer, code=load(id), adopted_on=TODAY, signed_as="president", sign_by=sign_by
    )


@pytest.fixture
def linnet(house, walk):
    return walk.take("Linnet joins", lambda: house.join("Linnet", "trustee", None)).afresh()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_anyone_reads_the_code_and_takes_it_along(house, client, lang):
    page = client.get(f"/code/?lang={lang}").content.decode()
    assert code_in_force().title(lang) in page
    assert f"/code/papers/copy/large/?lang={lang}" in page
    for kind in ("copy", "undertaking", "leaving", "matrix"):
        for size in ("normal", "large"):
            answer = client.get(f"/code/papers/{kind}/{size}/?lang={lang}")
            assert answer["Content-Type"] == "application/pdf"
            assert answer.content.startswith(b"%PDF-")
            ending = "-large" if size == "large" else ""
            assert (
                answer["Content-Disposition"] == f'attachment; filename="csf-2024-{kind}-{lang}{ending}.pdf"'
            )


def test_who_leaves_is_told_what_they_signed_and_not_what_came_after(house, robin, at_page):
    signed = robin.row.signed_digest
    adopt(house.wren, "csf-2016")
    actions.member_take_leave(bearer=house.wren.bearer, member=robin.row)
    client = at_page(house.wren)
    address = f"/code/papers/leaving/normal/?lang=en&amp;version={signed}"
    assert address in client.get(f"/members/{robin.row.id}/").content.decode()
    letter = client.get(address.replace("&amp;", "&"))
    assert "csf-2024-leaving" in letter["Content-Disposition"]
    for unknown in ("0" * 64, load("cwc").digest):
        assert client.get(f"/code/papers/leaving/normal/?version={unknown}").status_code == 404


def test_a_paper_that_is_none_is_not_there(house, client):
    assert client.get("/code/papers/secrets/normal/").status_code == 404
    assert client.get("/code/papers/copy/tiny/").status_code == 404


@pytest.mark.parametrize(("code", "offered"), [("cwc", True), ("csf-2024", False)])
def test_a_consent_form_is_offered_where_the_code_asks_for_one(house, client, offered):
    assert ("/code/papers/consent/" in client.get("/code/").content.decode()) == offered


def test_the_text_of_every_version_stays_for_anyone(house, client):
    adopt(house.wren, "csf-2016")
    page = client.get("/code/versions/").content.decode()
    before = load("csf-2024").digest
    assert before[:12] in page and load("csf-2016").digest[:12] in page
    assert page.index("February 2016") < page.index("April 2024")
    text = client.get(f"/code/versions/{before}/").content.decode()
    assert "The wider public interest is no longer a reason" in text and before[16:32] in text
    assert client.get(f"/code/versions/{'0' * 64}/").status_code == 404
    assert client.get(f"/code/versions/{load('cwc').digest}/").status_code == 404


def test_a_trustee_looks_at_it_and_puts_it_in_force(linnet, at_page):
    client = at_page(linnet)
    assert "csf-2016" in client.get("/code/adopt/").content.decode()
    look = client.post("/code/adopt/", entered()).content.decode()
    # Else the page's lock button, which sends the form along, would belong to none.
    assert 'id="writing"' in look
    assert "Look at it once more" in look and "2 members sign a new undertaking" in look
    assert code_in_force().id == "csf-2024"
    answer = client.post("/code/adopt/", entered(looked_at=load("csf-2016").digest))
    assert answer["Location"] == "/code/versions/"
    assert code_in_force().id == "csf-2016"
    assert Adoption.objects.latest("entered_at").signed_as == "president"


def test_what_would_change_is_a_press_away(linnet, at_page):
    client = at_page(linnet)
    assert '"/code/compare/?new=csf-2016"' in client.post("/code/adopt/", entered()).content.decode()
    text = load("csf-2024").source.text.replace("You may say no.", "You may always say no.")
    look = client.post("/code/adopt/", entered("own", text=text)).content.decode()
    assert 'action="/code/compare/"' in look and 'name="draft"' in look
    assert "No difference" in client.post("/code/compare/", {"draft": text}).content.decode()


def test_what_is_put_in_force_is_what_was_looked_at(linnet, at_page):
    again = at_page(linnet).post("/code/adopt/", entered(looked_at=load("cwc").digest))
    assert "Look at it once more" in again.content.decode()
    assert code_in_force().id == "csf-2024"


def test_the_text_that_was_looked_at_comes_back_whole(linnet, at_page):
    text = load("csf-2024").source.text.replace("| id | csf-2024 |", "| id | garden |")
    text = text.replace("## csf-2024/", "## garden/").replace(
        "You may say no.", "You may say <b>no</b> & “yes”."
    )
    look = at_page(linnet).post("/code/adopt/", entered("own", text=text))
    digest = look.context["digest"]
    assert '<textarea name="text" hidden>' in look.content.decode()
    [sent] = [value for name, value in look.context["sent"] if name == "text"]
    at_page(linnet).post("/code/adopt/", entered("own", text=sent, looked_at=digest))
    assert (code_in_force().id, code_in_force().digest) == ("garden", digest)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (entered("own", text="# Half a code"), "your text:1:1: the document has no header"),
        (entered("own", text=""), "your text"),
        (
            entered(
                "own", text=load("csf-2024").source.text.replace("standing untrained", "standing untraned")
            ),
            "untrained",
        ),
        (entered("own", text=load("csf-2024").source.text), "in force already"),
        (entered("own", text=load("house").source.text), "no code of its own"),
        (
            entered("own", text=load("cwc").source.text.replace("A life at risk", "A life \U0001f642")),
            "cannot be set as a PDF",
        ),
        (entered("nothing"), "Select a valid choice"),
        (entered() | day("sign_by", TODAY), "or later"),
        (entered() | day("adopted_on", TODAY + timedelta(days=2)), "or earlier"),
        (entered(signed_as=""), "Please fill this in."),
    ],
)
def test_what_cannot_be_adopted_is_said_with_its_place(linnet, at_page, typed, said):
    page = at_page(linnet).post("/code/adopt/", typed).content.decode()
    assert said in page
    assert code_in_force().id == "csf-2024"


def test_a_listener_does_not_adopt(house, heron, at_page):
    assert "/code/adopt/" not in at_page(heron).get("/code/versions/").content.decode()
    assert "/code/adopt/" in at_page(house.wren).get("/code/versions/").content.decode()
    assert at_page(heron).get("/code/adopt/").status_code == 403
    assert at_page(heron).post("/code/adopt/", entered(looked_at=load("csf-2016").digest)).status_code == 403
    assert code_in_force().id == "csf-2024"


def test_a_member_is_told_and_signs(house, heron, at_page):
    adopt(house.wren, "csf-2016")
    client = at_page(heron)
    assert "/undertaking/" in client.get("/").content.decode()
    page = client.get("/undertaking/").content.decode()
    assert "Please read it and sign below" in page and "February 2016" in page
    assert (
        "Please tick the box"
        in client.post("/undertaking/sign/", {"version": load("csf-2016").digest}).content.decode()
    )
    other = client.post("/undertaking/sign/", {"undertake": "on", "version": load("csf-2024").digest})
    assert "Another version was adopted" in other.content.decode()
    assert Undertaking.objects.filter(member=heron.row).count() == 1
    for _twice in range(2):
        client.post("/undertaking/sign/", {"undertake": "on", "version": load("csf-2016").digest})
    assert Undertaking.objects.filter(member=heron.row).count() == 2
    assert "You have signed this version" in client.get("/undertaking/").content.decode()
    assert "/undertaking/" not in client.get("/").content.decode()


def test_whoever_has_not_signed_in_time_is_led_to_it(house, heron, marigold, at_page):
    adopt(house.wren, "csf-2016")
    Member.objects.filter(id=heron.row.id).update(signed_until=TODAY)
    client = at_page(heron)
    assert "Until you have, you can open nothing" in client.get("/").content.decode()
    refused = client.get(f"/files/{marigold.reference}/")
    assert refused.status_code == 403 and 'href="/undertaking/"' in refused.content.decode()
    assert "you can open nothing" in client.get("/undertaking/").content.decode()
    client.post("/undertaking/sign/", {"undertake": "on", "version": load("csf-2016").digest})
    assert client.get(f"/files/{marigold.reference}/").status_code == 200


def test_clients_are_told_at_the_next_contact(house, heron, marigold, at_page):
    client, told = at_page(heron), f"/files/{marigold.reference}/first-contact/explained/"
    assert told not in client.get("/").content.decode()
    adopt(house.wren, "csf-2016")
    assert told in client.get("/").content.decode()
    page = client.get(f"/files/{marigold.reference}/").content.decode()
    assert "They were promised an earlier version" in page and told in page
    assert f"/files/{marigold.reference}/contacts/new/" in page, "a note can be kept before"
    step = client.get(told).content.decode()
    assert "April 2024" in step and "February 2016" in step
    client.post(told, {"how": "phone"})
    assert told not in client.get("/").content.decode()
    assert (
        "They were promised an earlier version"
        not in client.get(f"/files/{marigold.reference}/").content.decode()
    )


def test_the_copy_is_there_where_it_is_offered(house, heron, marigold, at_page):
    client = at_page(heron)
    assert (
        "/code/papers/copy/large/"
        in client.get(f"/files/{marigold.reference}/first-contact/copy/").content.decode()
    )
    consent = client.get(f"/files/{marigold.reference}/first-contact/consent/").content.decode()
    assert "/code/papers/consent/normal/" in consent


def test_a_refusal_says_which_version_held(house, heron, at_page):
    """Under cwc a note waits for the consent form; the person was promised so, and nobody has told them else."""
    adopt(house.wren, "cwc")
    rose = house.open_file(heron, "Rose Campion", told=False)
    files.first_contact_step(bearer=heron.bearer, file=rose, step="explained", how="phone")
    adopt(house.wren, "csf-2012")
    contact = {"channel": "phone", **day("happened_on", TODAY), "text": "Waiting.", "record": str(uuid4())}
    files.first_contact_step(bearer=heron.bearer, file=rose, step="caveat", told=True)
    refused = at_page(heron).post(f"/files/{rose.reference}/contacts/new/", contact)
    page = refused.content.decode()
    assert refused.status_code == 403
    assert (
        "What was promised in “Coping with Cancer" in page
        and "A consent form at the first assessment" in page
    )
