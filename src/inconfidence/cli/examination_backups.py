"""What `inconfidence doctor` says of backups: whether there are any, how old, where, and whether they are whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from inconfidence.charity.house import CLOCK
from inconfidence.cli.finding import Finding, judged, owners_alone
from inconfidence.kernel.errors import InConfidenceError
from inconfidence.store.backup.checking import check_digests
from inconfidence.store.backup.errors import FolderUnusable
from inconfidence.store.backup.folder import backups_in, newest_complete
from inconfidence.store.backup.manifest import Manifest
from inconfidence.store.backup.state import State, backup_state
from inconfidence.store.log import Log
from inconfidence.store.models import Charity

_NOW = "run `inconfidence backup`"


def backup_findings(charity: Charity) -> Iterator[Finding]:
    """Of one charity."""
    if settings.PRACTICE and settings.BACKUPS is None:
        yield Finding("a practice copy makes no backups by itself")
        return
    state = backup_state(settings.BACKUPS, settings.DATA, charity.id, charity.founded_at, CLOCK.now())
    yield _latest(state)
    if settings.BACKUPS is None:
        return
    inside = settings.BACKUPS.is_relative_to(settings.DATA)
    away = "set `INCONFIDENCE_BACKUPS` to a folder on another disk: what takes this one takes both"
    yield judged(f"backups {_where(settings.BACKUPS)}", not inside or settings.PRACTICE, away)
    with suppress(FolderUnusable):  # which was said of the latest
        yield _private(settings.BACKUPS)
    if state.made_at:
        yield _whole(charity, settings.BACKUPS)


def _latest(state: State) -> Finding:
    made = f"{state.made_at:%Y-%m-%d %H:%M} UTC" if state.made_at else "never"
    mends = {
        "off": "take out `INCONFIDENCE_BACKUPS=no`, or make them by a timer: `inconfidence backup --to FOLDER`",
        "none": f"{_NOW}, and see that `inconfidence serve` or a timer runs at `INCONFIDENCE_BACKUP_TIMES`",
        "old": f"{_NOW}, and see that `inconfidence serve` or a timer runs at `INCONFIDENCE_BACKUP_TIMES`",
        "failed": f"{state.why}; then {_NOW}",
    }
    said = {
        "off": "no backup is made by itself",
        "failed": f"the last backup could not be made (the newest there is: {made})",
    }
    if state.made_at is None:
        said["well"] = "no backup was made yet: the charity was just founded"
    return Finding(said.get(state.word, f"the newest backup was made: {made}"), mends.get(state.word, ""))


def _where(folder: Path) -> str:
    try:
        same = folder.stat().st_dev == settings.DATA.stat().st_dev
    except OSError:
        same = False
    near = " (the disk that the data are on: carry copies away)" if same else ""
    return f"are kept outside the folder of the data, in {folder}{near}"


def _private(folder: Path) -> Finding:
    files = [
        path
        for one in backups_in(folder)
        for path in (one.archive("content"), one.archive("keys"), one.manifest_path)
    ]
    return owners_alone(
        "the backups are their owner's alone", [folder, *files], f"run `chmod -R go= {folder}`"
    )


def _whole(charity: Charity, folder: Path) -> Finding:
    """Reads the newest again: its signature, and both digests."""
    what = "the newest backup is whole, signed with this ledger's key"
    log = Log.of(charity.id, settings.CHECKPOINT_KEY)
    newest = newest_complete(folder, charity.id)
    if newest is None:  # gone since it was looked for
        return Finding(what, _NOW)
    try:
        name = newest.manifest_path.name
        check_digests(newest, Manifest.verified(newest.manifest_bytes(), name, log))
    except InConfidenceError:
        return Finding(what, f"it was damaged or changed since it was made: {_NOW}, and look at that disk")
    return Finding(what)
