"""Putting a backup's rows into an empty database: all of them, under a ledger that verifies, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction

from inconfidence.ledger.fsck import verify_ledger
from inconfidence.store.backup.erased import Erased
from inconfidence.store.backup.errors import ArchiveBroken, BackupError, NotWhole, OtherVersion
from inconfidence.store.backup.lines import Lines, LinesBroken, Row, decoded_bytes
from inconfidence.store.backup.parts import Table, tables
from inconfidence.store.backup.reading import OpenedBackup
from inconfidence.store.backup.since import erased_again
from inconfidence.store.erasing import sweep
from inconfidence.store.ledger_source import DatabaseSource
from inconfidence.store.models import Charity
from inconfidence.store.scope import charity_scope
from inconfidence.store.unsigned import unsigned_entries

_STRETCH = 256


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: how many rows of each table, of which moment, and the key of the ledger."""

    made_at: datetime
    rows: Mapping[str, int]
    ledger_key: str
    # So many files had been erased since, and are not there.
    erased: int = 0
    # Whether no checkpoint signed for some of the ledger while it was written.
    unsigned: bool = False


class HasCharity(BackupError):
    """The database to restore into has a charity in it."""

    def __init__(self) -> None:
        super().__init__(
            "the database is not empty: there is a charity in it; name an empty one in `INCONFIDENCE_DATABASE`"
        )


def backup_restore(
    opened: OpenedBackup, saved: Sequence[bytes] = (), erased: Sequence[Erased] = ()
) -> Restored:
    """Fills the database, whose tables are there and empty, in one transaction; what has been `erased` since is
    erased in it again.

    Raises `HasCharity`, `OtherVersion`, `ArchiveBroken`; `NotWhole` where the ledger does not verify, or does not
    live up to the saved checkpoints. Nothing is kept then.
    """
    if Charity.objects.exists():
        raise HasCharity
    charity = opened.manifest.charity
    with charity_scope(charity), transaction.atomic(durable=True):
        try:
            rows = _fill(opened)
            connection.check_constraints()
        except (LinesBroken, ValidationError, IntegrityError):
            raise ArchiveBroken(opened.backup.name) from None
        source = DatabaseSource(connection, charity, opened.log.public, opened.log.quantum_safe)
        # The manifest's own too: whatever checkpoints are missing among the rows, that one signed for all of them.
        kept = [*saved, opened.manifest.checkpoint.encode()]
        report = verify_ledger(source, opened.log.checkpoints, kept)
        if not report.whole:
            raise NotWhole([fault.sentence for fault in report.faults])
        ledger = opened.ledger
        if (report.size, report.root) != (ledger.size, ledger.root):
            raise NotWhole(["it is not the one that the manifest was signed for"])
        unsigned = bool(unsigned_entries())
        again = erased_again(erased)
    sweep()
    return Restored(opened.manifest.made_at, rows, source.verifier_keys()[0], again, unsigned)


def _fill(opened: OpenedBackup) -> dict[str, int]:
    with opened.lines("content") as content, opened.lines("keys") as keys:
        counts = {table.label: _fill_table(table, content, keys) for table in tables()}
        left = content.next_table or keys.next_table
        if left is not None:
            raise OtherVersion(opened.manifest.program, left)
    return counts


def _fill_table(table: Table, content: Lines, keys: Lines) -> int:
    rows, count = _rows(table, content, keys), 0
    while stretch := list(islice(rows, _STRETCH)):
        table.model._default_manager.bulk_create(stretch)
        count += len(stretch)
    return count


def _rows(table: Table, content: Lines, keys: Lines) -> Iterator[models.Model]:
    """The rows, put together again from the archives that have a part of them."""
    wanted = [
        (content, table.content, bool(table.content) or not table.keys),
        (keys, table.keys, bool(table.keys)),
    ]
    parts = [lines.rows() for lines, columns, there in wanted if _comes(lines, table, columns, there)]
    own = [columns for _lines, columns, there in wanted if there]
    width, reading = len(table.pk), _readers(table)
    for pieces in _together(parts):
        if any(piece[:width] != pieces[0][:width] for piece in pieces):
            raise LinesBroken
        values = dict(zip(table.pk, pieces[0][:width], strict=True))
        for columns, piece in zip(own, pieces, strict=True):
            values |= zip(columns, piece[width:], strict=True)
        yield table.model(**{name: reading[name](value) for name, value in values.items()})


def _together(parts: list[Iterator[Row]]) -> Iterator[tuple[Row, ...]]:
    try:
        yield from zip(*parts, strict=True)
    except ValueError:  # one has more rows than the other
        raise LinesBroken from None


def _comes(lines: Lines, table: Table, columns: tuple[str, ...], there: bool) -> bool:
    """Whether a part of the table comes here; raises OtherVersion where its columns are not those of this program."""
    found = lines.columns_of(table.label)
    if (list(found) if found is not None else None) != ([*table.pk, *columns] if there else None):
        raise OtherVersion(str(lines.heading.get("program")), table.label)
    return there


def _readers(table: Table) -> dict[str, Callable[[Any], Any]]:
    return {
        field.attname: decoded_bytes if isinstance(field, models.BinaryField) else field.to_python
        for field in table.model._meta.concrete_fields
    }
