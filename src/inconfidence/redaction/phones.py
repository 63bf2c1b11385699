"""Telephone numbers: those of the file in any spacing and country form, and what else has their shape."""

import re
from collections.abc import Iterable, Iterator

import phonenumbers

from inconfidence.kernel.language import Language
from inconfidence.redaction.finds import Find

_REGIONS: dict[Language, tuple[str, str]] = {"en": ("GB", "FR"), "fr": ("FR", "GB")}

_BETWEEN = r"[ \t.\-–()\u00a0\u202f\u2009/]"
# Digits with little between them. Each character is looked at once: no two parts can match the same one.
_DIGITS = re.compile(rf"\d(?:{_BETWEEN}{{0,3}}\d)*")
# What comes before the national digits: +44, 0044, (0), 0.
_PREFIX = re.compile(
    r"(?:(?:\+|00)[ .\-]?\d{1,3}[ .\-\u00a0\u202f]{0,2})?(?:(?:\(0\)|0)[ .\-\u00a0\u202f]{0,2})?$", re.ASCII
)
_LONGEST_PREFIX = 14

_SHAPE = re.compile(r"(?<![\w+])(?:\+\d|0\d)(?:[ .\-–()\u00a0\u202f]{0,2}\d){6,14}", re.ASCII)
_DATE = re.compile(r"\d{1,2}[ .\-]\d{1,2}[ .\-](?:19|20)\d\d(?!\d)", re.ASCII)
_FEWEST_KNOWN = 6  # digits, below which a number is not worth looking for everywhere


def find_phones(text: str, known: Iterable[str], language: Language) -> Iterator[Find]:
    """Numbers of `known` (tier known), and numbers with the shape of a French, British or foreign one (pattern)."""
    yield from _known(text, _nationals(known, language))
    yield from _shaped(text, language)


def _nationals(known: Iterable[str], language: Language) -> dict[int, set[str]]:
    """The digits that stay the same however a number is dialled, by their count."""
    nationals: dict[int, set[str]] = {}
    for raw in known:
        for digits in _national(raw, language):
            if len(digits) >= _FEWEST_KNOWN:
                nationals.setdefault(len(digits), set()).add(digits)
    return nationals


def _national(raw: str, language: Language) -> Iterator[str]:
    for region in _REGIONS[language]:
        try:
            yield str(phonenumbers.parse(raw, region).national_number)
        except phonenumbers.NumberParseException:
            yield "".join(str(int(digit)) for digit in raw if digit.isdecimal()).lstrip("0")


def _known(text: str, nationals: dict[int, set[str]]) -> Iterator[Find]:
    if not nationals:
        return
    for run in _DIGITS.finditer(text):
        places = [at for at in range(run.start(), run.end()) if text[at].isdecimal()]
        digits = "".join(str(int(text[at])) for at in places)
        for length, wanted in nationals.items():
            for at in range(len(digits) - length + 1):
                if digits[at : at + length] in wanted:
                    yield _with_prefix(text, places[at], places[at + length - 1] + 1)


def _with_prefix(text: str, start: int, end: int) -> Find:
    prefix = _PREFIX.search(text[max(0, start - _LONGEST_PREFIX) : start])
    start -= len(prefix[0]) if prefix else 0
    return Find(_with_bracket(text, start, end), end, "phone", "known")


def _with_bracket(text: str, start: int, end: int) -> int:
    """Where a number begins: with a bracket before it if that closes inside it, as in "(020) 7946…"."""
    opened = start > 0 and text[start - 1] == "("
    return start - 1 if opened and text.count(")", start, end) > text.count("(", start, end) else start


def _shaped(text: str, language: Language) -> Iterator[Find]:
    for match in _SHAPE.finditer(text):
        if _DATE.match(match[0]):
            continue
        places = [at for at in range(match.start(), match.end()) if text[at].isdecimal()]
        if count := _count(text, places, foreign=match[0][0] == "+", language=language):
            end = places[count - 1] + 1
            yield Find(_with_bracket(text, match.start(), end), end, "phone", "pattern")


def _count(text: str, places: list[int], *, foreign: bool, language: Language) -> int:
    """How many of the digits make a number; 0 where none do. Lengths: E.164, and the two national plans.

    phonenumbers would say it more finely, at 56 µs a number: a long text of figures would take many seconds.
    """
    foreign = foreign or text[places[0] : places[0] + 2] == "00"
    counts = range(15, 7, -1) if foreign else ((10, 11) if language == "fr" else (11, 10))
    for count in counts:
        if count <= len(places) and not text[places[count - 1] + 1 : places[count - 1] + 2].isdecimal():
            return count
    return 0
