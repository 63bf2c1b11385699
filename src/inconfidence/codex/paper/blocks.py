"""Markdown as a row of paragraphs and items, which HTML and PDF are both made from."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Look = Literal["", "strong", "em"]


@dataclass(frozen=True, slots=True)
class Run:
    """Some words that look alike."""

    text: str
    look: Look = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or one item of a list."""

    kind: Literal["p", "li"]
    runs: tuple[Run, ...]


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text. Links keep their words alone, and markup of HTML is plain text."""
    found: list[Block] = []
    depth = 0
    for token in _markdown().parse(text):
        depth += (token.type == "list_item_open") - (token.type == "list_item_close")
        if token.type == "inline":
            found.append(Block("li" if depth else "p", tuple(_runs(token.children or []))))
        elif token.type in {"fence", "code_block"}:
            found.append(Block("p", (Run(token.content.strip()),)))
    return tuple(found)


def _runs(tokens: "list[Token]") -> list[Run]:
    runs: list[Run] = []
    look: Look = ""
    for token in tokens:
        if token.type in {"strong_open", "em_open"}:
            look = "strong" if token.type == "strong_open" else "em"
        elif token.type in {"strong_close", "em_close"}:
            look = ""
        elif token.type in {"softbreak", "hardbreak"}:
            runs.append(Run(" ", look))
        elif token.content:
            runs.append(Run(token.content, look))
    return runs


@lru_cache(maxsize=1)
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False})
