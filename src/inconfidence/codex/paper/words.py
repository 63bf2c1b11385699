"""The words that every paper of a kind has beside the code's own: `codes/papers.toml`."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from inconfidence import codes
from inconfidence.kernel.language import Language


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one kind of paper in one language."""

    title: str
    lead: tuple[str, ...]
    ticks: tuple[str, ...]
    lines: tuple[str, ...]
    adopted: str
    undated: str
    review: str
    version: str
    page: str
    # For a paper with a table: the head of its first column, what stands over its key, and what a dash means.
    head: str = ""
    legend: str = ""
    never: str = ""


@lru_cache(maxsize=16)
def words_of(kind: str, lang: Language) -> Words:
    """The words of this kind of paper."""
    said: dict[str, Any] = _read()[lang][kind]
    spoken: dict[str, Any] = {n: tuple(word) if isinstance(word, list) else word for n, word in said.items()}
    return Words(**spoken, **_read()[lang]["all"])


@lru_cache(maxsize=1)
def _read() -> dict[str, Any]:
    text = (Path(codes.__file__).parent / "papers.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
