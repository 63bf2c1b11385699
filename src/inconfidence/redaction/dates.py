"""Dates of birth: the file's in every way of writing it, in either language, and any that is named as one."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from inconfidence.kernel.language import LANGUAGES
from inconfidence.redaction.finds import Find
from inconfidence.redaction.lexicon import lexicon
from inconfidence.redaction.reading import Word

_FULL = re.compile(r"(?<![\w./\-])(\d{1,4})(\s?[./\-]\s?| )(\d{1,2})\2(\d{1,4})(?!\w|[./\-]\d)", re.ASCII)
_MONTH_YEAR = re.compile(r"(?<![\w./\-])(\d{1,2})[./\-](\d{4})(?!\w|[./\-]\d)", re.ASCII)
_COMPACT = re.compile(r"(?<!\w)\d{8}(?!\w)", re.ASCII)
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|e)?", re.ASCII)
_YEAR = re.compile(r"\d{4}|\d{2}", re.ASCII)
_CENTURIES = re.compile(r"(?:19|20)\d\d", re.ASCII)
_LITTLE = frozenset(("of", "the", "de", "du"))
_BETWEEN = frozenset(" \t\u00a0\u202f.,'’-/")
_SOON = 5  # words between "born" and its date, at most


class Written(NamedTuple):
    """One reading of a date as written: 0 stands for a part that it lacks."""

    start: int
    end: int
    day: int
    month: int
    year: int


def find_dates(text: str, words: Sequence[Word], born: date | None) -> Iterator[Find]:
    """Ways of writing `born` (tier known), and dates that follow a word of birth (pattern)."""
    written = [*_figures(text), *_named(words)]
    if born:
        means = (one for one in (*written, *_compact(text, born)) if _means(one, born))
        yield from (Find(one.start, one.end, "date", "known") for one in means)
    ends: dict[int, int] = {}
    for one in (*written, *_years(words)):
        ends[one.start] = max(one.end, ends.get(one.start, 0))
    yield from _births(words, ends)


def _means(written: Written, born: date) -> bool:
    """Whether at least two parts are written, and all that are agree with `born`."""
    parts = ((written.day, born.day), (written.month, born.month), (written.year, born.year))
    given = [(part, own) for part, own in parts if part]
    return len(given) > 1 and all(part == own or (own > 99 and part == own % 100) for part, own in given)


def _figures(text: str) -> Iterator[Written]:
    """Dates in figures, in the order of each country."""
    for match in _FULL.finditer(text):
        one, two, three = int(match[1]), int(match[3]), int(match[4])
        for day, month, year in ((one, two, three), (two, one, three), (three, two, one)):
            # A year that is written as 00 is there all the same.
            yield Written(*match.span(), day, month, year or 2000)
    for match in _MONTH_YEAR.finditer(text):
        yield Written(*match.span(), 0, int(match[1]), int(match[2]))


def _compact(text: str, born: date) -> Iterator[Written]:
    forms = {f"{born:%d%m%Y}", f"{born:%m%d%Y}", f"{born:%Y%m%d}"}
    for match in _COMPACT.finditer(text):
        if match[0] in forms:
            yield Written(*match.span(), born.day, born.month, born.year)


@cache
def _months() -> Mapping[str, int]:
    return {word: month for language in LANGUAGES for word, month in lexicon(language).months.items()}


@cache
def _birth_words() -> frozenset[str]:
    return frozenset(word for language in LANGUAGES for word in lexicon(language).birth)


def _named(words: Sequence[Word]) -> Iterator[Written]:
    """Dates whose month is a word: 21st of November 1954, Nov 21, '54, novembre 1954; each reading of each."""
    months = _months()
    for at, word in enumerate(words):
        if month := months.get(word.folded):
            first, day = _day_before(words, at)
            for last, after, year in _after(words, at + 1):
                if not (day and after):
                    yield Written(words[first].start, words[last - 1].end, day or after, month, year)


def _day_before(words: Sequence[Word], at: int) -> tuple[int, int]:
    """The number of the word that the date begins with, and its day, 0 if there is none."""
    led = at - 2 if at > 1 and words[at - 1].folded in _LITTLE else at - 1
    found = (
        _DAY.fullmatch(words[led].folded)
        if led >= 0 and all(_near(words, n) for n in range(led + 1, at + 1))
        else None
    )
    return (led, int(found[1])) if found else (at, 0)


def _after(words: Sequence[Word], at: int) -> Iterator[tuple[int, int, int]]:
    """What may follow a month: nothing, a year, a day, or both; as (last word, day, year)."""
    yield at, 0, 0
    if not _near(words, at):
        return
    if _YEAR.fullmatch(words[at].folded):
        yield at + 1, 0, int(words[at].folded) or 2000
    if found := _DAY.fullmatch(words[at].folded):
        yield at + 1, int(found[1]), 0
        if _near(words, at + 1) and _YEAR.fullmatch(words[at + 1].folded):
            yield at + 2, int(found[1]), int(words[at + 1].folded) or 2000


def _near(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and len(words[at].gap) <= 2 and _BETWEEN.issuperset(words[at].gap)


def _years(words: Sequence[Word]) -> Iterator[Written]:
    for word in words:
        if word.shape == "number" and _CENTURIES.fullmatch(word.folded):
            yield Written(word.start, word.end, 0, 0, int(word.folded))


def _births(words: Sequence[Word], ends: Mapping[int, int]) -> Iterator[Find]:
    """The first date that soon follows a word of birth."""
    starts = sorted(ends)
    for at, word in enumerate(words):
        if _is_birth(word):
            reach = words[min(at + _SOON, len(words) - 1)].start
            found = bisect_left(starts, word.end)
            if found < len(starts) and starts[found] <= reach:
                yield Find(starts[found], ends[starts[found]], "date", "pattern")


def _is_birth(word: Word) -> bool:
    if word.folded == "ne":
        return not word.raw.isascii()  # "né", and never the "ne" of a negation
    return word.folded in _birth_words()
