"""The inspection: a whole ledger passes, and each way to spoil one is named for what it is."""

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_cast import IMPOSTOR, SIGNER, VERIFIER, MemoryLedger, entry, naive_root, unhurried

from inconfidence.ledger.checkpoint import Checkpoint, signed_checkpoint
from inconfidence.ledger.errors import SourceBroken
from inconfidence.ledger.frontier import Frontier
from inconfidence.ledger.fsck import MAX_FAULTS, verify_ledger
from inconfidence.ledger.hashing import leaf_hash

SIZE, EVERY = 100, 30
WHOLE = MemoryLedger.of(SIZE, EVERY)


@pytest.fixture
def ledger():
    """100 entries, checkpoints at 30, 60 and 90: the last ten are not signed for."""
    return WHOLE.copy()


def found(ledger, saved=()):
    return [(fault.code, fault.at) for fault in verify_ledger(ledger, VERIFIER, saved).faults]


def put(ledger, index, data=None, leaf=None):
    """Put other bytes in place of an entry or of its stored hash."""
    _, old_data, old_leaf = ledger.rows[index]
    ledger.rows[index] = (index, data or old_data, leaf or old_leaf)


def rehead(ledger):
    """Make the stored head fit the rows, as someone with the database would."""
    ledger.frontier = Frontier.empty()
    for leaf in ledger.leaves():
        ledger.frontier = ledger.frontier.append(leaf)


def flip(data, bit):
    spoilt = bytearray(data)
    spoilt[bit // 8] ^= 1 << bit % 8
    return bytes(spoilt)


def bits(data):
    return st.integers(0, len(data) * 8 - 1)


@unhurried
@given(st.integers(0, 150), st.integers(3, 80))
def test_a_whole_ledger_passes(size, every):
    ledger = MemoryLedger.of(size, every)
    report = verify_ledger(ledger, VERIFIER, ledger.notes)
    assert report.whole
    assert report.finished
    assert (report.size, report.root) == (size, naive_root(ledger.leaves()))
    assert report.covered == size - size % every


@unhurried
@given(st.integers(0, SIZE - 1), st.data())
def test_a_flipped_bit_in_an_entry_is_named(index, data):
    ledger = WHOLE.copy()
    put(ledger, index, data=flip(ledger.rows[index][1], data.draw(bits(ledger.rows[index][1]))))
    report = verify_ledger(ledger, VERIFIER)
    assert ("leaf-hash", index) in [(fault.code, fault.at) for fault in report.faults]
    assert {fault.code for fault in report.faults} <= {"leaf-hash", "entry-malformed"}
    assert {fault.at for fault in report.faults} == {index}
    if index < 90:
        assert any(fault.sentence.startswith(f"entry {index} was changed") for fault in report.faults)


@unhurried
@given(st.integers(0, SIZE - 1), st.integers(0, 255))
def test_a_flipped_bit_in_a_stored_hash_is_named(index, bit):
    ledger = WHOLE.copy()
    put(ledger, index, leaf=flip(ledger.rows[index][2], bit))
    report = verify_ledger(ledger, VERIFIER)
    (fault,) = report.faults
    assert (fault.code, fault.at) == ("leaf-hash", index)
    assert report.root == (naive_root(WHOLE.leaves()) if index < 90 else None)
    if index < 90:
        assert fault.sentence.startswith(f"the hash stored beside entry {index} was changed")


@unhurried
@given(st.integers(0, 2), st.data())
def test_a_flipped_bit_in_a_checkpoint_is_named(number, data):
    ledger = WHOLE.copy()
    ledger.notes[number] = flip(ledger.notes[number], data.draw(bits(ledger.notes[number])))
    assert found(ledger) == [("checkpoint-malformed", number)]


@unhurried
@given(st.data())
def test_a_flipped_bit_in_the_head_is_named(data):
    ledger = WHOLE.copy()
    head = flip(ledger.head(), data.draw(bits(ledger.head())))
    ledger.head = lambda: head
    assert found(ledger) == [("head", SIZE)]


@unhurried
@given(st.integers(0, 2), st.data())
def test_a_flipped_bit_in_a_saved_checkpoint_is_named(number, data):
    ledger = WHOLE.copy()
    saved = list(ledger.notes)
    saved[number] = flip(saved[number], data.draw(bits(saved[number])))
    assert found(ledger, saved) == [("saved-malformed", number + 1)]


@unhurried
@given(st.integers(0, SIZE - 1), st.integers(1, 5))
def test_missing_entries_are_named(first, how_many):
    ledger = WHOLE.copy()
    del ledger.rows[first : first + how_many]
    (fault,) = verify_ledger(ledger, VERIFIER).faults
    assert (fault.code, fault.at) == ("entry-missing", first)


def test_two_entries_that_changed_places_are_named(ledger):
    ledger.rows[40], ledger.rows[41] = (40, *ledger.rows[41][1:]), (41, *ledger.rows[40][1:])
    assert found(ledger) == [("checkpoint-root", 60)]


def test_an_entry_that_comes_twice_is_named(ledger):
    ledger.rows.insert(50, ledger.rows[49])
    assert found(ledger) == [("entry-order", 49)]


def test_an_entry_behind_the_head_is_named(ledger):
    ledger.rows.append((SIZE, entry(SIZE).to_bytes(), leaf_hash(entry(SIZE).to_bytes())))
    assert found(ledger) == [("entry-beyond-head", SIZE)]


def test_bytes_that_are_no_entry_are_named_even_where_every_hash_fits(ledger):
    ledger.append(b"a note to myself")
    ledger.sign()
    assert found(ledger) == [("entry-malformed", SIZE)]


def test_an_entry_changed_together_with_its_hash_and_the_head_is_named(ledger):
    put(ledger, 40, data=entry(999).to_bytes(), leaf=leaf_hash(entry(999).to_bytes()))
    rehead(ledger)
    (fault,) = verify_ledger(ledger, VERIFIER).faults
    assert (fault.code, fault.at) == ("checkpoint-root", 60)
    assert "entries from 30 to 59" in fault.sentence


def test_checkpoints_signed_again_by_another_key_are_named(ledger):
    ledger.notes = [signed_checkpoint(Checkpoint(SIGNER.name, 30, bytes(32)), IMPOSTOR)]
    assert found(ledger) == [("checkpoint-malformed", 0)]


def test_a_log_that_went_back_is_named(ledger):
    ledger.notes[1:] = ledger.notes[:0:-1]
    assert found(ledger) == [("checkpoint-order", 60)]


def test_a_cut_tail_is_named_by_the_checkpoint_that_was_left(ledger):
    del ledger.rows[80:]
    rehead(ledger)
    assert found(ledger) == [("checkpoint-beyond-end", 90)]


def test_a_cut_tail_with_its_checkpoints_is_named_by_a_saved_one(ledger):
    saved = ledger.notes[2]
    del ledger.rows[80:], ledger.notes[2:]
    rehead(ledger)
    assert found(ledger) == []
    assert found(ledger, [saved]) == [("saved-cut", 90)]


def test_a_past_replaced_by_the_holder_of_the_key_is_named_by_a_saved_checkpoint(ledger):
    forged = MemoryLedger()
    for number in range(SIZE):
        forged.append(entry(number + (number > 40)).to_bytes())
        if (number + 1) % EVERY == 0:
            forged.sign()
    assert found(forged) == []
    assert found(forged, ledger.notes[:1]) == []
    assert found(forged, ledger.notes) == [("saved-root", 60), ("saved-root", 90)]


def test_saved_checkpoints_may_be_given_in_any_order(ledger):
    assert found(ledger, ledger.notes[::-1]) == []


def test_a_saved_checkpoint_tells_what_was_changed_where_none_is_stored(ledger):
    saved, ledger.notes = ledger.notes[:1], []
    put(ledger, 5, leaf=bytes(32))
    (fault,) = verify_ledger(ledger, VERIFIER, saved).faults
    assert fault.sentence.startswith("the hash stored beside entry 5 was changed")


def test_saved_checkpoints_beyond_a_gap_are_not_confirmed(ledger):
    saved = list(ledger.notes)
    del ledger.rows[40]
    assert found(ledger, saved) == [
        ("entry-missing", 40), ("saved-unconfirmed", 60), ("saved-unconfirmed", 90),
    ]  # fmt: skip


def test_another_log_is_named(ledger):
    ledger.name = "ledger.example/elsewhere"
    assert found(ledger) == [("origin", None)]


def test_each_of_several_faults_is_named(ledger):
    put(ledger, 5, data=entry(500).to_bytes())
    put(ledger, 35, leaf=bytes(32))
    put(ledger, 95, leaf=bytes(32))
    ledger.notes[2] = b"nothing"
    assert set(found(ledger)) == {
        ("leaf-hash", 5), ("leaf-hash", 35), ("checkpoint-malformed", 2), ("leaf-hash", 95),
    }  # fmt: skip


def test_an_inspection_stops_at_a_hundred_faults():
    ledger = MemoryLedger.of(300, 300)
    for index in range(200):
        put(ledger, index, leaf=bytes(32))
    report = verify_ledger(ledger, VERIFIER)
    assert len(report.faults) == MAX_FAULTS == 100
    assert not report.finished
    assert report.root is None


class Unreadable(MemoryLedger):
    """Its entries 10 to 19 cannot be read."""

    def entries(self, start, end):
        for row in super().entries(start, end):
            if 10 <= row[0] < 20:
                raise SourceBroken("entries 10 to 19 are out of reach", 10, 20)
            yield row


def test_an_inspection_goes_on_after_what_can_not_be_read():
    ledger = Unreadable.of(SIZE, EVERY)
    put(ledger, 50, leaf=bytes(32))
    assert found(ledger) == [("unreadable", 10), ("leaf-hash", 50)]


@pytest.mark.parametrize("resume", [None, 0, 10])
def test_an_inspection_does_not_go_round_where_nothing_more_can_be_read(resume):
    class Stuck(MemoryLedger):
        def entries(self, start, end):
            yield from super().entries(start, 10)
            raise SourceBroken("the rest is out of reach", 10, resume)

    assert found(Stuck.of(SIZE, EVERY)) == [("unreadable", 10)]


class Tiled(MemoryLedger):
    """Keeps a tile above the leaves."""

    stored = b""

    def tile(self, level, index, width):
        return self.stored


def test_a_tile_is_compared_whole():
    ledger = Tiled.of(256, 256)
    ledger.stored = naive_root(ledger.leaves())
    assert found(ledger) == []
    for wrong in (ledger.stored + bytes(32), ledger.stored + b"\0", b""):
        ledger.stored = wrong
        assert found(ledger) == [("tile", None)]


@pytest.mark.parametrize("method", ["size", "origin", "head", "checkpoints", "entries"])
def test_a_part_that_can_not_be_read_is_a_fault_and_no_exception(ledger, method):
    def broken(*_):
        raise SourceBroken("the disk is on fire")

    setattr(ledger, method, broken)
    report = verify_ledger(ledger, VERIFIER, ledger.notes)
    assert "the disk is on fire" in [fault.sentence for fault in report.faults]


def test_progress_is_told_and_ends():
    told = []
    verify_ledger(MemoryLedger.of(5000, 5000), VERIFIER, progress=lambda *at: told.append(at))
    assert told == [(4096, 5000), (5000, 5000)]


class Endless(MemoryLedger):
    """A long ledger that takes no memory itself: its checkpoints are made once, its rows as they are read."""

    def entries(self, start, end):
        for number in range(start, min(end, self.size())):
            data = entry(number).to_bytes()
            yield number, data, leaf_hash(data)


def test_memory_does_not_grow_with_the_ledger():
    """Five times as many entries, and the same peak to within 64 kB, once the pseudonyms kept are as many."""

    def peak(size):
        ledger = Endless.of(size, 500)
        ledger.rows.clear()
        tracemalloc.start()
        assert verify_ledger(ledger, VERIFIER).whole
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used

    peak(2_500)
    assert peak(2_500) - peak(500) < 64_000


def test_a_head_that_is_not_there_is_named_once(ledger):
    def gone():
        raise SourceBroken("the head of the ledger is missing: restore it from a backup")

    ledger.size = ledger.origin = ledger.head = gone
    sentences = [fault.sentence for fault in verify_ledger(ledger, VERIFIER).faults]
    assert sum("head of the ledger is missing" in sentence for sentence in sentences) == 1
