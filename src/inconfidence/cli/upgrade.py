"""`inconfidence upgrade`: after an update of the program, the database: a backup, the migrations, the doctor."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from inconfidence.cli import doctor
from inconfidence.cli.counts import counted
from inconfidence.cli.house import NotReady, wake
from inconfidence.kernel.errors import InConfidenceError

if TYPE_CHECKING:  # it reads the web framework
    from inconfidence.cli.migrating import Pending


_BEFORE = (
    "put the version of before back, run `inconfidence backup` into the same folder, and run `inconfidence upgrade`"
    " with this one within the hour"
)
_MEND = f"mend that, or, if only the version of before can read the database, {_BEFORE}"
_CHANGES = (
    f"tables change that are there, and a backup that this version makes could not be restored: {_BEFORE}"
)


class NotUpgraded(InConfidenceError):
    """There is no backup of the database as it was: it is left alone."""

    def __init__(self, why: str) -> None:
        super().__init__(f"nothing was changed: {why}")


def configure(parser: ArgumentParser) -> None:
    """Declares where the backup goes."""
    parser.add_argument(
        "--to", metavar="FOLDER", type=Path, help="where the backup goes, instead of `INCONFIDENCE_BACKUPS`"
    )


def run(args: Namespace) -> int:
    """As the doctor: 0, or 1 for what is to mend. Raises `NotUpgraded`, `NotReady` and the kin of `BackupError`."""
    wake()
    from inconfidence.cli.migrating import migrate, pending

    plan = pending()
    if plan is None:
        print("The database is up to date already.\n")
        return doctor.run(args)
    _keep_safe(_folder(args.to), plan)
    migrate()
    print(f"The database is up to date now: {plan.steps} {'step' if plan.steps == 1 else 'steps'}.\n")
    return doctor.run(args)


def _folder(to: Path | None) -> Path:
    from django.conf import settings

    folder: Path | None = to.absolute() if to else settings.BACKUPS
    if folder is None:
        raise NotReady("where shall the backup go? Say it with `--to FOLDER`, or set `INCONFIDENCE_BACKUPS`")
    return folder


def _keep_safe(folder: Path, plan: Pending) -> None:
    """Sees that there is a backup of every charity as it is, which the version before can restore."""
    from django.db import DatabaseError

    from inconfidence.ledger.errors import LedgerError
    from inconfidence.store.backup.errors import BackupFailed

    try:
        for charity in _charities():
            print(_kept_safe(charity, folder, plan))
    except (BackupFailed, LedgerError) as wrong:
        raise NotUpgraded(f"{wrong}; {_MEND}") from None
    except DatabaseError as fault:  # its text could quote what is stored
        raise NotUpgraded(f"the database cannot be read (`{type(fault).__name__}`); {_MEND}") from None


def _charities() -> list[UUID]:
    from django.db import connection

    from inconfidence.store.models import Charity

    known = Charity._meta.db_table in connection.introspection.table_names()
    found = list(Charity.objects.values_list("id", flat=True)) if known else []
    if not found:
        raise NotReady("there is no charity here yet: run `inconfidence init`")
    return found


def _kept_safe(charity: UUID, folder: Path, plan: Pending) -> str:
    from django.conf import settings

    from inconfidence.charity.house import CLOCK
    from inconfidence.cli.backups import back_up
    from inconfidence.store.backup.just_now import made_just_now

    if there := made_just_now(folder, charity, settings.CHECKPOINT_KEY, CLOCK.now()):
        return f"`{there.name}` in `{folder}` was made just now and is of the ledger as it stands."
    if plan.changes_tables:
        raise NotUpgraded(_CHANGES)
    backup, manifest = back_up(charity, folder, plan.new_tables)
    return f"`{backup.name}` is in `{folder}`, read back and found whole: {counted(manifest.rows)}."
