"""The folder of backups: names, what is whole in it, what is left of one that was cut short, what has had its life.

A backup is three files of one name. The manifest is written last: archives without one are no backup.
"""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from inconfidence.store.backup.errors import BackupUnderWay, FolderUnusable, ManifestBroken
from inconfidence.store.backup.manifest import Manifest
from inconfidence.vault.archives import Part

CONTENT_KEPT = 30
"""So many archives of content are kept, the latest."""
KEYS_KEPT = 7
"""So many archives of keys: what was erased is gone from backups once as many have been made since."""

PARTIAL = ".part"
_NAME = re.compile(r"(?P<name>\d{8}-\d{6}-[0-9a-f]{8})\.(?P<kind>content|keys|manifest)")
_LONGEST_MANIFEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup in a folder, by its name."""

    folder: Path
    name: str

    def archive(self, part: Part) -> Path:
        """Where one of its archives lies."""
        return self.folder / f"{self.name}.{part}"

    @property
    def manifest_path(self) -> Path:
        """Where its manifest lies."""
        return self.folder / f"{self.name}.manifest"

    def manifest_bytes(self) -> bytes:
        """The manifest as it lies there; raises ManifestBroken where it cannot be read."""
        try:
            with self.manifest_path.open("rb") as file:
                return file.read(_LONGEST_MANIFEST)
        except OSError:
            raise ManifestBroken(self.manifest_path.name) from None

    def manifest(self) -> Manifest:
        """What it says of itself, not yet believed. Raises ManifestBroken."""
        return Manifest.read(self.manifest_bytes(), self.manifest_path.name)

    @property
    def complete(self) -> bool:
        """Whether both archives are there: those of keys live shortly."""
        return self.archive("content").is_file() and self.archive("keys").is_file()


def backup_name(made_at: datetime, snapshot: UUID) -> str:
    """`20261122-023000-1a2b3c4d`: the moment in UTC, its microseconds in five hexadecimal digits so that names
    sort by age, and three by chance."""
    return f"{made_at.astimezone(UTC):%Y%m%d-%H%M%S}-{made_at.microsecond:05x}{snapshot.hex[:3]}"


def made_at_of(backup: Backup) -> datetime:
    """When it was made, by its name."""
    return datetime.strptime(backup.name[:15], "%Y%m%d-%H%M%S").replace(tzinfo=UTC)


def backups_in(folder: Path, charity: UUID | None = None) -> list[Backup]:
    """The backups with a manifest, newest first; of one charity only, where it is said. Raises FolderUnusable."""
    named = {found["name"] for found in _found(folder) if found["kind"] == "manifest"}
    backups = [Backup(folder, name) for name in sorted(named, reverse=True)]
    return [one for one in backups if charity is None or _charity_of(one) == charity]


def newest_complete(folder: Path, charity: UUID) -> Backup | None:
    """The newest of a charity's that has both archives. Raises FolderUnusable."""
    return next((one for one in backups_in(folder) if one.complete and _charity_of(one) == charity), None)


def could_open(folder: Path, charity: UUID, moment: datetime) -> tuple[int, int]:
    """How many backups with their keys are there from this moment or before it, and how many must still be made
    until the last of those goes. Raises FolderUnusable."""
    backups = backups_in(folder, charity)
    old = [
        age for age, one in enumerate(backups) if one.archive("keys").is_file() and made_at_of(one) <= moment
    ]
    return len(old), max(KEYS_KEPT - old[0], 1) if old else 0


def _charity_of(backup: Backup) -> UUID | None:
    try:
        return backup.manifest().charity
    except ManifestBroken:
        return None


def _found(folder: Path) -> Iterator[re.Match[str]]:
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except FileNotFoundError:
        return iter(())
    except OSError as fault:
        raise FolderUnusable(folder, _why(fault)) from None
    return (found for name in names if (found := _NAME.fullmatch(name)))


@contextmanager
def folder_to_write(folder: Path) -> Iterator[Path]:
    """The folder, made where it is not there, for one writer at a time. Raises FolderUnusable, BackupUnderWay."""
    try:
        # Not its parents: a disk that is not there today must be said, not made up for.
        folder.mkdir(mode=0o700, exist_ok=True)
        descriptor = os.open(folder / ".lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    except OSError as fault:
        raise FolderUnusable(folder, _why(fault)) from None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield folder
    except BlockingIOError:
        raise BackupUnderWay from None
    finally:
        os.close(descriptor)


def sweep(folder: Path) -> None:
    """Takes away what a backup that was cut short left behind, and nothing else. For who holds the folder."""
    left = [path for path in folder.glob(f"*{PARTIAL}") if _NAME.fullmatch(path.name.removesuffix(PARTIAL))]
    for path in left:
        # Its manifest is there before its archives have their names: cut between, they have one and it has not.
        if path.name.endswith(f".manifest{PARTIAL}"):
            begun = Backup(folder, path.name.removesuffix(f".manifest{PARTIAL}"))
            begun.archive("content").unlink(missing_ok=True)
            begun.archive("keys").unlink(missing_ok=True)
    for path in left:
        path.unlink()


def retire(folder: Path, charity: UUID) -> None:
    """Takes away archives that have had their life. For who holds the folder."""
    for age, backup in enumerate(backups_in(folder, charity)):
        if age >= KEYS_KEPT:
            backup.archive("keys").unlink(missing_ok=True)
        if age >= CONTENT_KEPT:
            backup.manifest_path.unlink(missing_ok=True)
            backup.archive("content").unlink(missing_ok=True)
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Names, too, are on the disk before they count."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _why(fault: OSError) -> str:
    return (fault.strerror or "cannot be used").lower()
