"""Numbers that a state, a bank or a health service gave someone: by their shape and their check digits."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from inconfidence.redaction.finds import Find
from inconfidence.redaction.spans import Kind

# Lengths of an IBAN by country (ISO 13616 registry), for the countries that our charities bank in.
_IBAN_LENGTHS: Mapping[str, int] = {
    "FR": 27, "GB": 22, "IE": 22, "BE": 16, "CH": 21, "LU": 20, "DE": 22, "ES": 24, "IT": 27, "NL": 18, "PT": 25,
}  # fmt: skip
_SPACE = r"[ \u00a0\u202f]?"


class Shape(NamedTuple):
    """A pattern, what it finds, and how many of the matched characters hold up, 0 if it is chance."""

    pattern: re.Pattern[str]
    kind: Kind
    holds: Callable[[str], int]


def find_numbers(text: str) -> Iterator[Find]:
    """Account, card, health and insurance numbers of both countries, and numbers that say what they are."""
    for shape in _SHAPES:
        for match in shape.pattern.finditer(text):
            if length := shape.holds(match[0]):
                yield Find(match.start(), match.start() + length, shape.kind, "pattern")
    for match in _LABELLED.finditer(text):
        yield Find(*match.span("number"), "account" if match["account"] else "identifier", "pattern")


def _compact(raw: str) -> str:
    return re.sub(r"[\s\-.]", "", raw).upper()


def _iban(raw: str) -> int:
    """ISO 7064 mod 97-10: the number less its first four characters, then those, letters as 10 to 35, leaves 1."""
    length = _IBAN_LENGTHS.get(raw[:2].upper(), 34)
    compact = _compact(raw)[:length]
    figures = "".join(str(int(letter, 36)) for letter in compact[4:] + compact[:4])
    return _reach(raw, len(compact)) if len(compact) > 14 and int(figures) % 97 == 1 else 0


def _reach(raw: str, count: int) -> int:
    """How far into `raw` its first `count` letters and digits go."""
    places = [at for at, letter in enumerate(raw) if letter.isalnum()]
    return places[count - 1] + 1


def _nhs(raw: str) -> int:
    """The last digit is 11 less the weighted sum (10 down to 2) of the others, mod 11 (NHS data dictionary)."""
    digits = [int(digit) for digit in _compact(raw)]
    total = sum(digit * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True))
    return len(raw) if (11 - total % 11) % 11 == digits[9] else 0


def _nir(raw: str) -> int:
    """The last two digits are 97 less the others mod 97; Corsica's 2A and 2B count as 19 and 18 (INSEE)."""
    figures = _compact(raw).replace("2A", "19").replace("2B", "18")
    return len(raw) if 97 - int(figures[:13]) % 97 == int(figures[13:]) else 0


def _card(raw: str) -> int:
    """Luhn's check (ISO/IEC 7812)."""
    digits = [int(digit) for digit in reversed(_compact(raw))]
    total = sum(digits[0::2]) + sum(sum(divmod(digit * 2, 10)) for digit in digits[1::2])
    return len(raw) if total % 10 == 0 and len(set(digits)) > 1 else 0


_SHAPES = (
    Shape(
        re.compile(rf"(?<!\w)[A-Z]{{2}}\d{{2}}(?:{_SPACE}[A-Z0-9]){{11,30}}(?!\w)", re.ASCII | re.I),
        "account",
        _iban,
    ),
    Shape(re.compile(r"(?<![\w\-])\d(?:[ \-]?\d){12,18}(?![\w\-])", re.ASCII), "account", _card),
    Shape(re.compile(r"(?<![\w\-])\d{3}[ \-]?\d{3}[ \-]?\d{4}(?![\w\-])", re.ASCII), "identifier", _nhs),
    Shape(
        re.compile(
            rf"(?<!\w)[12]{_SPACE}\d\d{_SPACE}\d\d{_SPACE}(?:\d\d|2[AB]){_SPACE}\d{{3}}{_SPACE}\d{{3}}{_SPACE}\d\d(?!\w)",
            re.ASCII | re.I,
        ),
        "identifier",
        _nir,
    ),
    Shape(
        re.compile(r"(?<!\w)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?: ?\d\d){3} ?[A-D](?!\w)", re.ASCII | re.I),
        "identifier",
        len,
    ),
)

# "sort code 12-34-56", "compte n° 0001234", "passport no. 123456789": the label says that the figures are someone's.
_LABELLED = re.compile(
    r"(?<!\w)(?:(?P<account>account|compte|sort code)|nhs|national insurance|passport|passeport|driving licence"
    r"|permis de conduire|allocataire|s[ée]curit[ée] sociale|s[ée]cu|matricule|num[ée]ro fiscal)"
    r"(?:\s(?:number|num|no|n°|nº|num[ée]ro))?[.:]?\s{0,2}(?P<number>[A-Z]{0,4}\d(?:[ \-]?[A-Z]{0,2}\d){4,20})(?!\w)",
    re.IGNORECASE,
)
