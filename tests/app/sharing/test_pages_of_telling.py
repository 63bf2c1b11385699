"""The journey of telling somebody outside, page by page, as a browser sends it."""

import re
from dataclasses import replace
from uuid import uuid4

import pytest

from inconfidence.files.selectors import file_opened
from inconfidence.sharing.models import Disclosure
from inconfidence.sharing.proposals import proposals_open

WHO = {
    "action": "disclose",
    "recipient": "authority",
    "name": "",
    "organisation": "Social services",
    "need": "so that somebody goes there",
    "channel": "post",
}
COURT = {
    "court-order-document": "the order",
    "court-order-authority": "the court of the town",
    "court-order-reference": "26/01234",
    "court-order-dated_day": "3",
    "court-order-dated_month": "11",
    "court-order-dated_year": "2026",
}


class Journey:
    """Somebody at the pages of one file."""

    def __init__(self, client, reference: str) -> None:
        self.client, self.reference, self.record = client, reference, uuid4()

    def address(self, step: str = "") -> str:
        base = f"/files/{self.reference}/disclose/"
        return base + (f"{self.record}/{step}/" if step else "")

    def get(self, step: str = ""):
        return self.client.get(self.address(step), follow=True)

    def post(self, step: str = "", **typed):
        return self.client.post(self.address(step), typed)

    def begin(self, **who):
        return self.post(**{"record": str(self.record), **WHO, **who})

    def stays(self) -> dict[str, str]:
        """The reasons that the page proposes for what stays."""
        return {field.name: "not-needed" for field in self.get("reasons").context["form"].why_stays()}

    def through(self, *goes: str) -> None:
        """All pages up to the answer; only the items named go."""
        self.begin()
        self.post("reason", grounds=["court-order"])
        self.post("evidence", **COURT)
        self.post("talk", discussion="held", why="On Tuesday, she knows.")
        self.post("consent", consent="given", why="She said yes.")
        self.post("items", goes=list(goes))
        whys = dict.fromkeys(goes, "the court asks for it")
        named = {"form": "identified", "identity_reason": "the order names her"}
        self.post("reasons", **self.stays(), **whys, **named)
        text = self.get("text").context["form"].initial["text"]
        self.post("text", text=text or "What the court asked for.")


@pytest.fixture
def journey(at_page, heron, marigold) -> Journey:
    return Journey(at_page(heron), marigold.reference)


def test_from_the_first_page_to_the_document(journey, house, heron, marigold):
    house.note(heron, marigold, "The hellebores are out.")
    journey.begin()
    offered = [id for id, _label in journey.get("items").context["form"].fields["goes"].choices]
    journey.through(offered[-1])
    answer = journey.get("check")
    assert answer.context["decision"].outcome == "permitted", answer.context["decision"]
    told = journey.post("check", revision=answer.context["form"].initial["revision"])
    password = told.context["password"]
    groups = password.split("-")
    assert all(group in told.content.decode() for group in groups) and Disclosure.objects.count() == 1
    assert groups[0] not in journey.get("told").content.decode(), "it is shown once"
    document = journey.client.get(journey.address("told") + "document/")
    reference = Disclosure.objects.get().reference
    assert document["Content-Disposition"] == f'attachment; filename="{reference}.pdf"'
    assert b"%PDF" in document.content[:10]


def test_each_page_leads_to_the_next(journey):
    assert journey.begin().url == journey.address("reason")
    assert journey.post("reason", grounds=["court-order"]).url == journey.address("evidence")
    assert journey.post("evidence", **COURT).url == journey.address("talk")
    assert journey.post("talk", discussion="none").url == journey.address("consent")
    assert journey.post("consent", consent="unasked").url == journey.address("items")
    assert journey.post("items", goes=["detail-name"]).url == journey.address("reasons")
    reasons = {"detail-name": "to find her", **journey.stays(), "form": "anonymous"}
    assert journey.post("reasons", **reasons).url == journey.address("text")
    assert journey.post("text", text="Somebody needs help.").url == journey.address("check")


def test_a_referral_is_asked_for_the_good_that_it_does(journey):
    assert journey.begin(action="refer", recipient="agency").url == journey.address("interest")


def test_what_is_missing_leads_to_the_page_that_mends_it_and_back(journey):
    journey.begin()
    journey.post("reason", grounds=["court-order"])
    answer = journey.get("check")
    addresses = [address for address, _label, _clause in answer.context["missing"]]
    assert journey.address("talk") + "?back" in addresses
    mended = journey.client.post(journey.address("talk") + "?back", {"discussion": "held", "why": "Today."})
    assert mended.url == journey.address("check")
    again = [address for address, _label, _clause in journey.get("check").context["missing"]]
    assert len(again) == len(addresses) - 1


def test_a_refusal_offers_a_next_step_and_never_another_ground(journey):
    journey.begin()
    journey.post("reason", grounds=["public-interest"])
    page = journey.get("check").content.decode()
    assert "/worried/" in page and "?of=manager" in page
    assert "Carry on: make the document" not in page
    assert "danger and the law obliges" not in page and "A court has ordered" not in page


@pytest.mark.parametrize(
    ("step", "typed", "field"),
    [
        ("", {"name": "", "organisation": ""}, "name"),
        ("", {"need": ""}, "need"),
        ("", {"recipient": "self"}, "recipient"),
        ("", {"recipient": "police", "action": "refer"}, "recipient"),
        ("", {"channel": "pigeon"}, "channel"),
        ("", {"name": "Dr 漢"}, "name"),
        ("", {"need": "x" * 20_001}, "need"),
        ("", {"record": "not-an-id"}, "record"),
        ("text", {"text": "Ring her 🙂"}, "text"),
        ("reason", {"grounds": ["because"]}, "grounds"),
        ("reason", {}, "grounds"),
        ("talk", {"discussion": "impossible"}, "why"),
        ("talk", {"discussion": "forbidden", "why": " "}, "why"),
        ("consent", {"consent": "refused"}, "why"),
        ("consent", {"consent": "override"}, "consent"),
        ("interest", {"why": ""}, "why"),
        ("advice", {"adviser": "P", "said": "x", "on_day": "31", "on_month": "2", "on_year": "2026"}, "on"),
        ("text", {"text": ""}, "text"),
    ],
)
def test_each_field_says_what_is_wrong_with_it(journey, step, typed, field):
    if step:
        journey.begin()
        answer = journey.post(step, **typed)
    else:
        answer = journey.begin(**typed)
    assert answer.status_code == 200 and field in answer.context["form"].errors
    assert "Something needs mending" in answer.content.decode()


def test_what_goes_needs_its_reason(journey):
    journey.begin()
    journey.post("items", goes=["detail-name"])
    answer = journey.post("reasons", form="anonymous")
    assert "detail-name" in answer.context["form"].errors


def test_a_text_without_a_name_holds_none(journey):
    journey.begin()
    journey.post("items")
    journey.post("reasons", **journey.stays(), form="anonymous")
    answer = journey.post("text", text="Marigold Tansy is in danger.")
    assert "Marigold" in str(answer.context["form"].errors["text"])


def test_an_impossible_date_is_named(journey):
    journey.begin()
    journey.post("reason", grounds=["court-order"])
    answer = journey.post(
        "evidence", **COURT | {"court-order-dated_day": "31", "court-order-dated_month": "2"}
    )
    assert "has only" in str(answer.context["form"].errors["court-order-dated"])


def test_it_can_be_left_and_taken_up_again(journey, heron, marigold):
    journey.begin()
    journey.post("reason", grounds=["court-order"])
    assert [one.id for one in proposals_open(file_opened(heron.bearer, marigold), "disclosure")] == [
        journey.record
    ]
    assert str(journey.record) in journey.get().content.decode()
    assert 'value="court-order" id="id_grounds_0" checked' in re.sub(
        r'autocomplete="off" ?', "", journey.get("reason").content.decode()
    )


def test_the_lock_in_the_middle_gives_the_text_back(journey, heron, settings):
    from inconfidence.charity.sessions import session_find, session_lock, session_unlock

    journey.begin()
    session, secret = session_find(journey.client.cookies[settings.SESSION_COOKIE].value)
    session_lock(session)
    answer = journey.post("talk", discussion="held", why="A long talk in the garden.")
    assert answer.status_code == 302 and "/unlock/" in answer.url
    session_unlock(session, secret, heron.bearer)
    assert "A long talk in the garden." in journey.get("talk").content.decode()


@pytest.mark.parametrize("step", ["", "who", "check", "told", "told/document", "nowhere"])
def test_absent_and_forbidden_are_one_page(journey, at_page, robin, step):
    journey.begin()
    stranger = at_page(robin)
    forbidden = stranger.get(journey.address(step) if step else journey.address())
    absent = stranger.get(forbidden.request["PATH_INFO"].replace(journey.reference, "F-22222"))
    assert forbidden.status_code == absent.status_code == 404
    assert forbidden.content == absent.content


def test_somebody_elses_record_is_no_proposal(journey, at_page, house, robin):
    journey.begin()
    other = house.open_file(robin, "Basil Oak")
    answer = at_page(robin).get(f"/files/{other.reference}/disclose/{journey.record}/check/")
    assert answer.status_code == 404


def test_sent_twice_goes_once(journey):
    journey.through()
    revision = journey.get("check").context["form"].initial["revision"]
    assert journey.post("check", revision=revision).status_code == 200
    again = journey.post("check", revision=revision)
    assert again.url == journey.address("told") and Disclosure.objects.count() == 1


def test_changed_since_it_was_read_over_says_so(journey):
    journey.through()
    revision = journey.get("check").context["form"].initial["revision"]
    journey.post("talk", discussion="held", why="And again on Friday.")
    answer = journey.post("check", revision=revision)
    assert "Something was changed" in answer.content.decode() and not Disclosure.objects.exists()


def test_what_went_is_shown_and_no_longer_asked(journey):
    journey.through()
    journey.post("check", revision=journey.get("check").context["form"].initial["revision"])
    assert journey.client.get(journey.address("talk")).url == journey.address("told")
    assert journey.post("talk", discussion="none").url == journey.address("told")


def test_a_lost_password_makes_the_document_again(journey):
    journey.through()
    told = journey.post("check", revision=journey.get("check").context["form"].initial["revision"])
    again = journey.client.post(journey.address("told") + "again/")
    assert again.context["password"] not in {"", told.context["password"]}


def test_no_title_and_no_address_holds_a_name(journey):
    journey.through()
    for step in ("", "who", "reason", "evidence", "talk", "consent", "items", "reasons", "text", "check"):
        page = journey.get(step).content.decode()
        title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)[1]
        assert "Marigold" not in title and "Social" not in title


@pytest.mark.parametrize("code", ["cwc"])
def test_what_is_the_managers_to_decide_leads_to_the_manager(journey):
    journey.begin(recipient="police", organisation="The constable")
    journey.post("reason", grounds=["offence"])
    answer = journey.get("check")
    assert answer.context["decision"].outcome == "refused"
    page = answer.content.decode()
    assert "Ask the manager: they may decide this" in page and "?of=manager" in page


@pytest.mark.parametrize("code", ["cwc"])
def test_cwc_leads_to_safeguarding(journey, house):
    journey.begin()
    journey.post("reason", grounds=["threat"])
    addresses = [address for address, _label, _clause in journey.get("check").context["missing"]]
    assert journey.address("advice") + "?back" in addresses
    assert "Tell the manager" in journey.get("advice").content.decode()
    plover = house.join("Plover", "safeguarding")
    assert "Tell the manager" not in journey.get("advice").content.decode()
    assert journey.post("advice", **advised(plover)).url == journey.address("check")
    page = journey.get("check")
    addresses = [address for address, _label, _clause in page.context["missing"]]
    assert journey.address("advice") + "?back" not in addresses
    assert "Go ahead. (Plover of the Garden)" in page.content.decode()


def advised(adviser) -> dict[str, str]:
    on = {"on_day": "20", "on_month": "11", "on_year": "2026"}
    return {"adviser": str(adviser.row.id), "said": "Go ahead.", **on}


@pytest.mark.parametrize("code", ["cwc"])
def test_nobody_is_their_own_adviser(journey, house, heron, robin, marigold):
    journey.begin()
    for nobody in (heron, robin, house.wren):
        assert "adviser" in journey.post("advice", **advised(nobody)).context["form"].errors


@pytest.mark.parametrize("code", ["cwc"])
def test_what_they_agree_to_needs_no_reason_ticked(journey, house):
    plover = house.join("Plover", "safeguarding")
    journey.begin()
    both = journey.post("reason", grounds=["threat", "agreed"])
    assert "Either some of these are so, or none" in both.content.decode()
    assert journey.post("reason", grounds=["agreed"]).url == journey.address("talk")
    assert journey.get("reason").context["form"].initial["grounds"] == ["agreed"]
    journey.post("talk", discussion="held", why="On Tuesday.")
    journey.post("consent", consent="given", why="She said yes.")
    journey.post("items", goes=["detail-name"])
    named = {"form": "identified", "identity_reason": "they must find her"}
    journey.post("reasons", **{**journey.stays(), "detail-name": "to find her"}, **named)
    journey.post("text", text="She moves house.")
    asked = journey.get("check").context["decision"]
    assert [need.any_of[0].value for need in asked.missing] == ["safeguarding-discussed"]
    journey.post("advice", **advised(plover))
    answer = journey.get("check")
    assert answer.context["decision"].clauses == ("cwc/consent-and-safeguarding",)
    assert "None of these: they agree to it" in answer.content.decode()
    journey.post("check", revision=answer.context["form"].initial["revision"])
    assert Disclosure.objects.count() == 1


def test_where_their_yes_alone_is_no_reason_it_is_not_offered(journey):
    journey.begin()
    assert "None of these" not in journey.get("reason").content.decode()
    assert "grounds" in journey.post("reason", grounds=["agreed"]).context["form"].errors


@pytest.mark.parametrize("code", ["cwc"])
def test_what_was_promised_is_said_where_it_differs(journey, house, heron):
    from inconfidence.charity.house import gate
    from inconfidence.codex import load
    from inconfidence.files.movements import file_of, movement
    from inconfidence.files.records import keep_facts

    with gate().passing(heron.bearer, movement(file_of(journey.reference), "record")) as passage:
        keep_facts(
            passage, passage.change_facts(lambda facts: replace(facts, promised=load("csf-2012").digest))
        )
    journey.begin()
    journey.post("reason", grounds=["child-at-risk"])
    page = journey.get("check").content.decode()
    assert "What the person was promised" in page and "February 2012" in page
