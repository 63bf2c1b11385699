"""Backups, as `inconfidence backup`, `tick` and `serve` make them."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from inconfidence.charity.house import CLOCK
from inconfidence.kernel.errors import InConfidenceError
from inconfidence.rights.finality import list_keep
from inconfidence.store.backup.errors import BackupUnderWay
from inconfidence.store.backup.folder import Backup
from inconfidence.store.backup.making import Recipient, ServerKeys, backup_make
from inconfidence.store.backup.manifest import Manifest
from inconfidence.store.backup.state import failure_forget, failure_keep, is_due
from inconfidence.store.recovery import recovery_now
from inconfidence.store.scope import charity_scope


def back_up(charity: UUID, folder: Path, to_come: frozenset[str] = frozenset()) -> tuple[Backup, Manifest]:
    """Makes one. What goes wrong is kept for Home and the doctor, and raised; that one is being made is not wrong.

    `to_come`: tables that an upgrade has yet to make.
    """
    now = CLOCK.now()
    try:
        made = backup_make(charity, folder, _recipient(charity), _keys(), now, to_come)
        with charity_scope(charity), suppress(OSError):  # it could just be written to
            list_keep(folder)
    except BackupUnderWay:
        raise
    except InConfidenceError as wrong:
        failure_keep(settings.DATA, charity, now, str(wrong))
        raise
    failure_forget(settings.DATA, charity)
    return made


def back_up_if_due(charity: UUID) -> Backup | None:
    """Makes one where a time of backup has passed; None where none is due, or backups are switched off."""
    folder: Path | None = settings.BACKUPS
    if folder is None or not _due(charity, folder, CLOCK.now()):
        return None
    try:
        return back_up(charity, folder)[0]
    except BackupUnderWay:  # a timer's `tick` and `serve` at the same moment: one of the two is enough
        return None


def _due(charity: UUID, folder: Path, now: datetime) -> bool:
    zone = timezone.get_default_timezone()
    try:
        return is_due(folder, settings.DATA, charity, settings.BACKUP_TIMES, zone, now)
    except InConfidenceError as wrong:
        failure_keep(settings.DATA, charity, now, str(wrong))
        raise


def _recipient(charity: UUID) -> Recipient:
    with charity_scope(charity):
        half = recovery_now().half
    return Recipient(half.public.sealing_key, half.fingerprint)


def _keys() -> ServerKeys:
    return ServerKeys(settings.SERVER_KEY, settings.CHECKPOINT_KEY)
