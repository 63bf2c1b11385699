"""A backup opened with the sheets: nothing in it is believed before all of it has been seen to be whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from inconfidence.gate.archives import SealBroken, archive_open
from inconfidence.kernel.errors import InConfidenceError
from inconfidence.ledger.checkpoint import Checkpoint, open_checkpoint
from inconfidence.ledger.errors import CheckpointBroken
from inconfidence.store.backup.checking import buffered, check_digests
from inconfidence.store.backup.errors import (
    ArchiveBroken,
    BackupError,
    ManifestBroken,
    NoBackup,
    OlderThanSaved,
    WrongPair,
)
from inconfidence.store.backup.folder import Backup, backups_in
from inconfidence.store.backup.lines import Lines, LinesBroken, decoded_bytes
from inconfidence.store.backup.manifest import Manifest
from inconfidence.store.log import Log
from inconfidence.vault.archives import PARTS, Label, Part
from inconfidence.vault.checkpoints import CheckpointKey
from inconfidence.vault.pairs import PrivateKey


class Sheets(NamedTuple):
    """What the trustees' sheets give: the private half, and the fingerprint that is printed on them."""

    private: PrivateKey
    fingerprint: str


@dataclass(frozen=True, slots=True)
class OpenedBackup:
    """A backup that was read to its end: whole, of one moment, signed. `beside`: the server's own keys."""

    backup: Backup
    manifest: Manifest
    private: PrivateKey
    beside: dict[str, bytes] = field(repr=False)

    @property
    def log(self) -> Log:
        """The keys that signed its ledger, which were in it."""
        return _log(self.manifest, self.beside)

    @property
    def ledger(self) -> Checkpoint:
        """Where its ledger stood."""
        return self.manifest.ledger(self.log)

    @contextmanager
    def lines(self, part: Part) -> Iterator[Lines]:
        """One archive, from its start. What does not open or read inside the block raises ArchiveBroken."""
        with _lines(self.backup, part, self.private, _label(self.manifest, part)) as lines:
            yield lines


def newest_in(folder: Path, name: str | None = None) -> Backup:
    """The backup of that name, or the newest that has both archives. Raises NoBackup, FolderUnusable."""
    for backup in backups_in(folder):
        if backup.name == name or (name is None and backup.complete):
            return backup
    raise NoBackup(folder / name if name else folder)


def not_whole_since(backup: Backup) -> list[Backup]:
    """Those beside it that were made later and lack an archive, newest first. Raises FolderUnusable."""
    return [one for one in backups_in(backup.folder) if one.name > backup.name and not one.complete]


def open_backup(backup: Backup, sheets: Sheets) -> OpenedBackup:
    """Reads both archives to their ends. Raises `ManifestBroken`, `ArchiveMissing`, `ArchiveBroken`, `WrongPair`."""
    manifest = backup.manifest()
    check_digests(backup, manifest)
    if manifest.fingerprint != sheets.fingerprint:
        raise WrongPair(manifest.fingerprint)
    beside: dict[str, bytes] = {}
    for part in PARTS:
        with _lines(backup, part, sheets.private, _label(manifest, part)) as lines:
            told = lines.heading.get("beside", {})
            beside |= {str(name): decoded_bytes(value) for name, value in told.items()}
            _to_the_end(lines, manifest)
    name = backup.manifest_path.name
    try:
        Manifest.verified(backup.manifest_bytes(), name, _log(manifest, beside))
    except (KeyError, InConfidenceError):
        raise ManifestBroken(name) from None
    return OpenedBackup(backup, manifest, sheets.private, beside)


@contextmanager
def open_beside(opened: OpenedBackup, other: Backup) -> Iterator[Lines]:
    """The archive of content of another backup of the same ledger. Raises `ManifestBroken`, `ArchiveMissing`,
    `ArchiveBroken`."""
    manifest = Manifest.verified(other.manifest_bytes(), other.manifest_path.name, opened.log)
    # Anybody can seal an archive: what this one says was signed for.
    check_digests(other, manifest, ["content"])
    with _lines(other, "content", opened.private, _label(manifest, "content")) as lines:
        yield lines


def check_nothing_later(opened: OpenedBackup, saved: list[bytes]) -> None:
    """No later state is known: by a saved checkpoint, or by another backup beside it. Raises OlderThanSaved.

    Raises BackupError for a saved checkpoint that this ledger's key did not sign.
    """
    size = opened.ledger.size
    for note in saved:
        try:
            checkpoint = open_checkpoint(note, opened.log.checkpoints)
        except CheckpointBroken as broken:
            raise BackupError(f"the saved checkpoint is not one of this ledger: {broken}") from None
        if checkpoint.size > size:
            raise OlderThanSaved(size, checkpoint.size, "the checkpoint that was saved")
    for other in backups_in(opened.backup.folder, opened.manifest.charity):
        later = _size_of(other, opened.log)
        if later > size:
            raise OlderThanSaved(size, later, f"the ledger in `{other.name}`")


def _size_of(backup: Backup, log: Log) -> int:
    try:
        manifest = Manifest.verified(backup.manifest_bytes(), backup.name, log)
    except ManifestBroken:
        return 0  # nothing is believed of it
    return manifest.ledger(log).size


def _label(manifest: Manifest, part: Part) -> Label:
    return Label(part, manifest.charity, manifest.snapshot, manifest.made_at)


def _log(manifest: Manifest, beside: dict[str, bytes]) -> Log:
    return Log.of(manifest.charity, CheckpointKey.from_bytes(beside["checkpoint.key"]))


@contextmanager
def _lines(backup: Backup, part: Part, private: PrivateKey, meant: Label) -> Iterator[Lines]:
    path = backup.archive(part)
    try:
        with path.open("rb") as file:
            opened = archive_open(file, private)
            # An archive of another moment, or of another charity, under this one's name.
            if opened.label != meant:
                raise ArchiveBroken(path.name)
            yield Lines(buffered(opened))
    except (SealBroken, LinesBroken, OSError):
        raise ArchiveBroken(path.name) from None


def _to_the_end(lines: Lines, manifest: Manifest) -> None:
    while (table := lines.next_table) is not None:
        if sum(1 for _row in lines.rows()) != manifest.rows.get(table):
            raise LinesBroken
