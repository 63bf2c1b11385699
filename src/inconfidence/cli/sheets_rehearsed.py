"""The founding's one ceremony: the sheets are printed, and typed in again before anything depends on them."""

from __future__ import annotations

import sys
from pathlib import Path

from django.utils import timezone

from inconfidence.charity.sheets.folder import sheets_remove, sheets_write
from inconfidence.charity.sheets.paper import Title
from inconfidence.cli.sheets_typed import seed_typed
from inconfidence.gate.recovery import RecoveryHalf
from inconfidence.vault.recovery import RecoverySeed
from inconfidence.vault.sheet_errors import SheetsMixed
from inconfidence.vault.sheets import Sheet, split

_PRINT = """
{made} recovery sheets, set {number}, are in {folder}.
Print each once, on a printer that keeps no copies, and give each to another trustee. They are deleted from the
folder when this is done. Any {needed} of them open everything, also when every password is forgotten; without
{needed} of them, nobody can. So let us see, before anything is founded, that they can be read.
"""


def sheets_rehearsed(folder: Path, charity: str, made: int) -> RecoveryHalf:
    """Makes the sheets and has enough of them typed in from the paper; gives the half that is kept.

    The files are gone afterwards, however it ends. Raises `FolderNotFit`, and `EOFError` where nobody types.
    """
    seed = RecoverySeed.create()
    half = RecoveryHalf.of(seed, made)
    sheets = split(seed, made)
    title = Title(charity, timezone.localdate(), half, practice=False)
    paths = sheets_write(folder, sheets, title)
    try:
        print(_PRINT.format(made=made, number=_number(sheets), folder=folder, needed=half.needed))
        while not _same(seed):
            print(
                f"Those are of another set: take those with {_number(sheets)} at the foot.", file=sys.stderr
            )
    finally:
        sheets_remove(paths)
    print("The sheets can be read, and their files are deleted.")
    return half


def _same(seed: RecoverySeed) -> bool:
    try:
        return seed_typed() == seed
    except SheetsMixed:
        return False


def _number(sheets: list[Sheet]) -> str:
    return f"{sheets[0].set_number:05}"
