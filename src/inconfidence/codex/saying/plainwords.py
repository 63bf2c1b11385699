"""Each word of the vocabulary as people say it, from `words.toml`: nouns for lists, tables and choices."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from inconfidence.codex.saying.phrases import listed, step_in_words
from inconfidence.flow import Option
from inconfidence.kernel.language import LANGUAGES, Language


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    text = (Path(__file__).parent / "words.toml").read_text(encoding="utf-8")
    words: dict[str, Any] = tomllib.loads(text)
    return words


def said(attribute: str, word: str, lang: Language) -> str:
    """A word as people say it, such as `a court order`. Raises KeyError for one that has no such form."""
    return str(_words()[attribute][word][LANGUAGES.index(lang)])


def said_together(attribute: str, words: tuple[str, ...], lang: Language, last: str = "or") -> str:
    """Several words of an attribute as a list in a sentence."""
    return listed([said(attribute, word, lang) for word in words], lang, last)


def said_to_you(attribute: str, word: str, lang: Language) -> str:
    """A word as it is said to the person themselves: `a risk to you` for `a risk to the person`."""
    forms = _words()["you"].get(attribute, {}).get(word)
    return forms[LANGUAGES.index(lang)] if forms else said(attribute, word, lang)


def step_to_you(step: Option, lang: Language) -> str:
    """What to do for a step, as it is said to the person themselves: `talk it over with you`."""
    known = step.value in _words()["you"].get(step.attribute, {})
    return said_to_you(step.attribute, step.value, lang) if known else step_in_words(step, lang)
