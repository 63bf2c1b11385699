"""The words of a language that finding people turns on."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from inconfidence.kernel.language import Language
from inconfidence.redaction.folding import fold
from inconfidence.redaction.reading import Word


class Lexicon(NamedTuple):
    """Folded words by what they tell; what each list is for stands beside it in `lexicons/`."""

    common: frozenset[str]
    given: frozenset[str]
    short_forms: Mapping[str, tuple[str, ...]]
    titles: frozenset[str]
    capital_titles: frozenset[str]
    offices: frozenset[str]
    kin: frozenset[str]
    before_person: frozenset[str]
    after_person: frozenset[str]
    before_place: frozenset[str]
    determiners: frozenset[str]
    abbreviations: frozenset[str]
    public: frozenset[str]
    diseases: frozenset[str]
    months: Mapping[str, int]
    birth: frozenset[str]
    maiden: frozenset[str]
    company_endings: frozenset[str]
    company_joiners: frozenset[str]
    company_kin: frozenset[str]
    institution_endings: frozenset[str]
    institution_heads: frozenset[str]
    work: frozenset[str]
    workplace: frozenset[str]
    hospital_words: frozenset[str]
    street_kinds: frozenset[str]
    streets_alone: frozenset[str]
    street_kind_first: bool
    particles: frozenset[str]


@cache
def lexicon(language: Language) -> Lexicon:
    """The lexicon of `language`, read once."""
    document = files(__package__).joinpath("lexicons", f"{language}.toml").read_text("utf-8")
    raw = tomllib.loads(document)
    return Lexicon(**{name: _value(name, raw[name]) for name in Lexicon._fields})


def _value(name: str, value: Any) -> Any:
    if name == "short_forms":
        return _short_forms(value)
    if name == "months":
        return {word: int(number) for word, _, number in (pair.partition(":") for pair in value.split())}
    return frozenset(fold(word) for word in value.split()) if isinstance(value, str) else value


def _short_forms(value: str) -> Mapping[str, tuple[str, ...]]:
    """From `name: short short; …`."""
    lines = (line.partition(":") for line in value.split(";"))
    return {name.strip(): tuple(forms.split()) for name, _, forms in lines}


def is_title(word: Word, words: Lexicon) -> bool:
    """Whether `word` is written as a title that goes with a name: "Mrs", "dr", "Maître", but not "m" or "sœur"."""
    return word.folded in words.titles or (word.capital and word.folded in words.capital_titles)
