"""Dealing with a breach: an owner, a clock, steps, evidence, proceedings, an outcome."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from inconfidence.charity.actions.keys import cabinet_turn, member_take_leave
from inconfidence.conduct.alerts.actions import alert_take_on
from inconfidence.conduct.alerts.register import ALERTS
from inconfidence.conduct.breaches import actions
from inconfidence.conduct.breaches.deadlines import is_late
from inconfidence.conduct.breaches.errors import TooManyLines
from inconfidence.conduct.breaches.evidence import lines_of
from inconfidence.conduct.breaches.outcomes import not_offered
from inconfidence.conduct.breaches.register import BREACHES
from inconfidence.conduct.breaches.selectors import breach_rows
from inconfidence.conduct.cases.errors import Closed, NotTheirs, StepsLeft
from inconfidence.conduct.cases.reading import cases_opened
from inconfidence.conduct.cases.waiting import cases_due
from inconfidence.conduct.grievances.actions import grievance_take_on
from inconfidence.conduct.grievances.register import GRIEVANCES
from inconfidence.conduct.models import Alert, Breach, Grievance
from inconfidence.files.selectors import file_opened
from inconfidence.gate import Absent
from inconfidence.gate.errors import SentOtherwise
from inconfidence.rights.actions import file_erase
from inconfidence.store.models import Cabinet, LedgerEntry, Member, SealedFile
from tests.app.conduct.conftest import STEPS
from tests.app.conduct.test_alerts import another_trustee, reported
from tests.app.conduct.test_grievances import raised
from tests.app.conduct.test_pages_of_breaches import said

TODAY = date.today()
DAYS = {"since": TODAY - timedelta(days=1), "until": TODAY + timedelta(days=1)}


@pytest.fixture
def wren(house):
    """The manager, who deals with most."""
    return house.wren


def attach(by, breach, file, **days):
    given = {"record": uuid4(), "file": file, **DAYS, **days}
    return actions.evidence_attach(bearer=by.bearer, case=breach.file, **given)


def test_whoever_takes_the_first_step_owns_it(heron, wren, conduct):
    row = conduct.report(heron)
    conduct.steps(wren, row, "contained")
    row.refresh_from_db()
    assert row.owner_id == wren.row.id and row.taken_on_at


def test_another_takes_it_over(house, heron, wren, conduct):
    second = house.join("Kite", "manager", None)
    row = conduct.report(heron)
    for person in (wren, second):
        actions.breach_take_on(bearer=person.bearer, case=row.file)
    assert Breach.objects.get().owner_id == second.row.id
    assert cases_due(wren.bearer, BREACHES) == [] and len(cases_due(second.bearer, BREACHES)) == 1


def test_what_is_late_is_on_the_home_of_all_who_deal_with_such(house, heron, dove, wren, conduct):
    second, owl, past = house.join("Kite", "manager", None), another_trustee(house, dove), timedelta(days=40)
    breach, complaint, report = conduct.report(heron), raised(heron), reported(heron)
    for take_on, by, row in (
        (actions.breach_take_on, second, breach),
        (grievance_take_on, second, complaint),
        (alert_take_on, owl, report),
    ):
        take_on(bearer=by.bearer, case=row.file)
    assert cases_due(wren.bearer, BREACHES, GRIEVANCES) == cases_due(dove.bearer, ALERTS) == []
    Breach.objects.update(decide_by=breach.decide_by - past)
    Grievance.objects.update(acknowledge_by=complaint.acknowledge_by - past)
    Alert.objects.update(answer_by=report.answer_by - past)
    assert cases_due(wren.bearer, BREACHES) == [breach] and cases_due(wren.bearer, GRIEVANCES) == [complaint]
    assert cases_due(dove.bearer, ALERTS) == [report]
    Breach.objects.update(decided_at=breach.reported_at)
    Grievance.objects.update(acknowledged_at=complaint.raised_at)
    Alert.objects.update(awaits_answer=False)
    assert cases_due(wren.bearer, BREACHES, GRIEVANCES) == cases_due(dove.bearer, ALERTS) == []
    for days, owed in ((30, []), (31, [breach])):
        Breach.objects.update(reported_at=breach.reported_at - timedelta(days=days))
        assert (
            cases_due(wren.bearer, BREACHES) == owed == [one for one in Breach.objects.all() if is_late(one)]
        )


def test_what_a_leaver_dealt_with_waits_for_the_others(house, heron, wren, conduct):
    second = house.join("Kite", "manager", None)
    row = conduct.report(heron)
    actions.breach_take_on(bearer=second.bearer, case=row.file)
    assert cases_due(wren.bearer, BREACHES) == []
    member_take_leave(bearer=wren.bearer, member=second.row)
    assert [one.id for one in cases_due(wren.bearer, BREACHES)] == [row.id]


def test_deciding_on_the_authority_stops_the_clock(heron, wren, conduct):
    row = conduct.report(heron)
    conduct.steps(wren, row, "harm")
    assert Breach.objects.get().decided_at is None
    conduct.steps(wren, row, "authority")
    assert Breach.objects.get().decided_at is not None
    assert len(cases_due(wren.bearer, BREACHES)) == 1


def test_each_step_says_who_and_when_and_the_last_word_counts(heron, wren, conduct):
    row = conduct.report(heron)
    conduct.steps(wren, row)
    again = STEPS["harm"] | {"grave": "severe"}
    actions.breach_step(bearer=wren.bearer, case=row.file, record=uuid4(), step="harm", **again)
    opened = conduct.opened(wren, row)
    assert [one.kind for one in opened.steps] == [*STEPS, "harm"]
    assert {one.author for one in opened.steps} == {wren.row.id}
    assert opened.last("harm").content["grave"] == "severe"


def test_an_outcome_comes_after_every_step(heron, wren, conduct):
    row = conduct.report(heron)
    conduct.steps(wren, row, "contained", "harm", "persons")
    with pytest.raises(StepsLeft, match="`authority`, `prevention`"):
        conduct.close(wren, row)
    conduct.steps(wren, row, "authority", "prevention")
    conduct.close(wren, row)
    assert Breach.objects.get().closed_at and cases_due(wren.bearer, BREACHES) == []


def test_after_the_outcome_only_proceedings_go_on(heron, wren, conduct):
    row = conduct.report(heron)
    conduct.steps(wren, row)
    conduct.close(wren, row, "proceedings")
    for late in (lambda: conduct.steps(wren, row, "harm"), lambda: conduct.close(wren, row)):
        with pytest.raises(Closed):
            late()
    words = {"what": "A hearing.", "began_on": TODAY, "ended_on": TODAY, "result": "A warning."}
    actions.proceedings_record(bearer=wren.bearer, case=row.file, record=uuid4(), **words)
    opened = conduct.opened(wren, row)
    assert opened.last("outcome").content["outcome"] == "proceedings"
    assert opened.last("proceedings").content["ended_on"] == TODAY.isoformat()
    assert opened.last("proceedings").content["result"] == "A warning."


def test_a_step_sent_twice_is_kept_once(heron, wren, conduct):
    row, record = conduct.report(heron), uuid4()
    for _ in range(2):
        words = STEPS["contained"]
        actions.breach_step(bearer=wren.bearer, case=row.file, record=record, step="contained", **words)
    assert len(conduct.opened(wren, row).steps) == 1
    with pytest.raises(SentOtherwise):
        actions.breach_step(
            bearer=wren.bearer, case=row.file, record=record, step="contained", text="Rang them."
        )
    assert [one.content["text"] for one in conduct.opened(wren, row).steps] == [STEPS["contained"]["text"]]


@pytest.mark.parametrize("who", ["heron", "robin", "teal"])
def test_nobody_else_can_write_in_it(request, heron, conduct, who):
    row, person = conduct.report(heron), request.getfixturevalue(who)
    with pytest.raises(Absent):
        conduct.steps(person, row, "contained")
    with pytest.raises(Absent):
        actions.breach_take_on(bearer=person.bearer, case=row.file)


def test_a_party_who_holds_the_key_can_write_nothing_either(house, heron, wren, conduct):
    """A party may raise and answer under the code: not here, where what they write would stand among the steps."""
    row = conduct.report(heron, who=wren.row)
    with pytest.raises(Absent):
        conduct.steps(wren, row, "contained")
    assert Breach.objects.get().owner_id is None


def test_who_turns_out_to_have_done_it_is_named_later(house, heron, robin, wren, conduct):
    row = conduct.report(heron)
    actions.who_name(bearer=wren.bearer, case=row.file, record=uuid4(), who=robin.row)
    assert conduct.opened(wren, row).who == robin.row.id
    actions.who_name(bearer=wren.bearer, case=row.file, record=uuid4(), who="outside")
    assert conduct.opened(wren, row).who is None


def test_whoever_deals_with_it_cannot_be_named_in_it(heron, wren, conduct):
    row = conduct.report(heron)
    with pytest.raises(NotTheirs):
        actions.who_name(bearer=wren.bearer, case=row.file, record=uuid4(), who=wren.row)
    assert conduct.opened(wren, row).who is None


def test_evidence_points_to_lines_of_the_ledger(heron, robin, wren, marigold, conduct):
    row = conduct.report(heron, who=robin.row, about=marigold)
    with pytest.raises(Absent):
        file_opened(robin.bearer, marigold)
    file_opened(heron.bearer, marigold)
    assert attach(wren, row, marigold) > 2
    lines = lines_of(conduct.opened(wren, row).last("evidence").content)
    assert any(one.who == robin.row.id and one.outcome == "refused" and not one.purpose for one in lines)
    assert any(one.who == heron.row.id and one.purpose == "support" for one in lines)
    assert all(LedgerEntry.objects.get(index=one.index).file == marigold.id for one in lines)


def test_evidence_of_other_days_is_not_attached(heron, wren, marigold, conduct):
    row = conduct.report(heron, about=marigold)
    long_ago = TODAY - timedelta(days=90)
    assert attach(wren, row, marigold, since=long_ago, until=long_ago) == 0


def test_evidence_that_nobody_would_read_is_refused(monkeypatch, heron, wren, marigold, conduct):
    monkeypatch.setattr("inconfidence.conduct.breaches.actions.evidence.MOST", 3)
    row = conduct.report(heron, about=marigold)
    with pytest.raises(TooManyLines, match="choose fewer days"):
        attach(wren, row, marigold)


def test_a_trustee_gets_who_and_when_of_the_file_it_is_about_and_of_no_other(
    house, heron, wren, dove, marigold, conduct
):
    row = conduct.report(heron, who=wren.row, about=marigold)
    assert attach(dove, row, marigold) > 0
    lines = lines_of(conduct.opened(dove, row).last("evidence").content)
    assert {one.purpose for one in lines} == {""} and {one.who for one in lines} >= {heron.row.id}
    with pytest.raises(Absent):
        attach(dove, row, house.open_file(heron, "Basil Oregano"))
    with pytest.raises(Absent):
        attach(dove, row, None)


@pytest.mark.parametrize(("code", "offered"), [("cwc", True), ("csf-2024", False)])
def test_dismissal_is_offered_where_the_code_speaks_of_it(house, heron, code, offered):
    assert ("dismissal" not in not_offered(heron.row)) is offered
    assert "legal" in not_offered(heron.row) and "legal" not in not_offered(None)
    left = replace(heron, row=Member(state="left")).row
    assert "legal" not in not_offered(left) and "dismissal" in not_offered(left)


def test_steps_outcome_and_proceedings_outlive_the_names_of_the_file(heron, wren, dove, marigold, conduct):
    row = conduct.report(heron, about=marigold)
    text = "Marigold Tansy was told, and Finch."
    told = {"bearer": wren.bearer, "case": row.file}
    actions.breach_step(**told, record=uuid4(), step="contained", text=text)
    actions.breach_step(**told, record=uuid4(), step="harm", **STEPS["harm"] | {"whom": text})
    conduct.steps(wren, row, "authority", "prevention")
    actions.breach_step(**told, record=uuid4(), step="persons", **STEPS["persons"] | {"why": text})
    actions.proceedings_record(**told, record=uuid4(), what=text, began_on=TODAY, result=text)
    actions.breach_close(**told, record=uuid4(), outcome="talked-to", text=text)
    said = str([one.content for one in conduct.opened(wren, row).steps])
    assert said.count("Finch") == 6 and "Marigold" not in said and "Tansy" not in said


def test_who_cannot_read_the_file_writes_as_they_type(house, heron, dove, marigold, conduct):
    row = conduct.report(heron, who=house.wren.row, about=marigold)
    conduct.steps(dove, row, "contained")
    assert conduct.opened(dove, row).last("contained").content["text"] == STEPS["contained"]["text"]


def test_a_file_that_is_erased_leaves_a_nameless_record(heron, wren, marigold, conduct):
    texts = {"what": "A letter to Marigold Tansy went astray.", "at_once": "Nothing."}
    row = conduct.report(heron, about=marigold, texts=texts)
    attach(wren, row, marigold)
    file_erase(bearer=wren.bearer, file=marigold, ground="asked")
    opened = conduct.opened(wren, row)
    assert opened.row.about is None and "Marigold" not in opened.report["what"]
    assert lines_of(opened.last("evidence").content)


def test_a_breach_that_is_erased_stays_on_the_register_without_a_word(heron, wren, conduct):
    row = conduct.report(heron)
    conduct.steps(wren, row, "contained")
    file_erase(bearer=wren.bearer, file=row.file, ground="time")
    [line] = cases_opened(BREACHES, wren.bearer, list(breach_rows(wren.bearer)))
    assert (line.row.reference, line.row.file, line.report) == (row.reference, None, {})
    assert cases_due(wren.bearer, BREACHES) == [] and not SealedFile.objects.filter(id=row.id).exists()
    with pytest.raises(Absent):
        conduct.opened(wren, row)


def test_a_breach_about_the_manager_is_the_trustees_to_erase(heron, wren, dove, conduct):
    row = conduct.report(heron, who=wren.row)
    with pytest.raises(Absent):
        file_erase(bearer=wren.bearer, file=row.file, ground="time")
    file_erase(bearer=dove.bearer, file=row.file, ground="time")
    assert not SealedFile.objects.filter(id=row.id).exists()


def test_a_closed_case_is_erased_from_its_page_and_an_open_one_by_none(
    house, heron, wren, dove, conduct, at_page
):
    breach, about_wren, report = conduct.report(heron), raised(heron, wren.row), reported(heron)
    cases = ((wren, "breaches", breach), (dove, "grievances", about_wren), (dove, "alerts", report))
    for by, register, row in cases:
        client, erase = at_page(by), f"/files/{row.reference}/erase/"
        assert client.get(erase).status_code == 404
        type(row).objects.filter(id=row.id).update(closed_at=timezone.now())
        assert erase in client.get(f"/{register}/{row.reference}/").content.decode()
        assert "Erase this case" in said(client.get(erase))
        typed = {"ground": "time", "free": "on", "reference": row.reference}
        assert at_page(heron).post(erase, typed).status_code in {403, 404}
        if by is dove:
            assert at_page(wren).post(erase, typed).status_code in {403, 404}
        assert SealedFile.objects.filter(id=row.id).exists()
        answer = client.post(erase, typed, follow=True)
        assert "has erased what was kept under this reference" in said(answer) and row.reference in said(
            answer
        )
        assert type(row).objects.get(id=row.id).file is None
        assert row.reference in said(client.get("/erasures/"))
        answer = client.post(f"/erasures/{row.reference}/paper/", follow=True)
        assert "Destroyed by" in said(answer)
    seen = said(at_page(wren).get("/erasures/"))
    assert breach.reference in seen and about_wren.reference not in seen and report.reference not in seen
    assert breach.reference not in said(at_page(dove).get("/erasures/"))
    assert at_page(heron).get("/erasures/").status_code in {403, 404}


def test_it_opens_after_the_keys_of_its_cabinet_turned(heron, wren, conduct):
    """Also one that nobody had looked at before, and that still lay as it was dropped in."""
    before, unseen = conduct.report(heron), conduct.report(heron)
    conduct.steps(wren, before, "contained")
    cabinet_turn(bearer=wren.bearer, cabinet=Cabinet.objects.get(kind="grievance"))
    for row in (before, unseen):
        assert conduct.opened(wren, row).report["kind"] == "wrong-address"
