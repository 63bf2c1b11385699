"""Somebody asks for what is theirs: it is written down, its clock runs, and it ends."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from inconfidence.charity.house import CLOCK
from inconfidence.files.movements import file_of
from inconfidence.files.selectors import file_opened
from inconfidence.gate import Absent, Refused
from inconfidence.gate.errors import Changed
from inconfidence.rights import actions
from inconfidence.rights.asked import (
    asked_opened,
    is_late,
    outcome_of,
    owes_answers,
    requests_of,
    requests_to_answer,
)
from inconfidence.rights.errors import RequestClosed, StillWaiting, TooLateForLonger
from inconfidence.rights.models import Request
from inconfidence.store.erasing import file_delete
from inconfidence.store.models import SealedRecord
from tests.app.rights.conftest import request_by


def test_it_is_kept_with_its_clock_and_nothing_of_it_in_clear(heron, marigold):
    row = request_by(heron, marigold, said="The day of the scan is wrong.", wanted="correct")
    assert row.reference.startswith("R-")
    assert (row.outcome, row.closed_on, row.taken_by_id) == ("open", None, heron.row.id)
    asked = asked_opened(heron.bearer, marigold, row.id)
    assert asked.content["said"] == "The day of the scan is wrong."
    assert b"scan" not in bytes(SealedRecord.objects.get(id=row.id).content)


@pytest.mark.parametrize("code", ["csf-2012", "csf-2024", "cwc"])
@pytest.mark.parametrize(
    ("received", "due"),
    [(date(2026, 10, 22), date(2026, 11, 22)), (date(2027, 1, 31), date(2027, 2, 28))],
)
def test_it_is_due_a_month_after_the_day_on_which_it_came(house, heron, marigold, received, due):
    assert request_by(heron, marigold, received_on=received).due_on == due


def test_sent_twice_it_is_kept_once(heron, marigold):
    record = uuid4()
    request_by(heron, marigold, record=record)
    request_by(heron, marigold, record=record)
    assert Request.objects.count() == 1


@pytest.mark.parametrize("code", ["csf-2012", "csf-2016", "csf-2024", "csg06", "cwc"])
def test_before_the_first_contact_it_is_kept_and_its_clock_runs(house, heron):
    file = house.open_file(heron, "Basil Oregano", told=False)
    row = request_by(heron, file, received_on=date(2026, 10, 22))
    assert (row.outcome, row.due_on) == ("open", date(2026, 11, 22))
    with pytest.raises(Refused) as refused:
        house.note(heron, file)
    assert refused.value.decision.outcome == "incomplete"


def test_a_stranger_finds_nothing(robin, heron, marigold):
    with pytest.raises(Absent):
        request_by(robin, marigold)
    row = request_by(heron, marigold)
    for file in (marigold, file_of("F-22222")):
        with pytest.raises(Absent):
            asked_opened(robin.bearer, file, row.id)
    with pytest.raises(Absent):
        asked_opened(heron.bearer, marigold, uuid4())


def test_a_request_is_found_under_its_own_file_alone(house, heron, marigold):
    other = house.open_file(heron, "Basil Oregano")
    row = request_by(heron, marigold)
    with pytest.raises(Absent):
        asked_opened(heron.bearer, other, row.id)


def test_the_office_that_the_code_names_owes_the_answer(house):
    roles = ("listener", "counsellor", "coordinator", "safeguarding", "manager", "trustee", "staff")
    assert [role for role in roles if owes_answers(role)] == ["manager"]


def test_it_waits_for_the_manager_soonest_first_and_for_nobody_else(house, heron, marigold):
    today = timezone.localdate()
    later, sooner = (request_by(heron, marigold, received_on=today - timedelta(days=days)) for days in (1, 9))
    siskin = house.join("Siskin", "coordinator")
    wren = house.wren
    assert [row.id for row in requests_to_answer(wren.row, wren.bearer)] == [sooner.id, later.id]
    assert requests_to_answer(siskin.row, siskin.bearer) == requests_to_answer(heron.row, heron.bearer) == []


def test_the_register_is_for_those_who_hold_the_cabinet(house, heron, marigold):
    row = request_by(heron, marigold)
    siskin, dunnock = house.join("Siskin", "coordinator"), house.join("Dunnock", "coordinator", "South")
    for person in (house.wren, siskin):
        assert list(requests_of(person.bearer)) == [row]
    assert list(requests_of(dunnock.bearer)) == []
    with pytest.raises(Absent):
        requests_of(heron.bearer)


def test_two_months_more_count_from_the_day_it_came_and_are_given_once(house, heron, marigold):
    received = timezone.localdate() - timedelta(days=3)
    row = request_by(heron, marigold, received_on=received)
    _longer(house.wren, marigold, row)
    row.refresh_from_db()
    assert 89 <= (row.due_on - received).days <= 92
    assert asked_opened(heron.bearer, marigold, row.id).content["longer"]["why"] == "Much paper."
    with pytest.raises(TooLateForLonger):
        _longer(house.wren, marigold, row)


def test_after_the_month_there_is_no_more_time(house, heron, marigold):
    row = request_by(heron, marigold, received_on=timezone.localdate() - timedelta(days=40))
    assert is_late(row)
    with pytest.raises(TooLateForLonger):
        _longer(house.wren, marigold, row)


def _longer(person, file, row) -> None:
    asked = asked_opened(person.bearer, file, row.id)
    actions.request_longer(bearer=person.bearer, asked=asked, why="Much paper.")


def test_of_two_at_once_the_second_is_told_and_overwrites_nothing(house, heron, marigold):
    row, wren = request_by(heron, marigold), house.wren
    first, second = (asked_opened(one.bearer, marigold, row.id) for one in (heron, wren))
    actions.request_change(bearer=heron.bearer, asked=first, verb="request-known", came="word")
    for change in (
        lambda: actions.request_change(bearer=wren.bearer, asked=second, verb="request-known", came="none"),
        lambda: actions.request_close(bearer=wren.bearer, asked=second, outcome="withdrawn"),
        lambda: actions.request_longer(bearer=wren.bearer, asked=second, why="Much paper."),
    ):
        with pytest.raises(Changed):
            change()
    now = asked_opened(wren.bearer, marigold, row.id)
    assert (now.content["came"], now.row.outcome, now.row.longer_on) == ("word", "open", None)


def test_of_two_who_take_longer_at_once_one_does(house, heron, marigold):
    row, wren = request_by(heron, marigold), house.wren
    first, second = (asked_opened(one.bearer, marigold, row.id) for one in (heron, wren))
    actions.request_longer(bearer=heron.bearer, asked=first, why="Much paper.")
    with pytest.raises(TooLateForLonger):
        actions.request_longer(bearer=wren.bearer, asked=second, why="Holidays.")
    assert asked_opened(wren.bearer, marigold, row.id).content["longer"]["why"] == "Much paper."


def test_closed_it_waits_for_nobody_and_changes_no_more(house, heron, marigold):
    row, wren = request_by(heron, marigold), house.wren
    asked = asked_opened(wren.bearer, marigold, row.id)
    actions.request_close(bearer=wren.bearer, asked=asked, outcome="refused", why="law", said="A court.")
    row.refresh_from_db()
    assert (row.outcome, row.closed_on) == ("refused", timezone.localdate())
    assert requests_to_answer(wren.row, wren.bearer) == []
    for asked_then in (asked, asked_opened(wren.bearer, marigold, row.id)):
        with pytest.raises(RequestClosed):
            actions.request_close(bearer=wren.bearer, asked=asked_then, outcome="withdrawn")
    row.refresh_from_db()
    assert row.outcome == "refused"


def test_erasing_answers_what_was_open_and_keeps_the_line(house, heron, marigold):
    refused, open_ = request_by(heron, marigold), request_by(heron, marigold, wanted="delete")
    asked = asked_opened(house.wren.bearer, marigold, refused.id)
    actions.request_close(bearer=house.wren.bearer, asked=asked, outcome="withdrawn", said="Thanks.")
    actions.file_erase(bearer=house.wren.bearer, file=marigold, ground="asked")
    lines = {row.id: (row.outcome, row.record_id) for row in requests_of(house.wren.bearer)}
    assert lines == {refused.id: ("withdrawn", None), open_.id: ("erased", None)}


@pytest.mark.parametrize("ground", ["time", "mistake"])
@pytest.mark.parametrize("wanted", ["see", "copy"])
def test_while_somebody_waits_to_see_it_a_file_goes_only_at_their_word(
    house, heron, marigold, wanted, ground
):
    row = request_by(heron, marigold, wanted=wanted)
    for given_up in {False, ground != "asked"}:
        with pytest.raises(StillWaiting):
            actions.file_erase(bearer=house.wren.bearer, file=marigold, ground=ground, given_up=given_up)
    row.refresh_from_db()
    assert (row.outcome, row.record_id) == ("open", row.id)
    actions.file_erase(bearer=house.wren.bearer, file=marigold, ground="asked", given_up=True)
    row.refresh_from_db()
    assert (row.outcome, row.record_id) == ("unanswered", None)


def test_of_an_erased_file_it_stays_within_its_branch(house, heron, marigold):
    row = request_by(heron, marigold)
    siskin, dunnock = house.join("Siskin", "coordinator"), house.join("Dunnock", "coordinator", "South")
    actions.file_erase(bearer=house.wren.bearer, file=marigold, ground="asked", given_up=True)
    for person in (house.wren, siskin):
        assert list(requests_of(person.bearer)) == [row]
    assert list(requests_of(dunnock.bearer)) == []


def test_it_is_in_the_file_and_in_who_looked(house, heron, marigold, at_page):
    row = request_by(heron, marigold)
    assert [one.id for one in file_opened(heron.bearer, marigold).current("request")] == [row.id]
    said = at_page(heron).get(f"/files/{marigold.reference}/looked/").content.decode()
    assert f"wrote down a request about their rights: {row.reference}" in said


def test_the_day_after_it_is_late(heron, marigold):
    row = request_by(heron, marigold)
    after = CLOCK.now() + timedelta(days=40)
    assert not is_late(row) and is_late(row, after.date())


def test_one_whose_file_is_gone_is_never_open_though_a_backup_says_so(heron, marigold):
    rows = [request_by(heron, marigold, wanted=wanted) for wanted in ("delete", "copy")]
    file_delete(marigold.id)
    for row, ended in zip(rows, ("erased", "unanswered"), strict=True):
        row.refresh_from_db()
        assert (row.outcome, outcome_of(row)) == ("open", ended)
        assert not is_late(row, row.due_on + timedelta(days=1))
