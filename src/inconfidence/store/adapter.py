"""The gate's ports over the database. These few statements run at every opening: they are written by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from inconfidence.gate.errors import Absent, Forged
from inconfidence.gate.ports import CabinetKey, Drawer, FileRow, MemberRow, NewPlace, RecordRow, SignedWrap
from inconfidence.kernel.clock import Clock
from inconfidence.ledger.entry import Entry
from inconfidence.store.books import Books, read_uuid
from inconfidence.store.drawers import drawer_add, drawer_row
from inconfidence.store.erasing import file_delete
from inconfidence.store.file_rows import FILE_COLUMNS, file_row
from inconfidence.store.ledger_writer import append
from inconfidence.store.lists import DatabaseLists
from inconfidence.store.models import CabinetGrant, FileGrant, SealedFile, SealedRecord
from inconfidence.store.standing import standing
from inconfidence.store.vouching import cabinet_key_must_be_vouched, keys_must_be_vouched

# Days as text: Django would have SQLite's driver read them by a function of its own.
_MEMBER_COLUMNS = """
m.role, m.state, m.signed_digest, CAST(m.signed_until AS text), CAST(m.trained_until AS text), h.code_digest
"""
_MEMBER_TABLES = "FROM store_member m JOIN store_charity h ON h.id = m.charity_id"
_MEMBER_WIDTH = _MEMBER_COLUMNS.count(",") + 1
_THE_MEMBER = "WHERE m.charity_id = %s AND m.id = %s"
_MEMBER = f"SELECT {_MEMBER_COLUMNS} {_MEMBER_TABLES} {_THE_MEMBER}"

# The member, and the file as they stand to it, in one look.
_AT_FILE = f"""
SELECT {_MEMBER_COLUMNS}, {FILE_COLUMNS} {_MEMBER_TABLES}
LEFT JOIN store_sealedfile f ON f.charity_id = m.charity_id AND f.id = %s
LEFT JOIN store_cabinet c ON c.charity_id = f.charity_id AND c.id = f.cabinet_id
LEFT JOIN store_filegrant g
  ON g.charity_id = f.charity_id AND g.file_id = f.id AND g.member_id = m.id
LEFT JOIN store_cabinetgrant k
  ON k.charity_id = f.charity_id AND k.cabinet_id = f.cabinet_id AND k.member_id = m.id
LEFT JOIN store_drawer d ON d.charity_id = f.charity_id AND d.id = f.drawer_id
{_THE_MEMBER}
"""
_HOLD = "SELECT id FROM store_sealedfile WHERE charity_id = %s AND id = %s FOR NO KEY UPDATE"

_FILE_GRANT = """
SELECT f.generation, g.wrap, g.statement, g.signature, m.public_keys, m.former_keys, m.id, m.keys_proof
FROM store_filegrant g
JOIN store_sealedfile f ON f.charity_id = g.charity_id AND f.id = g.file_id
JOIN store_member m ON m.charity_id = g.charity_id AND m.id = g.granter_id
WHERE g.charity_id = %s AND g.file_id = %s AND g.member_id = %s
"""
_NEW_PLACES = """
SELECT g.file_id, f.generation, g.wrap, g.statement, g.signature, m.public_keys, m.former_keys
FROM store_filegrant g
JOIN store_sealedfile f ON f.charity_id = g.charity_id AND f.id = g.file_id
JOIN store_member m ON m.charity_id = g.charity_id AND m.id = g.granter_id
WHERE g.charity_id = %s AND g.member_id = %s AND length(g.quick_wrap) = 0
ORDER BY g.since, g.file_id LIMIT %s
"""
_CABINET_GRANT = """
SELECT g.epoch, g.wrap, g.statement, g.signature, m.public_keys, m.former_keys, m.id, m.keys_proof
FROM store_cabinetgrant g JOIN store_member m ON m.charity_id = g.charity_id AND m.id = g.granter_id
WHERE g.charity_id = %s AND g.cabinet_id = %s AND g.member_id = %s
"""
_KEEP_QUICK = """
UPDATE store_filegrant SET quick_wrap = %s WHERE charity_id = %s AND member_id = %s AND file_id = %s AND wrap = %s
"""
_WITH_ROOM = """
SELECT d.id, d.made, d.epoch, d.wrap FROM (
    SELECT * FROM store_drawer WHERE charity_id = %s AND cabinet_id = %s AND made = %s ORDER BY number DESC LIMIT 1
) d WHERE d.epoch = d.made AND (
    SELECT count(*) FROM store_sealedfile f
    WHERE f.charity_id = d.charity_id AND f.cabinet_id = d.cabinet_id AND f.drawer_id = d.id
) < %s
"""
_KEEP_IN_DRAWER = """
UPDATE store_sealedfile SET key_wrap = %s, drawer_id = %s
WHERE charity_id = %s AND id = %s AND generation = %s AND drawer_id IS NULL
"""
_FORMER_KEYS = """
SELECT g.epoch, o.keys FROM store_formercabinetkeys o
LEFT JOIN store_cabinetgrant g
ON g.charity_id = %s AND g.member_id = %s AND g.cabinet_id = o.cabinet_id
WHERE o.charity_id = %s AND o.cabinet_id = %s AND o.epoch = %s
"""
# A cabinet's row, and the epoch of the keys that its holders were given.
_CABINETS = """
SELECT c.id, c.epoch, c.public_key, c.proof, max(k.epoch) FROM store_cabinet c
LEFT JOIN store_cabinetgrant k ON k.charity_id = c.charity_id AND k.cabinet_id = c.id
WHERE c.charity_id = %s AND {} GROUP BY c.id
"""
_CABINET_KEY = _CABINETS.format("c.id = %s")
_OFFICE = _CABINETS.format("c.kind = 'personnel'")


class DatabaseTransaction:
    """One durable transaction on the books of one charity."""

    def __init__(self, charity: UUID, clock: Clock) -> None:
        self._charity = charity
        self._clock = clock
        self._books = Books()

    def member(self, member: UUID) -> MemberRow:
        """The member as they stand now; raises `Absent` for one who is not on the books."""
        row = self._books.one(_MEMBER, self._charity, member)
        if row is None:
            raise Absent
        return _member_row(member, row, timezone.localdate(self._clock.now()))

    def at_file(self, member: UUID, file: UUID | None) -> tuple[MemberRow, FileRow | None]:
        """The member as they stand now, and the file with their grants to it, held still until the commit; None
        where there is no such file. Raises `Absent` for a member who is not on the books.

        On PostgreSQL the file's row is locked by a statement of its own, as one that waits still sees the grants
        of before: a note sealed under a key that was turned in the same moment could never be opened.
        """
        if file is not None:
            self.hold(file)
        row = self._books.one(_AT_FILE, file, self._charity, member)
        if row is None:
            raise Absent
        there = row[_MEMBER_WIDTH] is not None
        found = file_row(row[_MEMBER_WIDTH:]) if there else None
        return _member_row(member, row[:_MEMBER_WIDTH], timezone.localdate(self._clock.now())), found

    def hold(self, file: UUID) -> None:
        """Holds the file still until the commit, where there is one. SQLite has locked everything already."""
        if self._books.locks:
            self._books.one(_HOLD, self._charity, file)

    def file_grant(self, file: UUID, member: UUID) -> tuple[int, SignedWrap]:
        """The member's grant to the file, and of which generation of its key; raises `Absent` where there is none."""
        generation, *given = self._kept(_FILE_GRANT, file, member)
        return generation, _signed(given)

    def cabinet_grant(self, cabinet: UUID, member: UUID) -> tuple[int, SignedWrap]:
        """The member's grant to the cabinet, and of which epoch's keys; raises `Absent` where there is none."""
        epoch, *given = self._kept(_CABINET_GRANT, cabinet, member)
        return epoch, _signed(given)

    def former_keys(self, cabinet: UUID, epoch: int, member: UUID) -> tuple[int | None, bytes]:
        """The cabinet's keys of an epoch before, and the present epoch, under whose keys they are sealed: that of the
        member's grant, None where they have none any more. Raises `Absent` where no such keys are kept."""
        present, sealed = self._kept(_FORMER_KEYS, member, self._charity, cabinet, epoch)
        return present, bytes(sealed)

    def cabinet_key(self, cabinet: UUID) -> CabinetKey:
        """The public key that is to be used for what is dropped in now. Raises `Forged`."""
        return self._vouched(_CABINET_KEY, cabinet)

    def new_places(self, member: UUID, most: int) -> list[NewPlace]:
        """The member's places on care teams that have no quick wrap yet, the oldest first."""
        found = self._books.all(_NEW_PLACES, self._charity, member, most)
        return [NewPlace(read_uuid(row[0]), row[1], SignedWrap(*row[2:])) for row in found]

    def keep_quick_wrap(self, place: NewPlace, member: UUID, wrap: bytes) -> None:
        """Keeps a member's quick wrap beside the one it was made from, while that is still there."""
        self._books.change(_KEEP_QUICK, wrap, self._charity, member, place.file, place.given.wrap)

    def drawer_with_room(self, cabinet: UUID, epoch: int, most: int) -> Drawer | None:
        """The last of the cabinet's drawers that were made in this epoch; None where `most` files lie in it."""
        row = self._books.one(_WITH_ROOM, self._charity, cabinet, epoch, most)
        return drawer_row(row) if row is not None else None

    def add_drawer(self, cabinet: UUID, drawer: Drawer) -> None:
        """Keeps a new drawer."""
        drawer_add(self._books, self._charity, cabinet, drawer)

    def keep_in_drawer(self, row: FileRow, drawer: UUID, wrap: bytes) -> None:
        """Keeps the key of a file that was dropped in under that of a drawer, unless the file has another key, or
        lies in a drawer, by now."""
        self._books.change(_KEEP_IN_DRAWER, wrap, drawer, self._charity, row.id, row.generation)

    def records(self, file: UUID) -> Iterator[RecordRow]:
        """Every sealed record of the file, replaced wordings included."""
        rows = SealedRecord.objects.filter(file_id=file).values_list("id", "version", "content")
        for record, version, content in rows:
            yield RecordRow(record, file, version, bytes(content))

    def reseal(self, record: RecordRow) -> None:
        """Puts a record's new ciphertext in place of the old."""
        SealedRecord.objects.filter(id=record.id).update(content=record.content)

    def turn_file_key(self, row: FileRow) -> None:
        """Puts a file's ciphertexts under its new key and forgets every grant of the old one."""
        SealedFile.objects.filter(id=row.id).update(
            generation=row.generation,
            dropped_in_epoch=row.dropped_in_epoch,
            drawer=row.drawer.id if row.drawer is not None else None,
            key_wrap=row.key_wrap,
            old_keys=row.old_keys,
            header=row.header,
            facts=row.facts,
        )
        FileGrant.objects.filter(file_id=row.id).delete()

    def erase_file(self, file: UUID) -> None:
        """Deletes a file, every grant to it and everything that is kept in it."""
        file_delete(file)

    def office_key(self) -> CabinetKey:
        """The public key of the personnel cabinet. Raises `Forged`."""
        return self._vouched(_OFFICE)

    @property
    def lists(self) -> DatabaseLists:
        """The rows of lists."""
        return DatabaseLists(self._books, self._charity)

    def append(self, entry: Entry) -> None:
        """Writes a line in the ledger."""
        append(self._books, self._charity, entry)

    def _vouched(self, statement: str, *values: Any) -> CabinetKey:
        cabinet, epoch, public, proof, given = self._kept(statement, *values)
        # The row of before a turn was vouched for in its time: that its holders have later keys tells it.
        if given is not None and epoch < given:
            raise Forged
        key = CabinetKey(epoch, bytes(public))
        cabinet_key_must_be_vouched(read_uuid(cabinet), key.epoch, key.public, bytes(proof))
        return key

    def _kept(self, statement: str, *values: Any) -> tuple[Any, ...]:
        row = self._books.one(statement, self._charity, *values)
        if row is None:
            raise Absent
        return row


class DatabaseStore:
    """One charity's books in the database."""

    def __init__(self, charity: UUID, clock: Clock) -> None:
        self._charity = charity
        self._clock = clock

    @property
    def charity(self) -> UUID:
        """The charity it is about."""
        return self._charity

    def member(self, member: UUID) -> MemberRow:
        """The member as they stand now; raises `Absent` for one who is not on the books."""
        return DatabaseTransaction(self._charity, self._clock).member(member)

    @contextmanager
    def transaction(self) -> Iterator[DatabaseTransaction]:
        """A durable transaction: it refuses to start inside another, which could undo it later."""
        with transaction.atomic(durable=True):
            yield DatabaseTransaction(self._charity, self._clock)


def signed_wrap(grant: FileGrant | CabinetGrant) -> SignedWrap:
    """A grant's row as the gate takes it."""
    granter = grant.granter
    given = (bytes(grant.wrap), bytes(grant.statement), bytes(grant.signature))
    return SignedWrap(*given, bytes(granter.public_keys), bytes(granter.former_keys))


def _signed(row: Sequence[Any]) -> SignedWrap:
    """A grant with its granter's columns, as `_FILE_GRANT` ends in them. Raises `Forged`."""
    *given, granter, proof = row
    wrap = SignedWrap(*given)
    keys_must_be_vouched(read_uuid(granter), wrap.granter_public, wrap.granter_former, bytes(proof))
    return wrap


def _member_row(member: UUID, row: tuple[Any, ...], today: date) -> MemberRow:
    """A row of `_MEMBER_COLUMNS`."""
    role, state, signed, signed_until, trained_until, in_force = row
    until = _day(signed_until), _day(trained_until)
    return MemberRow(member, role, standing(state, signed, *until, in_force, today))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
