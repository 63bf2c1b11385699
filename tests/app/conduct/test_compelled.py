"""Somebody is called to give evidence: who sees it, what is owed to them, and that nothing goes out by it."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest

from inconfidence.charity.drafts import draft_keep
from inconfidence.conduct.cases.errors import Closed, StepsLeft
from inconfidence.conduct.cases.reading import case_opened, register_asked
from inconfidence.conduct.cases.waiting import cases_due
from inconfidence.conduct.compelled import actions
from inconfidence.conduct.compelled.actions import steps
from inconfidence.conduct.compelled.register import SUMMONSES
from inconfidence.conduct.compelled.selectors import own_summonses, support_due_on
from inconfidence.conduct.models import Summons
from inconfidence.gate import Absent, Refused
from inconfidence.gate.errors import Changed
from inconfidence.kernel.ids import new_reference
from inconfidence.sharing.models import Disclosure
from inconfidence.store.erasing import file_delete
from inconfidence.store.models import Draft, LedgerEntry, SealedFile, SealedRecord
from tests.app.oversight.test_looked import lines

TODAY = date.today()
DAY = timedelta(days=1)
WORDS = {"by": "court", "basis": "order", "paper": "N-17", "ground": "unsure"}
under_both = pytest.mark.parametrize("code", ["cwc", "csf-2024"])
under_cwc = pytest.mark.parametrize("code", ["cwc"])


def called(house, who, about=None, **other) -> Summons:
    words = {"what": "What Marigold said in March.", "came_on": TODAY, **WORDS, **other}
    return actions.summons_enter(bearer=house.wren.bearer, summons=uuid4(), who=who.row, about=about, **words)


def step(house, row, which="support", on=TODAY, **words) -> None:
    said = {"support": {"kinds": ["company"], "answer": "thinking", "text": ""}}.get(
        which, {"text": "At ten."}
    )
    actions.summons_step(
        bearer=house.wren.bearer, case=row.file, record=uuid4(), step=which, on=on, **said, **words
    )


def day(name: str, when: date) -> dict:
    return {f"{name}_day": when.day, f"{name}_month": when.month, f"{name}_year": when.year}


def typed(who, **other) -> dict:
    rest = {"file": "none", "what": "What was said in March.", **WORDS}
    return {"record": str(uuid4()), "who": str(who.row.id), **day("came_on", TODAY), **rest, **other}


def said(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@under_both
def test_from_home_to_the_end_with_support_on_the_way(house, heron, marigold, at_page):
    client = at_page(house.wren)
    assert 'href="/evidence/"' in client.get("/").content.decode()
    answer = client.post("/evidence/new/", typed(heron, file=marigold.reference, basis="order"), follow=True)
    row = Summons.objects.get()
    assert "Heron of the Garden" in said(answer) and "Offer them support" in said(answer)
    assert row.about_id == marigold.id and row.owner_id == house.wren.row.id
    home = said(client.get("/"))
    assert "Offer support to one of us" in home and "Heron" not in home and row.reference in home
    at = f"/evidence/{row.reference}"
    early = client.post(f"{at}/closed/", {"record": str(uuid4()), "text": "x"})
    assert "The outcome comes last" in said(early)
    support = {
        "record": str(uuid4()),
        **day("on", TODAY),
        "kinds": ["company", "counselling"],
        "answer": "taken",
    }
    client.post(f"{at}/support/", {**support, "text": "Robin goes along."})
    assert "Offer support to one of us" not in said(client.get("/"))
    client.post(
        f"{at}/advice/", {"record": str(uuid4()), **day("on", TODAY), "whom": "A lawyer", "text": "Go."}
    )
    client.post(f"{at}/closed/", {"record": str(uuid4()), "text": "It was dropped."})
    page = said(client.get(f"{at}/"))
    for words in ("Somebody who goes with them", "They take it", "A lawyer", "It was dropped.", "Closed on"):
        assert words in page
    assert "You wrote down how it ended." in said(client.get(f"/files/{row.reference}/looked/"))


@under_both
def test_whoever_is_called_sees_their_own_and_nobody_else_any(house, heron, robin, at_page):
    row = called(house, heron, what="What was said in March.")
    step(house, row)
    mine = said(at_page(heron).get("/evidence/mine/"))
    assert "said in March" in mine and "They think about it" in mine and "Wren Hazel" in mine
    assert "said in March" not in said(at_page(robin).get("/evidence/mine/"))
    assert own_summonses(robin.bearer) == []
    for person in (heron, robin):
        client = at_page(person)
        assert 'href="/evidence/"' not in client.get("/").content.decode()
        seen = {
            client.get(path).status_code
            for path in ("/evidence/", "/evidence/new/", f"/evidence/{row.reference}/", "/evidence/E-22222/")
        }
        assert seen <= {403, 404}
        with pytest.raises(Absent):
            register_asked(SUMMONSES, person.bearer)
        with pytest.raises((Absent, Refused)):
            case_opened(SUMMONSES, person.bearer, row.file)
        with pytest.raises((Absent, Refused)):
            actions.summons_take_on(bearer=person.bearer, case=row.file)


@under_cwc
def test_a_trustee_with_the_cabinets_key_is_refused_by_the_code(house, heron, dove, at_page):
    """Personnel is the manager's (cwc/personnel-cabinet): a key held for want of another opens nothing."""
    called(house, heron)
    client = at_page(dove)
    assert client.get("/evidence/").status_code in {403, 404}
    assert cases_due(dove.bearer, SUMMONSES) == []


@under_cwc
def test_it_tells_nothing_on_the_file_nor_on_any_list(house, heron, robin, marigold, at_page):
    """What is looked up for it is there a reading like any other."""
    client = at_page(heron)
    called(house, heron, about=marigold)
    assert not [line for line in lines(client, marigold) if "evidence" in line or "called" in line]
    client.get("/evidence/mine/")
    for path in ("/", "/files/", "/recorded/"):
        page = said(client.get(path))
        assert "March" not in page and not re.search(r"E-[0-9A-Z]{5}", page)


@under_cwc
def test_the_names_of_the_file_are_not_kept_and_the_line_outlives_it(house, heron, marigold, at_page):
    row = called(house, heron, about=marigold)
    step(house, row, "hearing", on=TODAY)
    actions.summons_step(
        bearer=house.wren.bearer,
        case=row.file,
        record=uuid4(),
        step="advice",
        on=TODAY,
        whom="A lawyer",
        text="Say nothing of Marigold Tansy.",
    )
    opened = case_opened(SUMMONSES, house.wren.bearer, row.file)
    assert "Marigold" not in opened.report["what"] and "Marigold" not in opened.steps[-1].content["text"]
    file_delete(marigold.id)
    assert "has been erased" in said(at_page(house.wren).get(f"/evidence/{row.reference}/"))
    file_delete(row.id)
    page = said(at_page(house.wren).get("/evidence/"))
    assert row.reference in page and "What it was has been erased." in page and "Heron" not in page


@under_cwc
def test_what_is_kept_of_it_is_sealed(house, heron):
    row = called(house, heron, what="The letter of the fourteenth.")
    step(house, row, "hearing")
    kept = [*SealedFile.objects.values_list("header", flat=True)]
    kept += [*SealedRecord.objects.values_list("content", flat=True)]
    kept += [*LedgerEntry.objects.values_list("entry", flat=True)]
    for words in ("fourteenth", "N-17", "court", str(heron.row.id)):
        assert not any(words.encode() in bytes(one) for one in kept[:2])
    assert heron.row.id not in set(Summons.objects.values_list("owner_id", flat=True))


@pytest.mark.parametrize(
    ("hearings", "offered", "owed"),
    [
        ([], [], TODAY),
        ([], [TODAY], None),
        ([TODAY + 5 * DAY], [], TODAY),
        ([TODAY + 5 * DAY], [TODAY], TODAY + 6 * DAY),
        ([TODAY + 5 * DAY], [TODAY, TODAY + 5 * DAY], TODAY + 6 * DAY),
        ([TODAY + 5 * DAY], [TODAY, TODAY + 6 * DAY], None),
        ([TODAY + 9 * DAY, TODAY + 5 * DAY], [TODAY], TODAY + 6 * DAY),
        ([TODAY + 9 * DAY, TODAY + 5 * DAY], [TODAY + 6 * DAY], TODAY + 10 * DAY),
        ([TODAY - 5 * DAY], [TODAY], None),
    ],
)
def test_support_is_owed_at_once_and_after_each_hearing(hearings, offered, owed):
    assert support_due_on(TODAY, hearings, offered) == owed


@under_cwc
def test_a_hearing_puts_it_on_home_from_the_day_after(house, heron):
    row = called(house, heron)
    assert [one.id for one in cases_due(house.wren.bearer, SUMMONSES)] == [row.id]
    step(house, row)
    assert cases_due(house.wren.bearer, SUMMONSES) == []
    step(house, row, "hearing", on=TODAY + 3 * DAY)
    row.refresh_from_db()
    assert row.due_on == TODAY + 4 * DAY and cases_due(house.wren.bearer, SUMMONSES) == []
    Summons.objects.update(due_on=TODAY)
    assert [one.id for one in cases_due(house.wren.bearer, SUMMONSES)] == [row.id]


@under_cwc
def test_one_that_waits_for_nothing_stands_beside_one_that_does(house, heron, robin):
    step(house, called(house, heron))
    waiting = called(house, robin)
    assert [one.id for one in cases_due(house.wren.bearer, SUMMONSES)] == [waiting.id]


@under_cwc
def test_nothing_is_closed_before_support_and_after_that_only_support_is_added(house, heron):
    row = called(house, heron)
    ends = {"bearer": house.wren.bearer, "case": row.file, "text": "It is over."}
    with pytest.raises(StepsLeft):
        actions.summons_close(record=uuid4(), **ends)
    step(house, row)
    actions.summons_close(record=uuid4(), **ends)
    with pytest.raises(Closed):
        step(house, row, "hearing")
    step(house, row)
    row.refresh_from_db()
    assert row.closed_at and row.due_on is None


@under_cwc
def test_nothing_is_closed_while_a_hearing_lies_ahead_or_no_support_came_after_it(house, heron, at_page):
    row = called(house, heron)
    ends = {"bearer": house.wren.bearer, "case": row.file, "text": "It is over."}
    step(house, row)
    for when in (TODAY, TODAY + 3 * DAY):
        step(house, row, "hearing", on=when)
        with pytest.raises(StepsLeft):
            actions.summons_close(record=uuid4(), **ends)
    page = at_page(house.wren).get(f"/evidence/{row.reference}/")
    assert f"/evidence/{row.reference}/closed/" not in page.content.decode()
    other = called(house, heron)
    step(house, other, on=TODAY - 4 * DAY)
    step(house, other, "hearing", on=TODAY - 3 * DAY)
    step(house, other, "hearing", on=TODAY + 3 * DAY)
    step(house, other)
    actions.summons_step(
        bearer=house.wren.bearer,
        case=other.file,
        record=uuid4(),
        step="given",
        on=TODAY,
        way="nothing",
        disclosure="none",
        text="It was called off.",
    )
    actions.summons_close(record=uuid4(), **ends | {"case": other.file})
    assert Summons.objects.get(id=other.id).closed_at


@under_cwc
def test_two_who_write_at_once_lose_no_hearing(house, heron, monkeypatch):
    row, opening = called(house, heron), steps.case_opened
    step(house, row)

    def opened_and_overtaken(*args):
        found = opening(*args)
        monkeypatch.setattr(steps, "case_opened", opening)
        step(house, row, "hearing", on=TODAY + 3 * DAY)
        return found

    monkeypatch.setattr(steps, "case_opened", opened_and_overtaken)
    step(house, row, "hearing", on=TODAY + 9 * DAY)
    row.refresh_from_db()
    assert row.due_on == TODAY + 4 * DAY and len(opening(SUMMONSES, house.wren.bearer, row.file).steps) == 3


@under_cwc
def test_a_draft_about_it_goes_when_it_does(house, heron, rf):
    row, draft = called(house, heron), rf.post("/", {"text": "Say nothing of Mari"}).POST
    assert draft_keep(member=house.wren.row, path=f"/evidence/{row.reference}/advice/", typed=draft)
    file_delete(row.id)
    assert not Draft.objects.exists()


@under_cwc
def test_papers_go_by_the_register_of_what_was_told_outside_alone(house, heron, marigold, at_page):
    row = called(house, heron, about=marigold)
    client, at = at_page(house.wren), f"/evidence/{row.reference}/given/"
    page = client.get(at).content.decode()
    assert f"/files/{marigold.reference}/disclose/" in page
    given = {"record": str(uuid4()), **day("on", TODAY), "way": "papers", "text": "Two letters."}
    assert "in the usual way" in said(client.post(at, {**given, "disclosure": "none"}))
    assert "problems" in client.post(at, {**given, "disclosure": "D-22222"}).content.decode()
    house.note(heron, marigold)
    told = Disclosure.objects.create(
        record=SealedRecord.objects.filter(file=marigold).first(),
        cabinet_id=marigold.cabinet_id,
        reference=new_reference("D"),
        made_by=house.wren.row,
        made_at=row.entered_at,
    )
    assert client.post(at, {**given, "disclosure": told.reference}).status_code == 302
    assert told.reference in said(client.get(f"/evidence/{row.reference}/"))


@under_cwc
def test_a_wrong_answer_is_asked_again(house, heron, at_page):
    client = at_page(house.wren)
    for wrong in (
        {"by": "nobody"},
        {"ground": "law-fr/witness"},
        {"file": "F-22222"},
        {"what": ""},
        {"came_on_year": "2999"},
    ):
        answer = client.post("/evidence/new/", typed(heron, **wrong))
        assert answer.status_code == 200 and "problems" in answer.content.decode(), wrong
    assert not Summons.objects.exists()


@under_cwc
def test_sent_twice_it_is_kept_once_and_other_words_are_said(house, heron, at_page):
    client, sent = at_page(house.wren), typed(heron)
    first, second = (client.post("/evidence/new/", sent) for _ in range(2))
    assert first.status_code == second.status_code == 302 and first.url == second.url
    again = client.post("/evidence/new/", sent | {"what": "What was said in May."})
    assert again.status_code == 409 and "said in May" in client.get("/evidence/new/").content.decode()
    assert Summons.objects.count() == 1


@under_cwc
def test_who_is_overtaken_again_and_again_reads_so_and_keeps_their_words(house, heron, at_page, monkeypatch):
    """Three tries are made; then somebody has to look."""
    row, client = called(house, heron), at_page(house.wren)

    def overtaken(*_given, **_words):
        raise Changed

    monkeypatch.setattr(steps, "_step_kept", overtaken)
    address = f"/evidence/{row.reference}/support/"
    fields = client.get(address).context["form"].fields
    sent = {name: fields[name].choices[0][0] for name in ("kinds", "answer")}
    sent |= {"on_day": TODAY.day, "on_month": TODAY.month, "on_year": TODAY.year}
    answer = client.post(address, sent | {"record": uuid4(), "text": "Somebody to talk to."})
    assert answer.status_code == 200 and "Others wrote here at the same moment" in said(answer)
    assert "Somebody to talk to." in answer.content.decode()


@under_cwc
def test_who_erases_a_file_is_told_that_a_court_has_asked_for_it(house, heron, marigold, at_page):
    client, address = at_page(house.wren), f"/files/{marigold.reference}/erase/"
    assert "may not be destroyed" not in said(client.get(address))
    row = called(house, heron, about=marigold)
    assert "may not be destroyed" in said(client.get(address)) and row.reference in said(client.get(address))
    assert "Heron of the Garden" in said(client.get(f"/files/{row.reference}/erase/"))
