"""Making a backup: one moment of the tables, into two archives, read back before they count."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from uuid import UUID

from django.db import DatabaseError

from inconfidence.kernel.ids import new_id
from inconfidence.ledger.errors import FrontierBroken
from inconfidence.ledger.frontier import Frontier
from inconfidence.store.backup.checking import check_written
from inconfidence.store.backup.errors import BackupFailed
from inconfidence.store.backup.folder import Backup, backup_name, folder_to_write, retire, sweep, sync_folder
from inconfidence.store.backup.lines import VERSION, written
from inconfidence.store.backup.manifest import Manifest
from inconfidence.store.backup.parts import Table, tables
from inconfidence.store.backup.snapshot import Snapshot, snapshot_of
from inconfidence.store.backup.writing import ArchiveFile, write_partial
from inconfidence.store.checkpoints import LedgerWentBack
from inconfidence.store.log import checkpoint_note
from inconfidence.vault.archives import PARTS, Label
from inconfidence.vault.checkpoints import CheckpointKey
from inconfidence.vault.pairs import PublicKey


@dataclass(frozen=True, slots=True)
class ServerKeys:
    """The keys that lie beside the database. They are in no archive but that of keys, sealed as all of it is."""

    server: bytes = field(repr=False)
    checkpoint: CheckpointKey


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a backup is sealed for: the public half of the recovery pair, and what stands on the sheets."""

    public: PublicKey
    fingerprint: str


def backup_make(
    charity: UUID,
    folder: Path,
    recipient: Recipient,
    keys: ServerKeys,
    now: datetime,
    to_come: frozenset[str] = frozenset(),
) -> tuple[Backup, Manifest]:
    """Makes a backup in the folder, sees that it is whole, and lets the oldest go.

    `to_come`: labels of tables that an upgrade has yet to make; without them it is one for the version of before.

    Raises `FolderUnusable`, `BackupUnderWay`; `BackupFailed` and `LedgerWentBack`, with nothing left behind.
    """
    with folder_to_write(folder), _failing():
        sweep(folder)
        made = _make(charity, folder, recipient, keys, now, to_come)
        retire(folder, charity)
        return made


@contextmanager
def _failing() -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise BackupFailed((fault.strerror or "the disk could not be written").lower()) from None
    except (DatabaseError, FrontierBroken) as fault:  # its text could quote what is stored
        raise BackupFailed(f"the database cannot be read (`{type(fault).__name__}`)") from None


def _make(
    charity: UUID,
    folder: Path,
    recipient: Recipient,
    keys: ServerKeys,
    now: datetime,
    to_come: frozenset[str],
) -> tuple[Backup, Manifest]:
    snapshot = new_id()
    backup = Backup(folder, backup_name(now, snapshot))
    program = f"before {version('inconfidence')}" if to_come else version("inconfidence")
    with ExitStack() as undo:
        content, key_part = (
            ArchiveFile(backup.archive(part), recipient.public, Label(part, charity, snapshot, now))
            for part in PARTS
        )
        undo.callback(content.abandon)
        undo.callback(key_part.abandon)
        with snapshot_of(charity) as moment:
            head = _head(charity, moment)
            _write_headings(program, content, key_part, keys)
            there = [table for table in tables() if table.label not in to_come]
            rows = {table.label: _write_table(moment, table, content, key_part) for table in there}
        manifest = Manifest(
            charity=charity,
            snapshot=snapshot,
            made_at=now,
            program=program,
            fingerprint=recipient.fingerprint,
            content=content.finish(),
            keys=key_part.finish(),
            rows=rows,
            checkpoint=checkpoint_note(charity, keys.checkpoint, head, now).decode(),
        )
        check_written(content, manifest, head.root())
        check_written(key_part, manifest, None)
        note = manifest.to_note(keys.checkpoint)
        aside = write_partial(backup.manifest_path, note)
        undo.callback(aside.unlink, missing_ok=True)
        for publish in (content.publish, key_part.publish, lambda: aside.rename(backup.manifest_path)):
            publish()
        sync_folder(folder)
        undo.pop_all()
    return backup, manifest


def _head(charity: UUID, moment: Snapshot) -> Frontier:
    """Where the ledger stands. Raises `LedgerWentBack` where it is shorter than it was signed for."""
    by_label = {table.label: table for table in tables()}
    row = moment.one(by_label["store.LedgerHead"], ("frontier",))
    if row is None:
        raise BackupFailed("the head of the ledger is missing")
    frontier = Frontier.from_bytes(bytes(row[0]))
    signed = max((size for (size,) in moment.rows(by_label["store.Checkpoint"], ("size",))), default=0)
    if signed > frontier.size:
        raise LedgerWentBack(frontier.size, signed)
    return frontier


def _write_headings(program: str, content: ArchiveFile, key_part: ArchiveFile, keys: ServerKeys) -> None:
    heading = {"v": VERSION, "program": program}
    content.write(written(heading))
    own = {"server.key": keys.server, "checkpoint.key": keys.checkpoint.to_bytes()}
    key_part.write(written({**heading, "beside": own}))


def _write_table(moment: Snapshot, table: Table, content: ArchiveFile, key_part: ArchiveFile) -> int:
    """Each row, parted: what opens something into one archive, all else into the other, the primary key into both."""
    width, middle = len(table.pk), len(table.pk) + len(table.content)
    parts: list[tuple[Callable[[bytes], None], slice]] = []
    columns = (*table.pk, *table.content, *table.keys)
    if table.content or not table.keys:
        parts.append((content.write, slice(width, middle)))
    if table.keys:
        parts.append((key_part.write, slice(middle, len(columns))))
    for write, part in parts:
        write(written({"table": table.label, "columns": [*table.pk, *columns[part]]}))
    count = 0
    for row in moment.rows(table, columns):
        count += 1
        for write, part in parts:
            write(written([*row[:width], *row[part]]))
    for write, _part in parts:
        write(written({"rows": count}))
    return count
