"""Nothing of a thread leaves the gate before its entry is durable, nor by another way."""

from uuid import uuid4

import pytest

from inconfidence.charity.house import gate
from inconfidence.files.movements import movement
from inconfidence.gate.errors import NotYetCommitted
from inconfidence.gate.threads import MessageRow, ThreadKey, ThreadRow, read_thread
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
