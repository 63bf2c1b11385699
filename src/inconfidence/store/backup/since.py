"""What was erased after a backup was made, from all that can tell: the list beside it, and every newer backup."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from inconfidence.ledger.entry import Entry
from inconfidence.store.backup.erased import COLUMNS, Erased, erased_path, erased_read
from inconfidence.store.backup.errors import BackupError
from inconfidence.store.backup.folder import Backup, backups_in
from inconfidence.store.backup.reading import OpenedBackup, open_beside
from inconfidence.store.books import Books
from inconfidence.store.erasing import file_delete
from inconfidence.store.ledger_writer import append
from inconfidence.store.models import Cabinet, Erasure, Member, SealedFile
from inconfidence.store.scope import current_charity

_TABLE = "store.Erasure"


def erased_since(opened: OpenedBackup, lists: Iterable[Path] = ()) -> list[Erased]:
    """Everything that is known to have been erased, each file once, by the list beside the backup, by `lists`, and
    by the newer backups beside it. Raises ErasedBroken.

    A newer backup that is damaged tells nothing: that it is, is why an older one is being restored.
    """
    folder, charity = opened.backup.folder, opened.manifest.charity
    found: dict[UUID, Erased] = {}
    for path in (erased_path(folder, charity), *lists):
        found |= {one.file: one for one in erased_read(path, charity, opened.log)}
    for other in backups_in(folder, charity):
        if other.name > opened.backup.name:
            found |= {one.file: one for one in _erased_in(opened, other)}
    return sorted(found.values(), key=lambda one: one.erased_at)


def _erased_in(opened: OpenedBackup, other: Backup) -> list[Erased]:
    """What the register of another backup of this ledger has; nothing where it cannot be read."""
    found = []
    try:
        with open_beside(opened, other) as lines:
            while (table := lines.next_table) is not None:
                columns = list(lines.columns_of(table) or ())
                for row in lines.rows():
                    if table == _TABLE:
                        found.append(Erased.read([row[columns.index(name)] for name in COLUMNS]))
    except (BackupError, ValueError, TypeError, AttributeError):
        return []
    return found


def erased_again(erased: Iterable[Erased]) -> int:
    """Takes out of the restored tables what has been erased since, a line of the ledger each; gives how many files
    came away. Inside a transaction."""
    known = set(Erasure.objects.values_list("id", flat=True))
    return sum(_again(one) for one in erased if one.file not in known)


def _again(one: Erased) -> bool:
    there = SealedFile.objects.filter(id=one.file).exists()
    file_delete(one.file)
    if Cabinet.objects.filter(id=one.cabinet).exists():
        _enter(one)
    append(Books(), current_charity(), Entry(one.erased_at, "erasure", None, one.file))
    return there


def _enter(one: Erased) -> None:
    Erasure.objects.create(
        id=one.file,
        reference=one.reference,
        cabinet_id=one.cabinet,
        ground=one.ground,
        erased_at=one.erased_at,
        erased_by=_member(one.erased_by),
        paper_until=one.paper_until,
    )


def _member(id: UUID | None) -> Member | None:
    return Member.objects.filter(id=id).first() if id else None
