"""What the gate writes, and when plaintext may leave."""

from datetime import date
from uuid import uuid4

import pytest

from inconfidence.charity.house import gate
from inconfidence.files.actions import contact_record
from inconfidence.files.actions.opening import cabinet_for, file_open
from inconfidence.files.header import header_of
from inconfidence.files.movements import movement
from inconfidence.files.records import keep_record
from inconfidence.flow import Decision
from inconfidence.gate import Absent, NotYetCommitted, Refused
from inconfidence.ledger.entry import Entry
from inconfidence.store.models import LedgerEntry, LedgerHead, Member, SealedFile, SealedRecord


def entries(after: int = 0) -> list[Entry]:
    rows = LedgerEntry.objects.filter(index__gte=after).order_by("index")
    return [Entry.from_bytes(bytes(row.entry)) for row in rows]


def size() -> int:
    return LedgerHead.objects.get().size


def test_plaintext_does_not_leave_before_the_commit(heron, marigold):
    with gate().passing(heron.bearer, movement(marigold, "view")) as passage:
        with pytest.raises(NotYetCommitted):
            passage.header()
        with pytest.raises(NotYetCommitted):
            _ = passage.facts
    assert passage.header()["name"] == "Marigold Tansy"


def test_a_fault_in_the_block_undoes_its_changes_and_is_written_down(heron, marigold):
    before, kept = size(), SealedRecord.objects.count()
    words = {"author": heron.row.id, "kept_at": marigold.opened_at, "kind": "contact"}
    with (
        pytest.raises(ZeroDivisionError),
        gate().passing(heron.bearer, movement(marigold, "record")) as passage,
    ):
        keep_record(passage, record=uuid4(), **words)
        _ = 1 / 0
    assert SealedRecord.objects.count() == kept
    assert [entry.kind for entry in entries(before)] == ["fault"]


def test_a_refusal_is_written_down_and_says_nothing_in_clear(heron, marigold):
    before = size()
    with (
        pytest.raises(Refused),
        gate().passing(heron.bearer, movement(marigold, "publish", recipient="public", purpose="publicity")),
    ):
        pytest.fail("the block of a refusal must not run")
    (entry,) = entries(before)
    assert (entry.outcome, entry.file, entry.actor) == ("refused", marigold.id, heron.row.id)
    assert b"publicity" not in entry.to_bytes()


def test_of_two_movements_the_permitted_one_is_not_written_when_the_other_is_refused(heron, marigold):
    before = size()
    movements = [movement(marigold, "view"), movement(None, "view")]
    with pytest.raises(Absent), gate().passing_all(heron.bearer, movements):
        pytest.fail("the block of a refusal must not run")
    assert [entry.outcome for entry in entries(before)] == ["refused"]


def test_a_file_that_may_not_be_opened_leaves_no_trace_but_its_line(house):
    new = house.invite("Finch", "listener")  # signed, not trained
    person = house.sign_in("finch@garden.example")
    before = size()
    with pytest.raises(Refused):
        file_open(
            bearer=person.bearer,
            member=new,
            file=uuid4(),
            subject="client",
            header=header_of({"name": "Nobody"}),
        )
    assert not SealedFile.objects.exists()
    assert [(entry.outcome, entry.detail) for entry in entries(before)] == [("refused", None)]


def test_whoever_cannot_open_the_cabinet_can_drop_a_file_in(house, heron):
    file = house.open_file(heron, told=False)
    assert cabinet_for(heron.row).id == file.cabinet_id
    assert cabinet_for(heron.row).id not in heron.bearer.cabinets
    with gate().passing(house.wren.bearer, movement(file, "view")) as passage:
        pass
    assert passage.header()["name"] == "Marigold Tansy"


def test_the_ledger_is_one_line_a_passage(heron, marigold):
    before = size()
    for _ in range(3):
        with gate().passing(heron.bearer, movement(marigold, "view")):
            pass
    assert size() == before + 3


def test_nobody_passes_who_is_not_on_the_books(heron, marigold):
    Member.objects.filter(id=heron.row.id).update(state="left")
    with pytest.raises(Refused), gate().passing(heron.bearer, movement(marigold, "view")):
        pytest.fail("a former member must not pass")


def test_a_form_that_was_sent_twice_is_no_fault_and_no_second_line(house, heron, marigold):
    words = {"bearer": heron.bearer, "file": marigold, "record": uuid4(), "channel": "phone"}
    before = size()
    for _ in range(2):
        contact_record(happened_on=date.today(), text="Waiting for the scan.", **words)
    assert [(entry.kind, entry.outcome) for entry in entries(before)] == [("passage", "permitted")]


def test_looking_ahead_gives_the_decision_alone_and_writes_nothing(heron, marigold):
    before = size()
    decision = gate().preview(heron.bearer, movement(marigold, "view"))
    assert decision.permitted and isinstance(decision, Decision)
    assert size() == before


@pytest.mark.parametrize("there", [True, False])
def test_looking_ahead_at_what_is_not_ones_own_is_written_down(house, robin, marigold, there):
    before = size()
    with pytest.raises(Absent):
        gate().preview(robin.bearer, movement(marigold if there else None, "view"))
    assert [entry.outcome for entry in entries(before)] == ["refused"]
