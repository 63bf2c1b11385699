"""`inconfidence backup`: two archives of this moment, sealed for the trustees' sheets. `serve` makes one a day."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from inconfidence.cli.counts import counted
from inconfidence.cli.house import NotReady, charity_ids, wake

DONE = 0


def configure(parser: ArgumentParser) -> None:
    """Declares where to."""
    parser.add_argument(
        "--to", metavar="FOLDER", type=Path, help="where to, instead of the folder in `INCONFIDENCE_BACKUPS`"
    )


def run(args: Namespace) -> int:
    """Makes one for every charity that is here. Raises `BackupError` and its kin, with nothing left behind."""
    wake()
    from django.conf import settings

    from inconfidence.cli.backups import back_up

    folder = args.to.absolute() if args.to else settings.BACKUPS
    if folder is None:
        raise NotReady("where shall it go? Say it with `--to FOLDER`, or set `INCONFIDENCE_BACKUPS`")
    charities = charity_ids()
    if not charities:
        raise NotReady("there is no charity here yet: run `inconfidence init`")
    for charity in charities:
        backup, manifest = back_up(charity, folder)
        print(f"`{backup.name}` is in `{folder}`, read back and found whole: {counted(manifest.rows)}.")
    return DONE
