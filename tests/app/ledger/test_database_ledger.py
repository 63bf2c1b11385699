"""The ledger in the database: whole as it stands, and what is changed behind its back is named."""

from collections.abc import Iterator
from contextlib import closing
from uuid import UUID

import pytest
from django.db import connection

from inconfidence.ledger.cosignature import CosignatureVerifier
from inconfidence.ledger.entry import Entry
from inconfidence.ledger.frontier import Frontier
from inconfidence.ledger.fsck import verify_ledger
from inconfidence.ledger.note import NamedVerifier
from inconfidence.ledger.report import Report
from inconfidence.site.checkpoint_key import checkpoint_key
from inconfidence.store.ledger_source import DatabaseSource
from inconfidence.vault.checkpoints import verify
from tests.installation import Installation

pytestmark = pytest.mark.django_db

_NEWEST = "WHERE size = (SELECT max(size) FROM store_checkpoint)"


def opened(books: Installation) -> DatabaseSource:
    """The ledger of an installation, by way of a connection of the kind that the program uses."""
    [(charity,)] = books.sql("SELECT id FROM store_charity")
    snapshot = connection.copy()
    snapshot.settings_dict["NAME"] = str(books.database)
    key = checkpoint_key(books.folder / "checkpoint.key", lambda: False)
    with snapshot.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
    return DatabaseSource(snapshot, UUID(str(charity)), key.public, key.cosigning.public)


def inspected(books: Installation, *saved: bytes) -> Report:
    """What an inspection finds."""
    with closing(opened(books)) as source:
        return verify_ledger(source, verifier_of(source), saved)


def verifier_of(source: DatabaseSource) -> NamedVerifier:
    """Both keys of an installation, as they are printed."""
    own, quantum_safe = source.verifier_keys()
    beside = CosignatureVerifier.from_line(quantum_safe, verify)
    known = NamedVerifier.from_line(own, verify)
    return NamedVerifier(known.name, known.public, verify, (beside,))


def newest(books: Installation) -> bytes:
    """The newest checkpoint of an installation."""
    [(note,)] = books.sql(f"SELECT note FROM store_checkpoint {_NEWEST}")
    return bytes(note)  # type: ignore[call-overload]


def flipped(data: object, place: float, bit: int = 1) -> bytes:
    """The same bytes with one bit turned, `place` of the way along."""
    changed = bytearray(bytes(data))  # type: ignore[call-overload]
    changed[int(place * (len(changed) - 1))] ^= bit
    return bytes(changed)


@pytest.fixture
def size(practice: Installation) -> int:
    """How many entries the practice copy's ledger has."""
    [(count,)] = practice.sql("SELECT count(*) FROM store_ledgerentry")
    return int(str(count))


def test_it_is_whole(practice: Installation, size: int) -> None:
    report = inspected(practice)
    assert report.faults == ()
    assert report.size == report.covered == size > 500


PLACES = [(0.0, 0.0), (0.1, 0.3), (0.37, 0.5), (0.5, 0.9), (0.81, 0.7), (1.0, 1.0)]


@pytest.mark.parametrize(("which", "place"), PLACES)
@pytest.mark.parametrize("column", ["entry", "leaf_hash"])
def test_one_flipped_bit_is_named(
    own_practice: Installation, size: int, column: str, which: float, place: float
) -> None:
    index = int(which * (size - 1))
    [(stored,)] = own_practice.sql(f'SELECT {column} FROM store_ledgerentry WHERE "index" = ?', index)
    change = f'UPDATE store_ledgerentry SET {column} = ? WHERE "index" = ?'
    own_practice.sql(change, flipped(stored, place), index)
    report = inspected(own_practice)
    assert not report.whole
    assert all(fault.at == index for fault in report.faults if fault.code in {"leaf-hash", "entry-malformed"})
    assert any(str(index) in fault.sentence for fault in report.faults)


@pytest.mark.parametrize("filed", [None, "0" * 32, "not a file", 7])
def test_a_line_hidden_from_its_file_is_named(own_practice: Installation, filed: object) -> None:
    """Who looked at a file is found by the column alone: whoever empties it would not be seen to have looked."""
    about = 'SELECT "index" FROM store_ledgerentry WHERE file IS NOT NULL ORDER BY "index" LIMIT 1 OFFSET 20'
    [(index,)] = own_practice.sql(about)
    own_practice.sql('UPDATE store_ledgerentry SET file = ? WHERE "index" = ?', filed, index)
    assert [(fault.code, fault.at) for fault in inspected(own_practice).faults] == [("entry-filed", index)]
    assert f"entry {index} is filed under another file" in own_practice.run("ledger", "verify").stdout


def test_a_line_put_on_a_file_that_it_is_not_about_is_named(own_practice: Installation) -> None:
    [(index,)] = own_practice.sql('SELECT "index" FROM store_ledgerentry WHERE file IS NULL LIMIT 1')
    put = 'UPDATE store_ledgerentry SET file = (SELECT id FROM store_sealedfile LIMIT 1) WHERE "index" = ?'
    own_practice.sql(put, index)
    assert [(fault.code, fault.at) for fault in inspected(own_practice).faults] == [("entry-filed", index)]


@pytest.mark.parametrize("place", [0.0, 0.2, 0.5, 0.8, 0.97])
def test_one_flipped_bit_of_a_checkpoint_is_named(own_practice: Installation, place: float) -> None:
    own_practice.sql(f"UPDATE store_checkpoint SET note = ? {_NEWEST}", flipped(newest(own_practice), place))
    assert "checkpoint-malformed" in {fault.code for fault in inspected(own_practice).faults}


def test_a_checkpoint_without_the_quantum_safe_word_is_named(own_practice: Installation) -> None:
    lines = newest(own_practice).splitlines(keepends=True)
    own_practice.sql(f"UPDATE store_checkpoint SET note = ? {_NEWEST}", b"".join(lines[:-1]))
    assert {fault.code for fault in inspected(own_practice).faults} == {"checkpoint-malformed"}


def test_a_flipped_bit_of_the_head_is_named(own_practice: Installation) -> None:
    [(frontier,)] = own_practice.sql("SELECT frontier FROM store_ledgerhead")
    own_practice.sql("UPDATE store_ledgerhead SET frontier = ?", flipped(frontier, 0.8))
    assert {fault.code for fault in inspected(own_practice).faults} == {"head"}


def test_an_entry_taken_out_is_named(own_practice: Installation) -> None:
    own_practice.sql('DELETE FROM store_ledgerentry WHERE "index" = 40')
    report = inspected(own_practice)
    assert any(fault.sentence == "entry 40 is missing" for fault in report.faults)


def test_text_where_bytes_should_be_is_named_and_stops_nothing(own_practice: Installation) -> None:
    own_practice.sql("UPDATE store_ledgerentry SET entry = 'not bytes' WHERE \"index\" = 7")
    assert any(fault.at == 7 for fault in inspected(own_practice).faults)


@pytest.fixture
def cut(own_practice: Installation) -> Iterator[tuple[Installation, bytes]]:
    """A copy whose last five entries were cut off by someone careful, and the checkpoint from before."""
    note = newest(own_practice)
    leaves = own_practice.sql('SELECT leaf_hash FROM store_ledgerentry ORDER BY "index"')[:-5]
    frontier = Frontier.empty()
    for (leaf,) in leaves:
        frontier = frontier.append(bytes(leaf))  # type: ignore[call-overload]
    own_practice.sql('DELETE FROM store_ledgerentry WHERE "index" >= ?', frontier.size)
    own_practice.sql("UPDATE store_ledgerhead SET size = ?, frontier = ?", frontier.size, frontier.to_bytes())
    own_practice.sql("DELETE FROM store_checkpoint WHERE size > ?", frontier.size)
    yield own_practice, note


def test_a_tail_cut_with_care_shows_against_a_saved_checkpoint_alone(
    cut: tuple[Installation, bytes],
) -> None:
    books, saved = cut
    assert inspected(books).whole
    [fault] = inspected(books, saved).faults
    assert fault.code == "saved-cut"


def test_checkpoints_that_were_all_taken_away_are_missed(own_practice: Installation) -> None:
    own_practice.sql("DELETE FROM store_checkpoint")
    assert [(fault.code, fault.at) for fault in inspected(own_practice).faults] == [("unsigned", 0)]


def test_its_reading_is_one_moment(own_practice: Installation, size: int) -> None:
    with closing(opened(own_practice)) as source:
        assert source.size() == size
        own_practice.sql("UPDATE store_ledgerhead SET size = 0")
        assert len(list(source.entries(0, size + 1))) == size
        Entry.from_bytes(next(iter(source.entries(3, 4)))[1])


class TestFromTheCommandLine:
    """What a trustee types, and what it says."""

    def test_whole(self, practice: Installation, size: int) -> None:
        done = practice.run("ledger", "verify")
        assert (done.returncode, done.stderr) == (0, "")
        assert f"is whole: {size} entries" in done.stdout

    def test_changed(self, own_practice: Installation) -> None:
        [(stored,)] = own_practice.sql('SELECT entry FROM store_ledgerentry WHERE "index" = 12')
        own_practice.sql('UPDATE store_ledgerentry SET entry = ? WHERE "index" = 12', flipped(stored, 0.6))
        done = own_practice.run("ledger", "verify")
        assert done.returncode == 1
        assert "entry 12" in done.stdout

    def test_cut(self, cut: tuple[Installation, bytes]) -> None:
        books, saved = cut
        kept = books.folder / "saved-checkpoint"
        kept.write_bytes(saved)
        done = books.run("ledger", "verify", "--checkpoint", str(kept))
        assert done.returncode == 1
        assert "the tail was cut" in done.stdout

    def test_a_tail_without_a_signature_is_said(self, own_practice: Installation) -> None:
        own_practice.sql(f"DELETE FROM store_checkpoint {_NEWEST}")
        done = own_practice.run("ledger", "verify")
        assert done.returncode == 0
        assert "are not under a signed checkpoint yet" in done.stdout
        assert "signed checkpoint" in own_practice.run("tick").stdout
        assert "not under" not in own_practice.run("ledger", "verify").stdout
