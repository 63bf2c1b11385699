"""The words of a language that finding people turns on."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from inconfidence.kernel.language import LANGUAGES, Language
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


# What tells whether a word is a name: in a note of two languages, those of both.
_ORDINARY = (
    "common", "given", "determiners", "abbreviations", "public", "diseases", "titles", "hospital_words",
)  # fmt: skip
# What announces a name.
_CUES = (
    "capital_titles", "kin", "before_person", "after_person", "before_place", "maiden", "company_endings",
    "company_joiners", "company_kin", "institution_endings", "institution_heads", "work", "workplace", "streets_alone",
)  # fmt: skip


@cache
def lexicon(language: Language) -> Lexicon:
    """The lexicon of `language`, read once."""
    document = files(__package__).joinpath("lexicons", f"{language}.toml").read_text("utf-8")
    raw = tomllib.loads(document)
    return Lexicon(**{name: _value(name, raw[name]) for name in Lexicon._fields})


@cache
def abroad(language: Language) -> Lexicon:
    """The lexicon of `language` for sentences that are in another.

    What is ordinary in any language names nobody there, and announces nobody: "son" is a relation in English alone.
    """
    own, others = lexicon(language), [lexicon(other) for other in LANGUAGES if other != language]
    words = {
        name: getattr(own, name).union(*(getattr(other, name) for other in others)) for name in _ORDINARY
    }
    theirs = frozenset().union(*(other.common | other.determiners for other in others))
    return own._replace(**words, **{name: getattr(own, name) - theirs for name in _CUES})


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
