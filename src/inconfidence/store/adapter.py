"""The gate's ports over the database. These few statements run at every opening: they are written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from inconfidence.gate.errors import Absent
from inconfidence.gate.ports import FileRow, MemberRow, RecordRow, SignedWrap
from inconfidence.kernel.clock import Clock
from inconfidence.ledger.entry import Entry
from inconfidence.store.books import Books, read_uuid
from inconfidence.store.ledger_writer import append
from inconfidence.store.models import Cabinet, CabinetGrant, FileGrant, SealedFile, SealedRecord
from inconfidence.store.standing import standing

_MEMBER = """
SELECT m.role, m.state, m.signed_digest, m.trained_until, c.code_digest
FROM store_member m JOIN store_charity c ON c.id = m.charity_id
WHERE m.charity_id = %s AND m.id = %s
"""

# The file and this member's grants to it in one look.
_FILES = """
SELECT f.cabinet_id, c.kind, c.public_key, f.epoch, f.generation, f.key_wrap, f.old_keys,
       f.header, f.header_version, f.facts, f.facts_version, g.wrap, k.epoch, k.wrap, f.id, g.quick_wrap
FROM store_sealedfile f
JOIN store_cabinet c ON c.charity_id = f.charity_id AND c.id = f.cabinet_id
LEFT JOIN store_filegrant g
  ON g.charity_id = f.charity_id AND g.file_id = f.id AND g.member_id = %s
LEFT JOIN store_cabinetgrant k
  ON k.charity_id = f.charity_id AND k.cabinet_id = f.cabinet_id AND k.member_id = %s
WHERE f.charity_id = %s
"""
_HOLD = "SELECT id FROM store_sealedfile WHERE charity_id = %s AND id = %s FOR NO KEY UPDATE"
_FILE = _FILES + " AND f.id = %s"
_HELD = _FILES + " AND (g.wrap IS NOT NULL OR k.wrap IS NOT NULL)"


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
        role, state, signed, trained_until, in_force = row
        today = self._clock.now().date()
        return MemberRow(member, role, standing(state, signed, _as_date(trained_until), in_force, today))

    def file(self, file: UUID, member: UUID) -> FileRow | None:
        """The file and `member`'s grants to it, held still until the commit; None where there is no such file.

        SQLite has locked everything already. On PostgreSQL the row is locked by a statement of its own, as
        one that waits still sees the grants of before: a note sealed under a key that was turned in the
        same moment could never be opened.
        """
        if self._books.locks:
            self._books.one(_HOLD, self._charity, file)
        row = self._books.one(_FILE, member, member, self._charity, file)
        return None if row is None else _file_row(row)

    def files_of(self, member: UUID) -> list[FileRow]:
        """Every file that the member has a grant to, by its cabinet or by a place on its care team."""
        return [_file_row(row) for row in self._books.all(_HELD, member, member, self._charity)]

    def file_grant(self, file: UUID, member: UUID) -> SignedWrap:
        """The member's grant to the file."""
        return signed_wrap(FileGrant.objects.select_related("granter").get(file_id=file, member_id=member))

    def cabinet_grant(self, cabinet: UUID, member: UUID) -> SignedWrap:
        """The member's grant to the cabinet."""
        grants = CabinetGrant.objects.select_related("granter")
        return signed_wrap(grants.get(cabinet_id=cabinet, member_id=member))

    def keep_quick_wrap(self, row: FileRow, member: UUID, wrap: bytes) -> None:
        """Keeps a member's quick wrap beside the one it was made from, while that is still there."""
        grants = FileGrant.objects.filter(file_id=row.id, member_id=member, wrap=row.file_wrap)
        grants.update(quick_wrap=wrap)

    def keep_cabinet_wrap(self, row: FileRow, wrap: bytes) -> None:
        """Keeps a file's key under its cabinet's symmetric key, unless the file has another key by now."""
        SealedFile.objects.filter(id=row.id, generation=row.generation).update(key_wrap=wrap)

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
            key_wrap=row.key_wrap,
            old_keys=row.old_keys,
            header=row.header,
            facts=row.facts,
        )
        FileGrant.objects.filter(file_id=row.id).delete()

    def office_key(self) -> bytes:
        """The public key of the personnel cabinet."""
        return bytes(Cabinet.objects.values_list("public_key", flat=True).get(kind="personnel"))

    def append(self, entry: Entry) -> None:
        """Writes a line in the ledger."""
        append(self._books, self._charity, entry)


class DatabaseStore:
    """One charity's books in the database."""

    def __init__(self, charity: UUID, clock: Clock) -> None:
        self._charity = charity
        self._clock = clock

    @property
    def charity(self) -> UUID:
        """The charity it is about."""
        return self._charity

    @contextmanager
    def transaction(self) -> Iterator[DatabaseTransaction]:
        """A durable transaction: it refuses to start inside another, which could undo it later."""
        with transaction.atomic(durable=True):
            yield DatabaseTransaction(self._charity, self._clock)


def signed_wrap(grant: FileGrant | CabinetGrant) -> SignedWrap:
    """A grant's row as the gate takes it."""
    granter = bytes(grant.granter.public_keys)
    return SignedWrap(bytes(grant.wrap), bytes(grant.statement), bytes(grant.signature), granter)


def _as_bytes(value: Any) -> bytes | None:
    return None if value is None else bytes(value)


def _as_date(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _file_row(row: Any) -> FileRow:
    return FileRow(
        id=read_uuid(row[14]),
        cabinet=read_uuid(row[0]),
        cabinet_kind=row[1],
        cabinet_public=bytes(row[2]),
        epoch=row[3],
        generation=row[4],
        key_wrap=bytes(row[5]),
        old_keys=bytes(row[6]),
        header=bytes(row[7]),
        header_version=row[8],
        facts=bytes(row[9]),
        facts_version=row[10],
        file_wrap=_as_bytes(row[11]),
        quick_wrap=_as_bytes(row[15]) or b"",
        cabinet_epoch=row[12],
        cabinet_wrap=_as_bytes(row[13]),
    )
