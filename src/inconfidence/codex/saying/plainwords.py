"""Each word of the vocabulary as people say it, from `words.toml`: nouns for lists, tables and choices."""

import tomllib
from functools import lru_cache
from pathlib import Path

from inconfidence.codex.saying.phrases import listed
from inconfidence.kernel.language import LANGUAGES, Language


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, list[str]]]:
    text = (Path(__file__).parent / "words.toml").read_text(encoding="utf-8")
    words: dict[str, dict[str, list[str]]] = tomllib.loads(text)
    return words


def said(attribute: str, word: str, lang: Language) -> str:
    """A word as people say it, such as `a court order`. Raises KeyError for one that has no such form."""
    return _words()[attribute][word][LANGUAGES.index(lang)]


def said_together(attribute: str, words: tuple[str, ...], lang: Language, last: str = "or") -> str:
    """Several words of an attribute as a list in a sentence."""
    return listed([said(attribute, word, lang) for word in words], lang, last)
