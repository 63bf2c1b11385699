"""What has been erased, kept outside the database: so that a restored backup does not bring it back.

A note beside the backups, signed by both of the ledger's keys, of ids, references and moments; anew after each erasure.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple, Self
from uuid import UUID

from inconfidence.ledger.errors import NoteBroken
from inconfidence.ledger.note import MAX_NOTE, verify_note
from inconfidence.store.backup.errors import BackupError
from inconfidence.store.backup.folder import PARTIAL, sync_folder
from inconfidence.store.backup.writing import write_partial
from inconfidence.store.log import Log, text_note
from inconfidence.store.models import Erasure
from inconfidence.store.scope import charity_scope
from inconfidence.vault.checkpoints import CheckpointKey

_WORD = "inconfidence erased 2"
# A note has an end. Of what was erased before so many others, no archive of keys is left.
_MOST = 5_000


class ErasedBroken(BackupError):
    """A list of what was erased is not one that this ledger's key signed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"`{name}` was changed, or is of another ledger: without it, what was erased would come back;"
            " put a whole copy in its place, or take it away to restore without it"
        )


class Erased(NamedTuple):
    """One file that was erased, as the list has it."""

    file: UUID
    reference: str
    cabinet: UUID
    ground: str
    erased_at: datetime
    erased_by: UUID | None
    paper_until: datetime

    @classmethod
    def read(cls, told: list[Any]) -> Self:
        """From a line of the list, or a row of an archive. Raises ValueError and its kin for anything else."""
        file, reference, cabinet, ground, erased_at, erased_by, paper_until = told
        return cls(
            UUID(file),
            str(reference)[:8],
            UUID(cabinet),
            Erasure.Ground(ground),
            _moment(erased_at),
            None if erased_by is None else UUID(erased_by),
            _moment(paper_until),
        )

    def told(self) -> list[str | None]:
        """As a line of the list."""
        by = None if self.erased_by is None else self.erased_by.hex
        moments = self.erased_at.isoformat(), self.paper_until.isoformat()
        return [self.file.hex, self.reference, self.cabinet.hex, self.ground, moments[0], by, moments[1]]


COLUMNS = ("id", "reference", "cabinet_id", "ground", "erased_at", "erased_by_id", "paper_until")
"""The columns of the register that make a line, in its order."""


def erased_path(folder: Path, charity: UUID) -> Path:
    """Where the list of a charity lies."""
    return folder / f"erased-{charity.hex[:8]}.note"


def erased_keep(folder: Path, charity: UUID, key: CheckpointKey) -> bool:
    """Keeps the list as the register has it now; whether it had to be written anew. Raises OSError."""
    if not _told(charity):
        return False
    folder.mkdir(mode=0o700, exist_ok=True)
    path = erased_path(folder, charity)
    with _one_at_a_time(folder):
        told = json.dumps([str(charity), _told(charity)], separators=(",", ":"))
        text = f"{_WORD}\n{told}\n"
        if _stands(path, text, Log.of(charity, key)):
            return False
        path.with_name(path.name + PARTIAL).unlink(missing_ok=True)  # of one that was cut short
        write_partial(path, text_note(charity, key, text)).rename(path)
        sync_folder(folder)
    return True


def _stands(path: Path, text: str, log: Log) -> bool:
    try:
        return _text_of(path, log) == text
    except (OSError, NoteBroken):
        return False


def _text_of(path: Path, log: Log) -> str:
    with path.open("rb") as file:
        return verify_note(file.read(MAX_NOTE + 1), log.texts)


def _told(charity: UUID) -> list[list[str | None]]:
    with charity_scope(charity):
        rows = Erasure.objects.order_by("-erased_at", "id").values_list(*COLUMNS)[:_MOST]
        return [Erased(*row).told() for row in rows]


def erased_read(path: Path, charity: UUID, log: Log) -> list[Erased]:
    """The list; empty where there is none. Raises ErasedBroken."""
    if not path.exists():
        return []
    try:
        word, _, rest = _text_of(path, log).partition("\n")
        of, told = json.loads(rest)
        if word != _WORD or of != str(charity):
            raise ValueError
        return [Erased.read(line) for line in told]
    except (OSError, NoteBroken, ValueError, TypeError, AttributeError):
        raise ErasedBroken(path.name) from None


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Of two that erase at the same moment, the one that writes last has both."""
    descriptor = os.open(folder / ".erased.lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _moment(written: Any) -> datetime:
    moment = datetime.fromisoformat(written)
    if moment.utcoffset() is None:
        raise ValueError
    return moment
