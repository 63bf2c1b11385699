"""Opening a backup's archive. What comes out is the tables as they were: nobody's words are opened by it.

Whoever has the recovery pair opens an archive, to restore it; whoever has just written one holds its key, to see
that what is on the disk is what was meant. Whatever the bytes, SealBroken is all that is raised.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

from inconfidence.vault.archives import HEAD_SIZE, SEALED_CHUNK, Label, read_head
from inconfidence.vault.errors import SealBroken
from inconfidence.vault.keys import SecretKey
from inconfidence.vault.opening import open_chunk, unwrap_from
from inconfidence.vault.pairs import PrivateKey

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class OpenedArchive(io.RawIOBase):
    """The plaintext of an archive, read once from start to end. Its end is only reached where nothing was cut."""

    def __init__(self, file: BinaryIO, key: SecretKey, label: Label) -> None:
        self._file, self._key = file, key
        self.label = label
        self._number, self._ended = 0, False
        self._sealed = file.read(SEALED_CHUNK)
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        """It is read, and nothing else."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fills the buffer as far as one chunk goes; 0 at the end. Raises SealBroken."""
        if not self._rest and not self._ended:
            self._rest = memoryview(self._next())
        room = memoryview(buffer)
        taken = min(len(room), len(self._rest))
        room[:taken] = self._rest[:taken]
        self._rest = self._rest[taken:]
        return taken

    def _next(self) -> bytes:
        # Whether a chunk is the last shows by there being no more; its seal says whether that is true.
        following = self._file.read(SEALED_CHUNK)
        self._ended = not following
        opened = open_chunk(self._key, self._sealed, self._number, self._ended, self.label)
        self._sealed, self._number = following, self._number + 1
        return opened


def archive_open(file: BinaryIO, private: PrivateKey) -> OpenedArchive:
    """An archive, by the pair that it was sealed to. Raises SealBroken."""
    label, wrapped = read_head(file.read(HEAD_SIZE))
    return OpenedArchive(file, unwrap_from(private, wrapped, label.context), label)


def archive_reopen(file: BinaryIO, key: SecretKey) -> OpenedArchive:
    """An archive that was just written, by its key. Raises SealBroken."""
    label, _wrapped = read_head(file.read(HEAD_SIZE))
    return OpenedArchive(file, key, label)


def archive_label(file: BinaryIO) -> Label:
    """What an archive says of itself, in clear; not to be believed before it has been opened. Raises SealBroken."""
    return read_head(file.read(HEAD_SIZE))[0]


__all__ = ["OpenedArchive", "SealBroken", "archive_label", "archive_open", "archive_reopen"]
