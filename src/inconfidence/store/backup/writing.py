"""One archive on its way to the disk: sealed as it is written, under a name that says that it is not done."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import BinaryIO

from inconfidence.store.backup.folder import PARTIAL
from inconfidence.store.backup.manifest import Archived
from inconfidence.vault.archives import CHUNK, Label, begin_archive, seal_chunk
from inconfidence.vault.pairs import PublicKey


class ArchiveFile:
    """An archive on its way. Until `finish` it has no end; until `publish`, no name of its own."""

    def __init__(self, path: Path, public: PublicKey, label: Label) -> None:
        self.label, self.path = label, path
        self.partial = path.with_name(path.name + PARTIAL)
        self.key, head = begin_archive(public, label)
        self._file: BinaryIO = _new_file(self.partial)
        self._digest, self._size, self._number = hashlib.sha256(), 0, 0
        self._waiting = bytearray()
        self._keep(head)

    def write(self, data: bytes) -> None:
        """Takes all of it. Raises OSError where the disk does not."""
        self._waiting += data
        # The last chunk may be a full one: so none is sealed before more is known to come.
        while len(self._waiting) > CHUNK:
            self._seal(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]

    def finish(self) -> Archived:
        """Seals the end; gives the size and digest of what now lies on the disk."""
        self._seal(bytes(self._waiting), last=True)
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        return Archived(self._size, self._digest.hexdigest())

    def publish(self) -> None:
        """Gives the file its name."""
        self.partial.rename(self.path)

    def abandon(self) -> None:
        """Leaves nothing behind."""
        self._file.close()
        self.partial.unlink(missing_ok=True)

    def _seal(self, plaintext: bytes, last: bool) -> None:
        self._keep(seal_chunk(self.key, plaintext, self._number, last, self.label))
        self._number += 1

    def _keep(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)
        self._size += len(data)


def write_partial(path: Path, data: bytes) -> Path:
    """A small file, on the disk before it has its name; gives where it lies until then."""
    partial = path.with_name(path.name + PARTIAL)
    with _new_file(partial) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return partial


def _new_file(path: Path) -> BinaryIO:
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o600)
    return os.fdopen(descriptor, "wb")
