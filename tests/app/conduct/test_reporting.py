"""Reporting a breach: anyone may, it is kept sealed, and whoever it names never sees it."""

from datetime import date, timedelta

import pytest

from inconfidence.charity import actions as charity
from inconfidence.charity.house import CLOCK
from inconfidence.conduct.breaches.deadlines import decide_by
from inconfidence.conduct.breaches.register import BREACHES
from inconfidence.conduct.cases.waiting import cases_due
from inconfidence.conduct.models import Breach, Handler
from inconfidence.files.selectors import files_listed
from inconfidence.gate import Absent, Refused
from inconfidence.gate.errors import Taken
from inconfidence.store.models import LedgerEntry, Member, SealedFile

CODES = ["csf-2012", "csf-2016", "csf-2024", "csg06", "cwc"]


def kind_of(row: Breach) -> str:
    return row.file.cabinet.kind


def put_before(row: Breach) -> set:
    return set(Handler.objects.filter(file_id=row.id).values_list("member_id", flat=True))


@pytest.mark.parametrize("code", CODES)
def test_under_every_code_anyone_reports_and_the_manager_reads(house, heron, conduct):
    row = conduct.report(heron)
    assert kind_of(row) == "grievance" and put_before(row) == {house.wren.row.id}
    assert conduct.opened(house.wren, row).report["what"] == "The letter went to the neighbour."


@pytest.mark.parametrize("code", CODES)
def test_what_the_manager_did_goes_to_the_trustees(house, heron, dove, conduct):
    row = conduct.report(heron, who=house.wren.row)
    assert kind_of(row) == "whistleblowing" and put_before(row) == {dove.row.id}
    assert conduct.opened(dove, row).who == house.wren.row.id
    with pytest.raises(Absent):
        conduct.opened(house.wren, row)


def test_the_manager_reports_themself_and_the_trustees_deal_with_it(house, dove, conduct):
    row = conduct.report(house.wren, who=house.wren.row)
    assert put_before(row) == {dove.row.id} and cases_due(house.wren.bearer, BREACHES) == []


def test_without_a_trustee_it_waits_and_the_manager_who_holds_the_key_is_shut_out(house, heron, conduct):
    """Until a trustee comes the manager holds the keys of that cabinet: the gate alone keeps it from them."""
    row = conduct.report(heron, who=house.wren.row)
    assert kind_of(row) == "whistleblowing" and put_before(row) == set()
    with pytest.raises(Absent):
        conduct.opened(house.wren, row)


def test_one_of_two_managers_never_sees_what_they_did(house, heron, conduct, dove):
    second = house.join("Kite", "manager", None)
    row = conduct.report(heron, who=second.row)
    assert kind_of(row) == "whistleblowing"
    with pytest.raises(Absent):
        conduct.opened(second, row)


def test_the_reporter_and_everybody_else_can_read_nothing_of_it(house, heron, robin, conduct):
    row = conduct.report(heron)
    for person in (heron, robin):
        with pytest.raises(Absent):
            conduct.opened(person, row)


def test_a_former_volunteer_can_be_named(house, heron, robin, conduct):
    charity.member_take_leave(bearer=house.wren.bearer, member=robin.row)
    row = conduct.report(heron, who=Member.objects.get(id=robin.row.id))
    assert conduct.opened(house.wren, row).who == robin.row.id


def test_names_that_the_file_knows_are_left_out(house, heron, marigold, conduct):
    texts = {"what": "Marigold Tansy was spoken of, by Finch.", "at_once": "Told Marigold."}
    row = conduct.report(heron, about=marigold, texts=texts)
    report = conduct.opened(house.wren, row).report
    assert "Marigold" not in report["what"] + report["at_once"] and "Finch" in report["what"]


def test_whose_file_one_does_not_hold_cannot_be_named(house, robin, marigold, conduct):
    with pytest.raises(Absent):
        conduct.report(robin, about=marigold)
    assert not Breach.objects.exists()


def test_nothing_of_it_is_in_clear(house, heron, robin, conduct):
    row = conduct.report(heron, who=robin.row)
    kept = bytes(row.file.header) + bytes(row.file.facts)
    ledger = b"".join(bytes(one.entry) for one in LedgerEntry.objects.filter(file=row.id))
    for secret in (b"neighbour", b"wrong-address", robin.row.id.hex.encode(), str(robin.row.id).encode()):
        assert secret not in kept and secret not in ledger


def test_sent_twice_it_is_kept_once(heron, robin, conduct):
    first = conduct.report(heron)
    assert conduct.report(heron, breach=first.id).id == first.id
    assert Breach.objects.count() == 1
    with pytest.raises(Taken):
        conduct.report(robin, breach=first.id)


def test_the_id_of_a_file_is_no_id_of_a_breach(heron, marigold, conduct):
    with pytest.raises(Taken):
        conduct.report(heron, breach=marigold.id)


def test_whose_training_lapsed_reports_nothing(house, heron, conduct):
    Member.objects.filter(id=heron.row.id).update(trained_until=date.today() - timedelta(days=2))
    with pytest.raises(Refused):
        conduct.report(heron)
    assert not SealedFile.objects.filter(reference__startswith="B-").exists()


def test_a_breach_is_on_no_list_of_people(house, heron, marigold, conduct):
    conduct.report(heron)
    listed = files_listed(house.wren.bearer)
    assert [line.reference for line in listed[:]] == [marigold.reference] and listed.shut == []


@pytest.mark.parametrize("earlier", [timedelta(0), timedelta(days=2)])
def test_the_clock_counts_from_the_day_it_was_noticed(heron, conduct, earlier):
    day = date.today() - earlier
    assert conduct.report(heron, noticed_on=day).decide_by == decide_by(day, CLOCK.now())
