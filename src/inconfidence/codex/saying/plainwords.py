"""Each word of the vocabulary as people say it, from `words.toml`: nouns for lists, tables and choices. What is said
otherwise to the person themselves is in `to_you.toml`."""

import tomllib
from functools import cache
from pathlib import Path

from inconfidence.codex.saying.phrases import listed, step_in_words
from inconfidence.flow import Option
from inconfidence.kernel.language import LANGUAGES, Language


@cache
def _words(file: str) -> dict[str, dict[str, list[str]]]:
    text = (Path(__file__).parent / f"{file}.toml").read_text(encoding="utf-8")
    words: dict[str, dict[str, list[str]]] = tomllib.loads(text)
    return words


def said(attribute: str, word: str, lang: Language) -> str:
    """A word as people say it, such as `a court order`. Raises KeyError for one that has no such form."""
    return _words("words")[attribute][word][LANGUAGES.index(lang)]


def said_together(attribute: str, words: tuple[str, ...], lang: Language, last: str = "or") -> str:
    """Several words of an attribute as a list in a sentence."""
    return listed([said(attribute, word, lang) for word in words], lang, last)


def said_to_you(attribute: str, word: str, lang: Language) -> str:
    """A word as it is said to the person themselves: `a risk to you` for `a risk to the person`."""
    return _to_you(attribute, word, lang) or said(attribute, word, lang)


def step_to_you(step: Option, lang: Language) -> str:
    """What to do for a step, as it is said to the person themselves: `talk it over with you`."""
    return _to_you(step.attribute, step.value, lang) or step_in_words(step, lang)


def _to_you(attribute: str, word: str, lang: Language) -> str:
    forms = _words("to_you").get(attribute, {}).get(word)
    return forms[LANGUAGES.index(lang)] if forms else ""
