"""When an erasure is final: nothing of it in the database's own files, and no backup left that could open it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from inconfidence.charity.house import CLOCK
from inconfidence.store.backup.erased import erased_keep
from inconfidence.store.backup.errors import BackupError
from inconfidence.store.backup.folder import could_open
from inconfidence.store.erasing import sweep, sweep_at_once
from inconfidence.store.models import Erasure
from inconfidence.store.scope import current_charity

# A backup is named by when it began: what was erased within so much of that may be in it.
_MARGIN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Finality:
    """How far an erasure has come. `left`: so many backups can still open it; None where their folder cannot be
    read. `about`: the day on which the last of them goes, if backups go on as they are set."""

    final: bool
    left: int | None = 0
    about: date | None = None


def swept_at_once() -> None:
    """What can be done within the request: the database's files, and the list beside the backups. What fails, or is
    in somebody's way, `erasures_settle` does."""
    with suppress(DatabaseError, OSError):
        if sweep_at_once():
            Erasure.objects.filter(swept_at=None).update(swept_at=CLOCK.now())
        list_keep()


def erasures_settle() -> int:
    """Sweeps what is not swept yet, keeps the list, and writes down what has become final; gives how many did."""
    began = CLOCK.now()
    unswept = Erasure.objects.filter(swept_at=None, erased_at__lt=began)
    if unswept.exists() and sweep():
        unswept.update(swept_at=CLOCK.now())
    with suppress(OSError):  # a folder that is not there today is the doctor's to say
        list_keep()
    waiting = Erasure.objects.filter(final_at=None).exclude(swept_at=None)
    done = [line.id for line in waiting if finality_of(line).left == 0]
    return Erasure.objects.filter(id__in=done).update(final_at=CLOCK.now()) if done else 0


def finality_of(line: Erasure) -> Finality:
    """How far this one has come."""
    if line.final_at is not None:
        return Finality(final=True)
    try:
        left, to_make = _could_open(line)
    except BackupError:
        return Finality(False, None)
    days = ceil(to_make / len(settings.BACKUP_TIMES))
    return Finality(False, left, timezone.localdate() + timedelta(days=days) if left else None)


def _could_open(line: Erasure) -> tuple[int, int]:
    folder: Path | None = settings.BACKUPS
    return could_open(folder, current_charity(), line.erased_at + _MARGIN) if folder else (0, 0)


def list_keep(folder: Path | None = None) -> None:
    """Keeps the list of what was erased in the folder, else beside the backups; where there are none, beside the
    database. Raises OSError."""
    erased_keep(folder or settings.BACKUPS or settings.DATA, current_charity(), settings.CHECKPOINT_KEY)
