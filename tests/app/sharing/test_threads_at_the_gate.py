"""Nothing of a thread leaves the gate before its entry is durable, nor by another way."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from inconfidence.charity.house import gate
from inconfidence.files.movements import movement
from inconfidence.gate.errors import NotYetCommitted
from inconfidence.gate.threads import MessageRow, ThreadKey, ThreadRow, read_thread
from inconfidence.ledger.entry import Entry
from inconfidence.sharing.models import Consultation, Message
from inconfidence.sharing.threads import row_of_message, row_of_thread, threads
from inconfidence.store.models import LedgerEntry
from inconfidence.vault.errors import SealBroken

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def thread(sharing, heron, robin, marigold) -> Consultation:
    """A thread between Heron and Robin."""
    sharing.asked(heron, robin, marigold)
    return Consultation.objects.get()


@pytest.fixture
def faults():
    """Who came upon one, and in which file."""

    def said() -> list[tuple[UUID | None, UUID | None]]:
        lines = LedgerEntry.objects.order_by("index").values_list("entry", flat=True)
        entries = [Entry.from_bytes(bytes(line)) for line in lines]
        return [(one.actor, one.file) for one in entries if one.kind == "fault"]

    return said


def turned(blob: bytes) -> bytes:
    """The same with its last bit turned."""
    return blob[:-1] + bytes([blob[-1] ^ 1])


def flipped(message: Message) -> MessageRow:
    """The message with a bit of its content turned."""
    row = row_of_message(message)
    return replace(row, content=turned(row.content))


def test_the_one_asked_reads_after_the_block_only(thread, robin):
    with threads().joining(robin.bearer, row_of_thread(thread, robin.bearer), "view") as joined:
        with pytest.raises(NotYetCommitted):
            joined.read(row_of_message(Message.objects.get()))
        with pytest.raises(NotYetCommitted):
            _ = joined.terms
    assert joined.read(row_of_message(Message.objects.get()))["text"]


def test_whoever_holds_the_file_reads_after_the_block_only(sharing, thread, heron, marigold):
    kept = sharing.read(heron, marigold, thread.id, "consultation").content["thread_key"]
    messages = [row_of_message(Message.objects.get())]
    with gate().passing(heron.bearer, movement(marigold, "view")) as passage, pytest.raises(NotYetCommitted):
        read_thread(passage, thread.id, kept, messages)
    assert read_thread(passage, thread.id, kept, messages)[0]["text"]


def test_a_block_that_fails_leaves_nothing_and_no_plaintext(thread, robin):
    before = LedgerEntry.objects.count()
    with (
        pytest.raises(ZeroDivisionError),
        threads().joining(robin.bearer, row_of_thread(thread, robin.bearer), "record") as joined,
    ):
        joined.seal_message(uuid4(), robin.row.id, {"text": "never kept"})
        raise ZeroDivisionError
    assert LedgerEntry.objects.count() == before
    with pytest.raises(NotYetCommitted):
        joined.read(row_of_message(Message.objects.get()))


def test_another_author_or_place_breaks_the_seal(thread, heron, robin):
    with threads().joining(robin.bearer, row_of_thread(thread, robin.bearer), "view") as joined:
        pass
    message = row_of_message(Message.objects.get())
    for other in (
        MessageRow(message.id, robin.row.id, message.content),
        MessageRow(uuid4(), message.author, message.content),
        MessageRow(message.id, message.author, message.content[:-1] + bytes([message.content[-1] ^ 1])),
    ):
        with pytest.raises(SealBroken):
            joined.read(other)


def test_a_broken_message_is_a_fault_of_its_file_for_the_one_asked(thread, robin, faults):
    with threads().joining(robin.bearer, row_of_thread(thread, robin.bearer), "view") as joined:
        pass
    with pytest.raises(SealBroken):
        joined.read(flipped(Message.objects.get()))
    assert faults() == [(robin.row.id, thread.record.file_id)]


def test_a_broken_message_is_a_fault_of_its_file_for_whoever_holds_it(
    sharing, thread, heron, marigold, faults
):
    kept = sharing.read(heron, marigold, thread.id, "consultation").content["thread_key"]
    with gate().passing(heron.bearer, movement(marigold, "view")) as passage:
        pass
    with pytest.raises(SealBroken):
        read_thread(passage, thread.id, kept, [flipped(Message.objects.get())])
    assert faults() == [(heron.row.id, marigold.id)]


@pytest.mark.parametrize("part", ["wrap", "terms"])
def test_a_thread_that_was_changed_is_stepped_into_by_nobody(thread, robin, faults, part):
    row = row_of_thread(thread, robin.bearer)
    broken = replace(row, **{part: turned(getattr(row, part))})
    with pytest.raises(SealBroken), threads().joining(robin.bearer, broken, "view"):
        pytest.fail("a thread that was changed was opened")
    assert faults() == [(robin.row.id, row.file)]


def test_the_key_of_one_thread_opens_no_other(thread, robin):
    row = row_of_thread(thread, robin.bearer)
    with pytest.raises(SealBroken):
        ThreadKey.held_by(robin.bearer, ThreadRow(uuid4(), row.file, row.terms, row.wrap))


def test_the_key_of_the_asker_is_no_use_to_the_asked(thread, robin):
    row = row_of_thread(thread, robin.bearer)
    with pytest.raises(SealBroken):
        ThreadKey.held_by(robin.bearer, ThreadRow(row.id, row.file, row.terms, bytes(thread.asker_wrap)))


def test_no_repr_gives_anything_away(sharing, thread, robin, heron, marigold):
    key = ThreadKey.held_by(robin.bearer, row_of_thread(thread, robin.bearer))
    kept = sharing.read(heron, marigold, thread.id, "consultation").content["thread_key"]
    assert key.kept() == kept and kept not in repr(key)
