"""The words of sheets, asked for on the terminal one sheet after another. They show while typed, and go nowhere."""

from __future__ import annotations

import sys

from inconfidence.vault.recovery import RecoverySeed
from inconfidence.vault.sheet_errors import SheetsBroken, SheetsMixed, SheetTwice
from inconfidence.vault.sheets import Sheet, join, read_sheet

# Clears what is seen and what can be scrolled back to.
_WIPE = "\033[H\033[2J\033[3J"


def seed_typed() -> RecoverySeed:
    """The seed of as many sheets as are needed. What is wrong with a sheet is said, and it is asked for again.

    Raises `EOFError` where nothing more is typed, `SheetsMixed` where the sheets are no set after all.
    """
    sheets: list[Sheet] = []
    while not sheets or len(sheets) < sheets[0].needed:
        sheets = _one_more(sheets)
    seed = join(sheets)
    if sys.stdout.isatty():
        print(_WIPE, end="")
    return seed


def _one_more(sheets: list[Sheet]) -> list[Sheet]:
    try:
        sheet = read_sheet(_typed(len(sheets) + 1))
        _belongs(sheet, sheets)
    except SheetsBroken as wrong:
        print(f"That is not it: {wrong}.", file=sys.stderr)
        return sheets
    print(f"Sheet {sheet.number} is right.")
    return [*sheets, sheet]


def _typed(place: int) -> str:
    """A sheet's words, over as many lines as one likes; an empty line ends them."""
    print(f"The words of the {_ORDINALS[place - 1]} sheet, in order; an empty line at the end:")
    lines = []
    while line := input("> ").strip():
        lines.append(line)
    return " ".join(lines)


def _belongs(sheet: Sheet, others: list[Sheet]) -> None:
    if any(sheet.number == one.number and sheet.set_number == one.set_number for one in others):
        raise SheetTwice(sheet.number)
    if others and (sheet.set_number, sheet.needed) != (others[0].set_number, others[0].needed):
        raise SheetsMixed


_ORDINALS = ("first", "second", "third")
