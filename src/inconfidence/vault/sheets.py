"""A recovery seed on sheets of paper: each a list of words (SLIP-0039), so many of which give the seed back.

Who types a sheet in may stop each word after its fourth letter. No error repeats a word: places in the list only.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from inconfidence.vault.hazmat import Rejected, slip39
from inconfidence.vault.recovery import RecoverySeed
from inconfidence.vault.sheet_errors import (
    SheetsMixed,
    SheetsTooFew,
    SheetTwice,
    WordsMiscounted,
    WordsMistyped,
    WordsUnknown,
)

# How many sheets are made, and how many of them are needed.
SCHEMES: dict[int, int] = {3: 2, 5: 3}
WORDS_ON_A_SHEET = 33

_BY_START = {word[: slip39.TELLING]: word for word in slip39.WORDS}
_KNOWN = frozenset(slip39.WORDS)
_MOST_CHARACTERS = 2_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: the number of its set, its own (from 1), how many are needed, its 33 words in order."""

    set_number: int
    number: int
    needed: int
    words: tuple[str, ...] = field(repr=False)


def split(seed: RecoverySeed, made: int) -> list[Sheet]:
    """The seed on 3 sheets (2 needed) or on 5 (3 needed). Raises ValueError for another number."""
    if made not in SCHEMES:
        raise ValueError(f"there are no sheets by `{made}`; make 3 or 5")
    return [read_sheet(words) for words in slip39.split(seed.bytes, SCHEMES[made], made)]


def read_sheet(typed: str) -> Sheet:
    """A sheet as somebody typed it. Raises WordsMiscounted, WordsUnknown or WordsMistyped."""
    words = typed[:_MOST_CHARACTERS].casefold().split()
    if len(words) != WORDS_ON_A_SHEET:
        raise WordsMiscounted(len(words), WORDS_ON_A_SHEET)
    whole = [_whole(word) for word in words]
    unknown = [place for place, word in enumerate(whole, 1) if not word]
    if unknown:
        raise WordsUnknown(unknown)
    try:
        said = slip39.heading(" ".join(whole))
    except Rejected:
        raise WordsMistyped from None
    return Sheet(said.set_number, said.place + 1, said.needed, tuple(whole))


def join(sheets: Sequence[Sheet]) -> RecoverySeed:
    """The seed. Raises SheetTwice, SheetsMixed or SheetsTooFew; sheets beyond those needed are checked as well."""
    _one_set(sheets)
    needed = sheets[0].needed
    seeds = {_seed([*sheets[: needed - 1], last]).bytes for last in sheets[needed - 1 :]}
    if len(seeds) != 1:
        raise SheetsMixed
    return RecoverySeed(seeds.pop())


def _one_set(sheets: Sequence[Sheet]) -> None:
    """Whether these can belong together, as far as they say themselves."""
    if len({(sheet.set_number, sheet.needed) for sheet in sheets}) > 1:
        raise SheetsMixed
    numbers = [sheet.number for sheet in sheets]
    for number in numbers:
        if numbers.count(number) > 1:
            raise SheetTwice(number)
    if not sheets or len(sheets) < sheets[0].needed:
        raise SheetsTooFew(len(sheets), sheets[0].needed if sheets else min(SCHEMES.values()))


def _seed(sheets: Sequence[Sheet]) -> RecoverySeed:
    try:
        return RecoverySeed(slip39.combine([" ".join(sheet.words) for sheet in sheets]))
    except Rejected:
        # Of one number by chance, and still not of one set.
        raise SheetsMixed from None


def _whole(word: str) -> str:
    """The word of the list that was meant; "" where there is none."""
    if word in _KNOWN:
        return word
    return _BY_START.get(word, "") if len(word) == slip39.TELLING else ""
