"""The pages of breaches: reporting, the register, the steps, and what Home says."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from inconfidence.charity.drafts import draft_keep
from inconfidence.charity.house import CLOCK
from inconfidence.conduct.breaches.deadlines import is_late
from inconfidence.conduct.breaches.forms import AuthorityForm, evidence_days
from inconfidence.conduct.models import Breach
from inconfidence.store.models import Draft

NOT_A_WORD = re.compile(rb"B-[0-9A-Z]{5}|csrf[^>]*")
TODAY = {
    "noticed_on_day": date.today().day,
    "noticed_on_month": date.today().month,
    "noticed_on_year": date.today().year,
}


def said(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def typed(**other) -> dict:
    words = {"what": "Spoken of at the market.", "kind": "social", "intent": "not-known"}
    rest = {"who": "unknown", "file": "other", "at_once": "Nothing yet."}
    return {"record": str(uuid4()), **TODAY, **words, **rest, **other}


@pytest.fixture
def wren(house, at_page):
    """The manager's browser."""
    return at_page(house.wren)


def days() -> dict:
    today = {"day": date.today().day, "month": date.today().month, "year": date.today().year}
    return {f"{name}_{part}": value for name in ("since", "until") for part, value in today.items()}


def sent(client, reference: str, step: str, /, **words):
    return client.post(f"/breaches/{reference}/{step}/", {"record": str(uuid4())} | words)


def test_from_home_to_the_report_and_what_happens_next(heron, marigold, at_page):
    client = at_page(heron)
    assert "/breaches/new/" in client.get("/").content.decode()
    assert "Thank you for coming here" in said(client.get("/breaches/new/"))
    answer = client.post("/breaches/new/", typed(file=marigold.reference), follow=True)
    row = Breach.objects.get()
    assert row.about_id == marigold.id
    assert row.reference in said(answer) and "One of them takes it on" in said(answer)
    mine = said(client.get("/breaches/mine/"))
    assert row.reference in mine and "waiting to be taken on" in mine and "market" not in mine


def test_a_report_that_comes_again_with_other_words_is_said_not_to_be_kept(heron, wren, at_page):
    client, first = at_page(heron), typed(what="Spoken of at the market.")
    assert "before" not in said(client.post("/breaches/new/", first, follow=True))
    again = client.post("/breaches/new/", first | {"what": "Spoken of at the fair."}, follow=True)
    assert "This was reported before" in said(again) and "at the fair.</textarea>" in again.content.decode()
    row = Breach.objects.get()
    page = said(wren.get(f"/breaches/{row.reference}/"))
    assert "at the market" in page and "at the fair" not in page


def test_that_it_is_reported_is_a_page_for_the_reporter_alone(heron, robin, conduct, at_page):
    row = conduct.report(heron)
    address = f"/breaches/mine/{row.reference}/"
    assert row.reference in said(at_page(heron).get(address.lower()))
    theirs, nobodys = (at_page(robin).get(one) for one in (address, "/breaches/mine/B-22222/"))
    assert theirs.status_code == nobodys.status_code == 404
    assert NOT_A_WORD.sub(b"", theirs.content) == NOT_A_WORD.sub(b"", nobodys.content)


@pytest.mark.parametrize(
    "wrong",
    [
        {"what": ""},
        {"kind": "spite"},
        {"intent": ""},
        {"who": str(uuid4())},
        {"who": "' OR 1=1"},
        {"file": "F-22222"},
        {"noticed_on_year": "2999"},
        {"noticed_on_day": "31", "noticed_on_month": "2"},
        {"record": "x"},
        {"what": "x" * 20_001},
    ],
)
def test_a_report_with_a_wrong_answer_is_asked_again(heron, marigold, at_page, wrong):
    answer = at_page(heron).post("/breaches/new/", typed(**wrong))
    assert answer.status_code == 200 and "problems" in answer.content.decode()
    assert not Breach.objects.exists()


def test_what_is_typed_comes_back_after_a_lock_and_goes_once_it_is_sent(heron, at_page, rf):
    client = at_page(heron)
    request = rf.post("/", typed(what="Half a sent"))
    draft_keep(member=heron.row, path="/breaches/new/", typed=request.POST)
    assert "Half a sent" in client.get("/breaches/new/").content.decode()
    client.post("/breaches/new/", typed())
    assert not Draft.objects.exists()


def test_who_answers_for_papers_and_the_board_are_led_to_who_was_refused(wren, dove, at_page):
    assert dove.row.role == "trustee", "who looks through the manager's own tries"
    for client in (wren, at_page(dove)):
        page = client.get("/breaches/")
        assert page.status_code == 200 and "/refusals/" in page.content.decode()


def test_home_of_the_manager_has_the_clock_and_leads_there(heron, wren, conduct):
    row = conduct.report(heron)
    home = wren.get("/")
    assert "A breach to deal with" in said(home) and "decide by" in said(home)
    assert f"/breaches/{row.reference}/" in home.content.decode()
    assert "One thing is waiting for you" in said(home)


def test_from_the_register_through_every_step_to_the_outcome(heron, wren, conduct, at_page):
    reference = conduct.report(heron).reference
    assert "It went to the wrong person" in said(wren.get("/breaches/"))
    wren.post(f"/breaches/{reference}/take/")
    assert "being dealt with" in said(at_page(heron).get("/breaches/mine/"))
    page = said(wren.get(f"/breaches/{reference}/"))
    assert "72 hours from the beginning of the day" in page and "The letter went to the neighbour." in page
    today = date.today()
    day = {"told_on_day": today.day, "told_on_month": today.month, "told_on_year": today.year}
    steps = {
        "contained": {"text": "Asked to delete it."},
        "harm": {"whom": "One person.", "likely": "possible", "grave": "serious"},
        "authority": {"decision": "told", **day, "reference": "N-17", "why": "A risk."},
        "persons": {"decision": "not-told", "why": "Not high."},
        "prevention": {"text": "Read aloud."},
        "outcome": {"intent": "meant", "outcome": "talked-to", "text": "They were sorry."},
    }
    for step, words in steps.items():
        assert wren.get(f"/breaches/{reference}/{step}/").status_code == 200
        assert sent(wren, reference, step, **words).status_code == 302, step
    page = said(wren.get(f"/breaches/{reference}/"))
    for words in (
        "Closed on",
        "Was it meant? It was meant",
        "N-17",
        date_format(today, "j F Y"),
        "They were sorry.",
        "Wren Hazel",
        "They were talked to",
    ):
        assert words in page
    assert "dealt with" in said(at_page(heron).get("/breaches/mine/"))
    assert "A breach" not in said(wren.get("/"))


def test_days_are_those_of_the_one_clock(heron, conduct, house):
    row = conduct.report(heron)
    with CLOCK.set_to(row.decide_by + timedelta(days=1)):
        late = timezone.localdate(CLOCK.now())
        typed = {"record": str(uuid4()), "decision": "told", "why": "x"}
        parts = {f"told_on_{part}": str(getattr(late, part)) for part in ("day", "month", "year")}
        assert AuthorityForm({**typed, **parts}).is_valid()
        assert evidence_days()["until"] == late
        assert is_late(row) and not is_late(conduct.report(heron, noticed_on=late))


@pytest.mark.parametrize(("step", "warns"), [("harm", True), ("outcome", True), ("evidence", False)])
def test_where_words_are_typed_no_names_are_asked_for(heron, wren, conduct, step, warns):
    page = said(wren.get(f"/breaches/{conduct.report(heron).reference}/{step}/"))
    assert ("Please write no names" in page) is warns


def test_an_outcome_too_early_is_said_kindly(heron, wren, conduct):
    reference = conduct.report(heron).reference
    answer = sent(wren, reference, "outcome", intent="not-known", outcome="no-fault", text="x")
    assert answer.status_code == 200 and "The outcome comes last" in said(answer)


@pytest.mark.parametrize(
    ("step", "words", "problem"),
    [
        ("authority", {"decision": "told", "why": "x"}, "Please say on which day"),
        ("evidence", {"reference": "F-22222"}, "no file of this reference"),
        ("proceedings", {"what": "x", "result": ""}, "fill"),
        ("harm", {"whom": "x", "likely": "very", "grave": "severe"}, "choice"),
        ("outcome", {"intent": "meant", "outcome": "dismissal", "text": "x"}, "choice"),
        ("outcome", {"outcome": "no-fault", "text": "x"}, "Please choose one"),
    ],
)
def test_a_step_with_a_wrong_answer_is_asked_again(heron, wren, conduct, step, words, problem):
    reference = conduct.report(heron).reference
    answer = sent(wren, reference, step, **days(), **words)
    assert answer.status_code == 200 and problem in said(answer), said(answer)


def test_absent_and_forbidden_are_one_page(house, heron, robin, conduct, at_page):
    """For the reporter, for the one complained of, for a manager who is a party, and for no such breach."""
    row = conduct.report(heron, who=house.wren.row)
    for person in (heron, robin, house.wren):
        client = at_page(person)
        for path in ("", "harm/", "nonsense/"):
            there, nowhere = (client.get(f"/breaches/{ref}/{path}") for ref in (row.reference, "B-22222"))
            assert there.status_code == nowhere.status_code == 404
            assert NOT_A_WORD.sub(b"", there.content) == NOT_A_WORD.sub(b"", nowhere.content)
        assert client.get(f"/files/{row.reference}/looked/").status_code == 404


def test_the_manager_learns_nowhere_that_there_is_one_about_them(house, heron, conduct, wren):
    row = conduct.report(heron, who=house.wren.row)
    for path in ("/", "/breaches/", "/recorded/", "/refusals/", "/files/"):
        assert row.reference not in wren.get(path).content.decode(), path
    assert "No breach has been reported" in said(wren.get("/breaches/"))


@pytest.mark.parametrize("path", ["", "contacts/new/", "erase/", "touch/"])
def test_a_breach_is_no_file_of_a_person(heron, wren, conduct, path):
    assert wren.get(f"/files/{conduct.report(heron).reference}/{path}").status_code == 404


def test_the_register_is_for_those_who_deal_with_it(heron, robin, dove, conduct, at_page):
    assert at_page(robin).get("/breaches/").status_code == 404
    assert "No breach has been reported" in said(at_page(dove).get("/breaches/"))
    assert "/breaches/" in at_page(dove).get("/").content.decode()


def test_who_looked_at_a_breach_is_a_line_each(heron, wren, conduct):
    reference = conduct.report(heron).reference
    wren.get(f"/breaches/{reference}/")
    page = said(wren.get(f"/files/{reference}/looked/"))
    assert "You read this breach." in page and "began this file" in page


def test_whoever_does_not_hold_the_file_it_is_about_has_no_reference_of_it(
    house, heron, dove, marigold, conduct, at_page
):
    """A trustee without the keys of the files takes its lines as evidence all the same, without its reference."""
    row = conduct.report(heron, who=house.wren.row, about=marigold)
    client = at_page(dove)
    form = client.get(f"/breaches/{row.reference}/evidence/").content.decode()
    assert sent(client, row.reference, "evidence", reference="", **days()).status_code == 302
    page = client.get(f"/breaches/{row.reference}/")
    assert "A file that we hold" in said(page) and "Who came to a file," in said(page)
    assert "Heron of the Garden · line" in said(page)
    assert marigold.reference not in form + page.content.decode()


def test_whoever_holds_the_file_it_is_about_is_led_there(heron, robin, wren, marigold, conduct):
    row = conduct.report(heron, who=robin.row, about=marigold)
    form = wren.get(f"/breaches/{row.reference}/evidence/").content.decode()
    assert f'value="{marigold.reference}"' in form
    assert sent(wren, row.reference, "evidence", reference=marigold.reference, **days()).status_code == 302
    page = wren.get(f"/breaches/{row.reference}/")
    assert f'href="/files/{marigold.reference}/"' in page.content.decode()
    assert f"Who came to {marigold.reference}" in said(page)


@pytest.mark.parametrize("about", [True, False])
def test_evidence_of_no_file_is_asked_again(heron, robin, wren, marigold, conduct, about):
    row = conduct.report(heron, who=robin.row, about=marigold if about else None)
    answer = sent(wren, row.reference, "evidence", reference="", **days())
    assert answer.status_code == 200 and "problems" in answer.content.decode()


def test_nothing_of_it_is_in_a_title_or_an_address(heron, wren, conduct, robin):
    row = conduct.report(heron, who=robin.row)
    page = wren.get(f"/breaches/{row.reference}/").content.decode()
    title = re.search(r"<title>(.*?)</title>", page, re.S).group(1)
    assert row.reference in title and "Robin" not in title and "wrong person" not in title
    assert "Robin of the Garden" in page


def test_in_french(heron, conduct, house, at_page):
    conduct.report(heron)
    house.wren.row.language = "fr"
    house.wren.row.save()
    assert "Violations" in said(at_page(house.wren).get("/breaches/"))
