"""A text as words: where each stands, how it is written, what lies before it."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Literal, NamedTuple

from inconfidence.redaction.folding import fold
from inconfidence.redaction.wording import PLACEHOLDER

Shape = Literal["lower", "title", "upper", "mixed", "number", "opaque"]


# Scripts that put no spaces between words: each letter is a word, and names are runs of them.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
# What stands, character for character, where something was found in an earlier round.
BLANK = "\ue000"

# What may stand between two words of one name, street or address. A gap is kept to four characters at most.
_JOINING = frozenset(" \t\n\r\u00a0\u202f\u2009-\u2010\u2011\u2013'’`´.,_/")
_APOSTROPHES = ("'", "’", "´", "`")
_SPACES = frozenset(" \t\n\r\u00a0\u202f\u2009")
_ENDING = frozenset('.!?:;\n\r\u2022\u2026«“"')


class Word(NamedTuple):
    """One word: where it is, in characters, and how it reads."""

    start: int
    end: int
    raw: str
    folded: str
    shape: Shape
    capital: bool  # whether anything in it is a capital
    gap: str  # the first four characters of what lies between this word and the one before
    joined: bool  # whether it may belong to the same name as the word before: little between, no blank line
    spaced: bool  # whether only space lies between it and the word before
    starts: bool  # whether a sentence may start here


def read(text: str) -> list[Word]:
    """The words of `text`, in order; a replacement that is already in it is one opaque word."""
    return list(_words(text))


def ends_sentence(gap: str) -> bool:
    """Whether a sentence ends in what lies between two words."""
    return not _ENDING.isdisjoint(gap)


def possessive(words: Sequence[Word], last: int) -> str:
    """What follows the word before `last` to make it a possessive: "'s", or nothing."""
    if last >= len(words) or words[last].folded != "s" or words[last].gap not in _APOSTROPHES:
        return ""
    return words[last].gap + words[last].raw


def _words(text: str) -> Iterator[Word]:
    # A text uses few words and fewer gaps, many times each.
    spellings: dict[str, tuple[str, Shape, bool]] = {}
    gaps: dict[str, tuple[str, bool, bool, bool]] = {}
    before, opening = 0, True
    for match in _word().finditer(text):
        start, end = match.span()
        raw, between = match[0], text[before:start]
        spelling = spellings.get(raw) or spellings.setdefault(raw, _spelling(raw))
        gap, joined, spaced, ends = gaps.get(between) or gaps.setdefault(between, _gap(between))
        yield Word(start, end, raw, *spelling, gap, joined, spaced, opening or ends)
        before, opening = end, spelling[1] == "opaque"


@lru_cache(maxsize=1)
def _word() -> re.Pattern[str]:
    """A word, or what stands in for one. Made for the first text: most starts of the program read none."""
    # Accents and vowel signs stored apart from their letter, and the invisible characters that copying leaves in words.
    attached = _set_of("Mn", "Mc", "Cf")
    return re.compile(
        rf"{PLACEHOLDER}|{BLANK}+|(?=[{_UNSPACED}])[^\W_][{attached}]*|(?:(?![{_UNSPACED}])[^\W_][{attached}]*)+"
    )


def _set_of(*categories: str) -> str:
    """Every character of these Unicode categories in the basic plane, as the inside of a regular expression's set."""
    member = [unicodedata.category(chr(at)) in categories for at in range(0xAD, 0x10000)]
    runs, at = [], 0xAD
    for belongs, run in groupby(member):
        length = sum(1 for _ in run)
        if belongs:
            runs.append(rf"\u{at:04x}-\u{at + length - 1:04x}")
        at += length
    return "".join(runs)


def _spelling(raw: str) -> tuple[str, Shape, bool]:
    """How a word reads: folded, its shape, and whether it has a capital."""
    shape = _shape(raw)
    return "" if shape == "opaque" else fold(raw), shape, shape in ("title", "upper", "mixed")


def _gap(between: str) -> tuple[str, bool, bool, bool]:
    """What lies between two words: its beginning, whether it joins them, is space alone, ends a sentence."""
    near = len(between) <= 3 and between.count("\n") < 2
    spaced = near and between != "" and _SPACES.issuperset(between)
    return between[:4], near and _JOINING.issuperset(between), spaced, ends_sentence(between)


def _shape(raw: str) -> Shape:
    if raw[0] in ("[", BLANK):
        return "opaque"
    if raw[0].isdecimal():
        return "number"
    letters = raw if raw.isascii() else unicodedata.normalize("NFC", raw)
    if letters.islower():
        return "lower"
    if len(letters) > 1 and letters.isupper():
        return "upper"
    if letters[0].isupper() or letters[0].istitle():
        return "title"
    return "mixed" if any(letter.isupper() for letter in letters) else "lower"
