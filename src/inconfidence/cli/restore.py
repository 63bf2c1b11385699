"""`inconfidence restore`: a charity's backup into an empty folder, with the words of the trustees' sheets."""

from __future__ import annotations

import os
import shutil
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from inconfidence.cli.counts import counted
from inconfidence.cli.house import NotReady, wake
from inconfidence.cli.one_at_a_time import alone_in
from inconfidence.cli.sheets_typed import seed_typed
from inconfidence.gate.recovery import fingerprint
from inconfidence.ledger.note import MAX_NOTE
from inconfidence.store.backup.folder import Backup, sync_folder
from inconfidence.store.backup.reading import (
    OpenedBackup,
    Sheets,
    check_nothing_later,
    newest_in,
    not_whole_since,
    open_backup,
)
from inconfidence.vault.archives import PARTS

DONE = 0
_KEYS = ("server.key", "checkpoint.key")

_SAID = """The backup `{name}`, made on {made_at:%d %B %Y} at {made_at:%H:%M} UTC, is restored: {counted}.
The ledger is whole. Its key is {key}{unsigned}
{erased}
What was written after that moment is not here, and what was taken back after it is: look at the members first.

Next: set `INCONFIDENCE_DATA` to {data}, run `inconfidence doctor`, then `inconfidence serve`.
Everybody signs in anew, with the password of that day."""
_UNSIGNED = """
No checkpoint signed for some of it while it was written: `inconfidence ledger verify` says which entries."""


def configure(parser: ArgumentParser) -> None:
    """Declares what from, and where to."""
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="the folder with the backups")
    parser.add_argument(
        "--into", metavar="DATA", type=Path, required=True, help="where to: an empty folder, or a new one"
    )
    parser.add_argument("--backup", metavar="NAME", help="which one, unless the newest")
    parser.add_argument(
        "--checkpoint", metavar="FILE", type=Path, action="append", default=[],
        help="a checkpoint that you saved: an older backup is refused; may be given several times",
    )  # fmt: skip
    parser.add_argument(
        "--erased", metavar="FILE", type=Path, action="append", default=[],
        help="a list of what was erased that you saved, beside the one in the folder; may be given several times",
    )  # fmt: skip
    parser.add_argument(
        "--older", action="store_true", help="restore it although something later is known to have been"
    )


def run(args: Namespace) -> int:
    """Restores all of it, or raises and nothing is there: `BackupError` and its kin, `SheetsBroken`, `NotReady`."""
    data = args.into.absolute()
    _must_be_empty(data)
    with alone_in(data):
        # Another may have been done while this one began.
        _must_be_empty(data)
        print(_restored(args, data))
    return DONE


def _restored(args: Namespace, data: Path) -> str:
    backup = _chosen(args.folder.absolute(), args.backup)
    saved = [_saved(path) for path in args.checkpoint]
    lists = [_there(path) for path in args.erased]
    opened = open_backup(backup, _sheets())
    if not args.older:
        check_nothing_later(opened, saved)
    with _aside(data) as aside:
        _put_keys(aside, opened)
        said = _filled(aside, data, opened, [] if args.older else saved, lists)
        aside.rename(data)
        sync_folder(data.parent)
    return said


def _chosen(folder: Path, name: str | None) -> Backup:
    """The one that is named, or the newest whole one; what was passed over for it is said."""
    backup = newest_in(folder, name)
    if name is None:
        for later in not_whole_since(backup):
            gone = " and ".join(f"`.{part}`" for part in PARTS if not later.archive(part).is_file())
            print(f"`{later.name}` is later, and its {gone} is not there: this is `{backup.name}`.")
    return backup


def _sheets() -> Sheets:
    """Asks for the words. Raises `NotReady` where nobody types them."""
    try:
        keys = seed_typed().keys
    except EOFError:
        raise NotReady("nothing was restored: the words of the sheets were not typed") from None
    return Sheets(keys.sealing_key, fingerprint(keys.public))


def _must_be_empty(data: Path) -> None:
    if data.exists() and (not data.is_dir() or any(data.iterdir())):
        raise NotReady(f"`{data}` is not empty: name another folder, or a new one, with `--into`")
    if not data.parent.is_dir():
        raise NotReady(f"`{data.parent}` is not there: make it first")
    if os.environ.get("INCONFIDENCE_DATABASE", "").startswith("sqlite:"):
        raise NotReady(
            "unset `INCONFIDENCE_DATABASE`: the database is made in the folder given with `--into`"
        )


@contextmanager
def _aside(data: Path) -> Iterator[Path]:
    """A folder beside the one that it becomes; gone, with all that is in it, unless it became that."""
    aside = data.with_name(f".{data.name}.{os.getpid()}")
    aside.mkdir(mode=0o700)
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _put_keys(aside: Path, opened: OpenedBackup) -> None:
    for name in _KEYS:
        path = aside / name
        path.touch(mode=0o600)
        path.write_bytes(opened.beside[name])


def _filled(aside: Path, data: Path, opened: OpenedBackup, saved: list[bytes], lists: list[Path]) -> str:
    os.environ["INCONFIDENCE_DATA"] = str(aside)
    wake(founding=True)
    from django.core.management import call_command
    from django.db import connections

    from inconfidence.store.backup.restoring import backup_restore
    from inconfidence.store.backup.since import erased_since

    call_command("migrate", verbosity=0, interactive=False)
    try:
        restored = backup_restore(opened, saved, erased_since(opened, lists))
    finally:
        connections.close_all()
    return _SAID.format(
        name=opened.backup.name,
        made_at=restored.made_at,
        counted=counted(restored.rows),
        unsigned=_UNSIGNED if restored.unsigned else "",
        key=restored.ledger_key,
        erased=_said_of(restored.erased),
        data=data,
    )


def _there(path: Path) -> Path:
    if not path.is_file():
        raise NotReady(f"`{path}` is not there: name the list of what was erased, or leave out `--erased`")
    return path.absolute()


def _said_of(erased: int) -> str:
    if not erased:
        return "Nothing in it is known to have been erased since."
    return f"What was erased since stays erased: {erased} {'file' if erased == 1 else 'files'}."


def _saved(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_NOTE)
    except OSError as fault:
        raise NotReady(f"`{path}`: {(fault.strerror or 'cannot be read').lower()}") from None
