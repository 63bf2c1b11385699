"""Where people live: the file's street, town and postcode, and what else has the shape of an address."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from inconfidence.redaction.finds import Find
from inconfidence.redaction.known import Address
from inconfidence.redaction.lexicon import Lexicon
from inconfidence.redaction.phrases import Misspelt, Phrases
from inconfidence.redaction.reading import Word, read
from inconfidence.redaction.single import mentions
from inconfidence.redaction.spans import Kind

_NUMBER = re.compile(r"\d{1,4}[a-z]?", re.ASCII)
_AFTER_NUMBER = frozenset(("bis", "ter", "quater"))
_LONGEST_STREET = 4  # words between the number and "Street", or after "rue de la"

_BRITISH = re.compile(
    r"(?<!\w)(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[a-z]{1,2}\d[a-z\d]? ?\d(?!st|nd|rd|th)[a-z]{2})(?!\w)",
    re.ASCII,
)
_FRENCH = re.compile(r"(?:0[1-9]|[1-8]\d|9[0-8])\d{3}", re.ASCII)
_SAINTS = frozenset(("saint", "sainte", "st", "ste", "le", "la", "les"))


def find_known_address(words: Sequence[Word], address: Address, lexicon: Lexicon) -> Iterator[Find]:
    """Every part of `address`, however abbreviated or misspelt, with the number of the house."""
    for first, last in _known_streets(words, address.street):
        yield _find(words, _house_number(words, first), last, "address")
    postcodes = Phrases({_folded(address.pc), ("".join(_folded(address.pc)),)})
    for first, last in postcodes.find(words):
        yield _find(words, first, last, "postcode")
    for first, last in _known_towns(words, address.city, lexicon):
        yield _find(words, first, last, "address")


def find_address_shapes(text: str, words: Sequence[Word], lexicon: Lexicon) -> Iterator[Find]:
    """Streets with a number (pattern) or none (possible), and postcodes of both countries (pattern)."""
    starts = [word.start for word in words]
    for match in _BRITISH.finditer(text):
        first = _town_start(words, bisect_right(starts, match.start()) - 1, lexicon)
        start = min(words[first].start, match.start())
        yield Find(start, match.end(), "postcode" if start == match.start() else "address", "pattern")
    for at, word in enumerate(words):
        if word.shape == "number" and _FRENCH.fullmatch(word.folded) and _opens_town(words, at + 1, lexicon):
            yield Find(word.start, words[_town_end(words, at + 1, lexicon) - 1].end, "address", "pattern")
        if word.folded in lexicon.street_kinds:
            yield from (
                _french_street(words, at, lexicon)
                if lexicon.street_kind_first
                else _british_street(words, at, lexicon)
            )


def _folded(raw: str) -> tuple[str, ...]:
    return tuple(word.folded for word in read(raw) if word.folded)


def _known_streets(words: Sequence[Word], street: str) -> Iterator[tuple[int, int]]:
    """Each part between commas, without the number that leads it."""
    for part in street.split(","):
        names = _folded(part)
        while names and (_NUMBER.fullmatch(names[0]) or names[0] in _AFTER_NUMBER):
            names = names[1:]
        if len("".join(names)) > 3:
            yield from Phrases([names]).find(words)
            yield from Misspelt("".join(names)).find(words)


def _known_towns(words: Sequence[Word], city: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    names = _folded(city)
    if len(names) > 1:
        yield from Phrases([names, ("".join(names),)]).find(words)
        yield from Misspelt("".join(names)).find(words)
    else:
        yield from ((at, at + 1) for at in mentions(words, frozenset(names), lexicon))


def _house_number(words: Sequence[Word], first: int) -> int:
    """The word that the house's number begins with: "12 bis, rue …"; `first` where there is none."""
    at = first
    if at and words[at].joined and words[at - 1].folded in _AFTER_NUMBER:
        at -= 1
    numbered = (
        at and words[at].joined and "\n" not in words[at].gap and _NUMBER.fullmatch(words[at - 1].folded)
    )
    return at - 1 if numbered else first


def _find(words: Sequence[Word], first: int, last: int, kind: Kind) -> Find:
    return Find(words[first].start, words[last - 1].end, kind, "known")


def _british_street(words: Sequence[Word], at: int, lexicon: Lexicon) -> Iterator[Find]:
    """40 Church Avenue: capitals before the kind of street."""
    first = at
    while (
        at - first < _LONGEST_STREET and first and words[first].spaced and words[first - 1].shape == "title"
    ):
        first -= 1
    if first < at and words[at].capital:
        yield from _shaped(words, first, at + 1, words[at], lexicon)


def _french_street(words: Sequence[Word], at: int, lexicon: Lexicon) -> Iterator[Find]:
    """12 rue de la Paix: capitals after the kind of street, with little words among them."""
    last, end = at + 1, at
    while (
        last < len(words)
        and last - at <= _LONGEST_STREET + 2
        and words[last].joined
        and "." not in words[last].gap
    ):
        if words[last].capital:
            end = last + 1
        elif words[last].folded not in lexicon.particles:
            break
        last += 1
    # "14 Acacia Avenue, Monday" is a British street: its name stood before the comma.
    if end > at + 1 and "," not in words[at + 1].gap:
        yield from _shaped(words, at, end, words[at], lexicon)


def _shaped(words: Sequence[Word], first: int, last: int, street: Word, lexicon: Lexicon) -> Iterator[Find]:
    number = _house_number(words, first)
    if number < first:
        yield Find(words[number].start, words[last - 1].end, "address", "pattern")
    elif street.folded in lexicon.streets_alone:
        yield Find(words[first].start, words[last - 1].end, "address", "possible")


def _town_start(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """The first of at most two capitals before a postcode: "Market Harborough LE16 7AA"."""
    first = at
    while (
        first
        and at - first < 2
        and words[first].gap in (" ", ", ", "\n")
        and _is_town(words[first - 1], lexicon)
    ):
        first -= 1
    return first


def _is_town(word: Word, lexicon: Lexicon) -> bool:
    if word.starts or word.shape not in ("title", "upper") or not word.raw.isalpha():
        return False
    return word.folded not in lexicon.common and word.folded not in lexicon.street_kinds


def _opens_town(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether a town's name follows a French postcode: "15000 Euros" is money."""
    if at >= len(words) or not words[at].spaced or not words[at].capital:
        return False
    return words[at].folded not in lexicon.common or words[at].folded in _SAINTS


def _town_end(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """After the last capital of a town: Saint-Jean-de-Luz, Le Mans."""
    end = last = at + 1
    while last < len(words) and last - at < 6 and words[last].gap in ("-", " "):
        if words[last].capital:
            end = last + 1
        elif words[last].folded not in lexicon.particles | lexicon.before_place:
            break
        last += 1
    return end
