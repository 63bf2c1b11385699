"""One charity's ledger as the database holds it, read in one transaction that sees one state throughout."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

from inconfidence.ledger.cosignature import cosigner_line
from inconfidence.ledger.errors import SourceBroken
from inconfidence.ledger.note import key_line
from inconfidence.ledger.source import Row
from inconfidence.store.log import origin_of

# Read in stretches of this many rows, so that memory does not grow with the ledger.
_STRETCH = 1024
_MANY = 65_536  # the same for hashes alone

# Not Django's `atomic`: that would lock SQLite against writers for as long as the reading lasts.
_SNAPSHOT = {"sqlite": "BEGIN DEFERRED", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}
_HEAD = "SELECT size, frontier FROM store_ledgerhead WHERE charity_id = %s"
_ENTRIES = """
SELECT "index", entry, leaf_hash FROM store_ledgerentry
WHERE charity_id = %s AND "index" >= %s AND "index" < %s ORDER BY "index" LIMIT %s
"""
_LEAVES = """
SELECT "index", leaf_hash FROM store_ledgerentry
WHERE charity_id = %s AND "index" >= %s AND "index" < %s ORDER BY "index" LIMIT %s
"""
_FILED = """
SELECT "index", file FROM store_ledgerentry
WHERE charity_id = %s AND "index" >= %s ORDER BY "index" LIMIT %s
"""
_SIGNED = "SELECT id FROM store_checkpoint WHERE charity_id = %s ORDER BY size"
_NOTE = "SELECT note FROM store_checkpoint WHERE id = %s"
_NEWEST = "SELECT note FROM store_checkpoint WHERE charity_id = %s ORDER BY size DESC LIMIT 1"


def open_source(charity: UUID, public: bytes, cosigning: bytes | None = None) -> DatabaseSource:
    """The charity's ledger as it is at this moment. `public` and `cosigning` should have signed its checkpoints.

    Whoever opens it closes it. What is broken shows when it is read.
    """
    return DatabaseSource(begin_snapshot(), charity, public, cosigning)


def begin_snapshot() -> BaseDatabaseWrapper:
    """A reader of its own, in a transaction that sees one state throughout. Whoever begins it rolls it back."""
    snapshot = connection.copy()
    with snapshot.cursor() as cursor:
        cursor.execute(_SNAPSHOT[snapshot.vendor])
    return snapshot


class DatabaseSource:
    """A `LedgerSource` that knows its keys, on a connection of its own until it is closed."""

    def __init__(
        self, snapshot: BaseDatabaseWrapper, charity: UUID, public: bytes, cosigning: bytes | None = None
    ) -> None:
        self._snapshot = snapshot
        self._charity = charity
        # SQLite keeps a UUID as hex text.
        self._kept_charity = charity.hex if snapshot.vendor == "sqlite" else charity
        self._public = public
        self._cosigning = cosigning
        self._open = True

    def close(self) -> None:
        """Lets go of the moment that it showed."""
        if self._open:
            self._open = False
            with self._snapshot.cursor() as cursor:
                cursor.execute("ROLLBACK")
            self._snapshot.close()

    def origin(self) -> str:
        """The name of the charity's log."""
        return origin_of(self._charity)

    def verifier_keys(self) -> tuple[str, ...]:
        """The keys of this installation, in the lines that people hand on."""
        own = key_line(self.origin(), self._public)
        return (own, cosigner_line(self.origin(), self._cosigning)) if self._cosigning else (own,)

    def size(self) -> int:
        """How many entries the head counts."""
        return int(self._head[0])

    def head(self) -> bytes:
        """The stored frontier."""
        return _raw(self._head[1])

    def entries(self, start: int, end: int) -> Iterator[Row]:
        """The stored rows with start ≤ index < end, in their order."""
        while rows := self._rows(_ENTRIES, self._kept_charity, start, end, _STRETCH):
            yield from ((index, _raw(entry), _raw(leaf)) for index, entry, leaf in rows)
            start = rows[-1][0] + 1

    def filed(self) -> Iterator[tuple[int, object]]:
        """Under which file each entry is found, in the order of the index."""
        start = 0
        while rows := self._rows(_FILED, self._kept_charity, start, _STRETCH):
            yield from ((index, file.hex if isinstance(file, UUID) else file) for index, file in rows)
            start = rows[-1][0] + 1

    def leaf_hashes(self, start: int, end: int) -> Iterator[tuple[int, bytes]]:
        """The stored leaf hashes of these rows, in their order."""
        while rows := self._rows(_LEAVES, self._kept_charity, start, end, _MANY):
            yield from ((index, _raw(leaf)) for index, leaf in rows)
            start = rows[-1][0] + 1

    def checkpoints(self) -> Iterator[bytes]:
        """Every checkpoint, in the order of their sizes. Their notes are large: one at a time."""
        for (row,) in self._rows(_SIGNED, self._kept_charity):
            yield from (_raw(note) for (note,) in self._rows(_NOTE, row))

    def newest(self) -> bytes | None:
        """The checkpoint of the most entries."""
        return next((_raw(note) for (note,) in self._rows(_NEWEST, self._kept_charity)), None)

    @cached_property
    def _head(self) -> tuple[Any, ...]:
        rows = self._rows(_HEAD, self._kept_charity)
        if not rows:
            raise SourceBroken("the head of the ledger is missing: restore it from a backup")
        return rows[0]

    def _rows(self, statement: str, *parameters: Any) -> list[tuple[Any, ...]]:
        try:
            with self._snapshot.cursor() as cursor:
                cursor.execute(statement, parameters)
                return list(cursor.fetchall())
        except DatabaseError as fault:
            # Its text could quote what is stored; which kind of fault it was, says enough.
            kind = type(fault).__name__
            raise SourceBroken(f"the database cannot be read ({kind}): restore it from a backup") from None


def _raw(value: Any) -> bytes:
    """The bytes of a column, whatever somebody put there: SQLite holds any type in any column."""
    return str(value).encode() if isinstance(value, str | int | float) else bytes(value)
