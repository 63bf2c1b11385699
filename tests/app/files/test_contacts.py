"""Contacts: none before the code is explained, none lost, none read by somebody without a tie."""

from datetime import date
from uuid import uuid4

import pytest

from inconfidence.files import actions
from inconfidence.files.selectors import file_opened, files_found, files_listed
from inconfidence.gate import Absent, Refused
from inconfidence.store.models import LedgerEntry, SealedFile, SealedRecord

TODAY = date(2026, 11, 20)


def texts(person, file) -> list[str]:
    return [record.content["text"] for record in file_opened(person.bearer, file).current("contact")]


def test_no_contact_can_be_kept_before_the_code_is_explained(house, heron):
    file = house.open_file(heron, told=False)
    with pytest.raises(Refused) as refused:
        house.note(heron, file)
    assert refused.value.decision.outcome == "incomplete"
    assert "csf-2024/explain-first-contact" in refused.value.decision.clauses
    assert not SealedRecord.objects.exists()


def test_a_contact_is_kept_and_read_again(house, heron, marigold):
    house.note(heron, marigold, "Waiting for the scan on Thursday.")
    assert texts(heron, marigold) == ["Waiting for the scan on Thursday."]


def test_sent_twice_it_is_kept_once(heron, marigold):
    once = uuid4()
    for _ in range(2):
        actions.contact_record(
            bearer=heron.bearer,
            file=marigold,
            record=once,
            channel="phone",
            happened_on=TODAY,
            text="once",
        )
    assert texts(heron, marigold) == ["once"]


def test_another_cannot_pass_off_their_words_under_an_id_that_is_taken(house, heron, marigold):
    from inconfidence.gate import Absent

    other = house.open_file(heron, "Basil Oregano")
    once = uuid4()
    words = {"bearer": heron.bearer, "record": once, "channel": "phone", "happened_on": TODAY}
    actions.contact_record(file=marigold, text="hers", **words)
    with pytest.raises(Absent):
        actions.contact_record(file=other, text="his", **words)
    assert texts(heron, other) == []


def test_an_email_contact_needs_the_warning_first(house, heron):
    file = house.open_file(heron, told=False)
    for step in ("explained", "copy"):
        actions.first_contact_step(bearer=heron.bearer, file=file, step=step)
    words = {
        "bearer": heron.bearer,
        "file": file,
        "happened_on": TODAY,
        "text": "by email",
        "channel": "email",
    }
    outcomes = {}
    for code_warned in (False, True):
        if code_warned:
            actions.first_contact_step(bearer=heron.bearer, file=file, step="caveat")
        try:
            actions.contact_record(record=uuid4(), **words)
            outcomes[code_warned] = "kept"
        except Refused as refused:
            outcomes[code_warned] = refused.decision.outcome
    assert outcomes[True] == "kept"


def test_who_has_no_tie_finds_nothing(house, heron, robin, marigold):
    house.note(heron, marigold)
    with pytest.raises(Absent):
        file_opened(robin.bearer, marigold)
    assert len(files_listed(robin.bearer)) == 0
    assert files_found(robin.bearer, "Marigold").exact == []


def test_attempts_without_a_tie_are_written_down(house, robin, marigold):
    before = LedgerEntry.objects.filter(file=marigold.id).count()
    with pytest.raises(Absent):
        file_opened(robin.bearer, marigold)
    assert LedgerEntry.objects.filter(file=marigold.id).count() == before + 1


def test_the_office_of_the_branch_reads_it_the_other_branch_does_not(house, heron, marigold):
    house.note(heron, marigold, "north")
    north, south = house.join("Kite", "coordinator"), house.join("Swift", "coordinator", "South")
    assert texts(north, marigold) == ["north"]
    with pytest.raises(Absent):
        file_opened(south.bearer, marigold)


def test_counsellors_reach_the_counselling_cabinet_and_nothing_else(house, heron, teal, marigold):
    with pytest.raises(Absent):
        file_opened(teal.bearer, marigold)
    own = house.open_file(teal, "Clover Field")
    assert own.cabinet.kind == "counselling"
    with pytest.raises(Absent):
        file_opened(heron.bearer, own)


def test_a_correction_stands_in_front_and_the_first_wording_stays(house, heron, marigold):
    house.note(heron, marigold, "Thursday")
    first = file_opened(heron.bearer, marigold).current("contact")[0]
    actions.contact_correct(
        bearer=heron.bearer,
        file=marigold,
        record=first.id,
        channel="phone",
        happened_on=TODAY,
        text="Friday",
    )
    opened = file_opened(heron.bearer, marigold)
    assert texts(heron, marigold) == ["Friday"]
    assert {r.content["text"] for r in opened.records if r.kind == "contact"} == {"Thursday", "Friday"}


def test_two_corrections_of_one_wording_do_not_overrun_each_other(house, heron, marigold):
    from inconfidence.gate.errors import Changed

    house.note(heron, marigold, "Thursday")
    first = file_opened(heron.bearer, marigold).current("contact")[0]
    words = {
        "bearer": heron.bearer,
        "file": marigold,
        "record": first.id,
        "channel": "phone",
        "happened_on": TODAY,
    }
    actions.contact_correct(text="Friday", **words)
    with pytest.raises(Changed):
        actions.contact_correct(text="Saturday", **words)
    assert texts(heron, marigold) == ["Friday"]


def test_a_contact_in_the_wrong_file_moves_with_all_its_wordings(house, heron, marigold):
    basil = house.open_file(heron, "Basil Oregano")
    house.note(heron, marigold, "his first")
    first = file_opened(heron.bearer, marigold).current("contact")[0]
    words = {"bearer": heron.bearer, "file": marigold, "record": first.id}
    actions.contact_correct(text="his second", channel="phone", happened_on=TODAY, **words)
    now = file_opened(heron.bearer, marigold).current("contact")[0]
    actions.contact_move(bearer=heron.bearer, file=marigold, record=now.id, to=basil)
    here, there = file_opened(heron.bearer, marigold), file_opened(heron.bearer, basil)
    assert [r.kind for r in here.records if r.kind in {"contact", "moved"}] == ["moved"]
    assert {r.content["text"] for r in there.records if r.kind == "contact"} == {"his first", "his second"}


def test_moving_into_a_file_that_is_not_mine_changes_nothing(house, heron, robin, marigold):
    his = house.open_file(robin, "Basil Oregano")
    house.note(heron, marigold, "stays")
    first = file_opened(heron.bearer, marigold).current("contact")[0]
    with pytest.raises(Absent):
        actions.contact_move(bearer=heron.bearer, file=marigold, record=first.id, to=his)
    assert texts(heron, marigold) == ["stays"]


def test_nothing_that_was_said_is_in_the_rows(house, heron, marigold):
    house.note(heron, marigold, "pomegranate")
    rows = [bytes(c) for c in SealedRecord.objects.values_list("content", flat=True)]
    rows += [bytes(h) for h in SealedFile.objects.values_list("header", flat=True)]
    rows += [bytes(e) for e in LedgerEntry.objects.values_list("entry", flat=True)]
    assert not any(b"pomegranate" in row or b"Marigold" in row for row in rows)
