"""How the backups of a charity stand: when the next is due, what went wrong with the last. Read from the files.

Nothing of it is in the database: a restored one must not claim backups that it does not have.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import Literal
from uuid import UUID

from inconfidence.store.backup.errors import BackupError
from inconfidence.store.backup.folder import made_at_of, newest_complete

OLD_AFTER = timedelta(hours=36)
"""A daily backup that is older than this was missed."""
TRY_AGAIN = timedelta(minutes=15)

Word = Literal["well", "off", "none", "old", "failed"]


@dataclass(frozen=True, slots=True)
class State:
    """`made_at`: of the newest backup. `why`: of the failure that came after it."""

    word: Word
    made_at: datetime | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """The last backup that could not be made: when, and the sentence that said why."""

    at: datetime
    why: str


def backup_state(
    folder: Path | None, data: Path, charity: UUID, founded_at: datetime, now: datetime
) -> State:
    """How they stand. A charity that was founded since the last time of backup is not behind yet."""
    if folder is None:
        return State("off")
    failure = last_failure(data, charity)
    try:
        made_at = newest(folder, charity)
    except BackupError as wrong:
        return State("failed", None, str(wrong))
    if failure and (made_at is None or failure.at > made_at):
        return State("failed", made_at, failure.why)
    if now - (made_at or founded_at) > OLD_AFTER:
        return State("old" if made_at else "none", made_at)
    return State("well", made_at)


def is_due(
    folder: Path, data: Path, charity: UUID, times: Sequence[time], zone: tzinfo, now: datetime
) -> bool:
    """Whether a time of backup has passed since the newest one, and it is not too soon after one that failed."""
    failure = last_failure(data, charity)
    if failure and now - failure.at < TRY_AGAIN:
        return False
    made_at = newest(folder, charity)
    return made_at is None or made_at < _last_time(times, zone, now)


def newest(folder: Path, charity: UUID) -> datetime | None:
    """When the newest backup was made. Raises FolderUnusable."""
    found = newest_complete(folder, charity)
    return made_at_of(found) if found else None


def _last_time(times: Sequence[time], zone: tzinfo, now: datetime) -> datetime:
    today = now.astimezone(zone).date()
    days = (today, today - timedelta(days=1))
    moments = [datetime.combine(day, at, zone) for day in days for at in times]
    return max(moment for moment in moments if moment <= now)


def failure_keep(data: Path, charity: UUID, now: datetime, why: str) -> None:
    """Keeps what went wrong, where Home and the doctor look."""
    told = {"v": 1, "at": now.isoformat(), "why": why}
    path = _failure_path(data, charity)
    aside = path.with_suffix(".part")
    aside.write_text(json.dumps(told), encoding="utf-8")
    aside.replace(path)


def failure_forget(data: Path, charity: UUID) -> None:
    """One was made since."""
    _failure_path(data, charity).unlink(missing_ok=True)


def last_failure(data: Path, charity: UUID) -> Failure | None:
    """The last failure, unless a backup was made after it."""
    try:
        told = json.loads(_failure_path(data, charity).read_text(encoding="utf-8"))
        return Failure(datetime.fromisoformat(told["at"]), str(told["why"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _failure_path(data: Path, charity: UUID) -> Path:
    return data / f"backup-failed-{charity.hex[:8]}.json"
