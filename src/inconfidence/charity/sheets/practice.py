"""The sheets of a practice copy: made and left lying about, as no real ones may be."""

from __future__ import annotations

from pathlib import Path

from django.utils import timezone

from inconfidence.charity.sheets.folder import sheets_remove, sheets_write, words_write
from inconfidence.charity.sheets.paper import Title
from inconfidence.gate.recovery import RecoveryHalf
from inconfidence.vault.recovery import RecoverySeed
from inconfidence.vault.sheets import split

FOLDER = "practice-sheets"
WORDS = "words.txt"


def practice_sheets(data: Path, charity: str, made: int = 3) -> RecoveryHalf:
    """New sheets in `data/practice-sheets`, with their words in a text file beside them; gives the kept half."""
    folder = data / FOLDER
    sheets_remove([folder / f"sheet-{number}.pdf" for number in range(1, 6)])
    seed = RecoverySeed.create()
    half = RecoveryHalf.of(seed, made)
    sheets = split(seed, made)
    today = timezone.localdate()
    sheets_write(folder, sheets, Title(charity, today, half, practice=True))
    words_write(folder / WORDS, sheets)
    return half
