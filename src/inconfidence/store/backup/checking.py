"""Seeing that what lies on the disk is what was meant: its digest, its seals, its rows, its ledger."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from inconfidence.gate.archives import OpenedArchive, SealBroken, archive_reopen
from inconfidence.ledger.frontier import Frontier
from inconfidence.ledger.hashing import leaf_hash
from inconfidence.store.backup.errors import ArchiveBroken, ArchiveMissing, BackupFailed
from inconfidence.store.backup.folder import Backup
from inconfidence.store.backup.lines import Lines, LinesBroken, decoded_bytes
from inconfidence.store.backup.manifest import Archived, Manifest
from inconfidence.store.backup.writing import ArchiveFile
from inconfidence.vault.archives import CHUNK, PARTS, Part

_LEDGER = "store.LedgerEntry"


def check_written(archive: ArchiveFile, manifest: Manifest, root: bytes | None) -> None:
    """Reads an archive back from the disk, before it counts. `root`: of the ledger that is in it, if any.

    Raises BackupFailed unless its bytes, its seals, the number of its rows and the ledger are those meant.
    """
    meant = manifest.content if archive.label.part == "content" else manifest.keys
    with archive.partial.open("rb") as file:
        # From the disk and not from memory, as far as the system lets itself be asked.
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        if digest_of(file) != meant:
            raise BackupFailed("what came to lie on the disk is not what was written")
        file.seek(0)
        try:
            frontier = _read_through(archive_reopen(file, archive.key), manifest)
        except (SealBroken, LinesBroken):
            raise BackupFailed("what was written does not open again") from None
    if root is not None and frontier.root() != root:
        raise BackupFailed("the ledger that was written is not the one that its head stands for")


def _read_through(opened: OpenedArchive, manifest: Manifest) -> Frontier:
    """Every line; gives the frontier of the ledger's entries among them. Raises LinesBroken for other rows."""
    lines, frontier = Lines(buffered(opened)), Frontier.empty()
    while (table := lines.next_table) is not None:
        columns, count = lines.columns_of(table) or (), 0
        for row in lines.rows():
            count += 1
            if table == _LEDGER:
                entry = row[list(columns).index("entry")]
                frontier = frontier.append(leaf_hash(decoded_bytes(entry)))
        if count != manifest.rows.get(table):
            raise LinesBroken
    return frontier


def check_digests(backup: Backup, manifest: Manifest, parts: Iterable[Part] = PARTS) -> None:
    """The archives are the ones that the manifest names. Raises ArchiveMissing, ArchiveBroken."""
    for part in parts:
        path, meant = backup.archive(part), manifest.content if part == "content" else manifest.keys
        if not path.is_file():
            raise ArchiveMissing(path.name)
        if _digest_at(path) != meant:
            raise ArchiveBroken(path.name)


def _digest_at(path: Path) -> Archived | None:
    try:
        with path.open("rb") as file:
            return digest_of(file)
    except OSError:
        return None


def digest_of(file: io.BufferedReader) -> Archived:
    """Size and SHA-256 of a file, read from where it stands to its end."""
    start = file.tell()
    digest = hashlib.file_digest(file, "sha256")
    return Archived(file.tell() - start, digest.hexdigest())


def buffered(opened: OpenedArchive) -> BinaryIO:
    """An opened archive that can be read line by line."""
    return io.BufferedReader(opened, CHUNK)
