"""The documents of the house, taken apart: their sections, links, commands and words in bold."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
GUIDES = {language: ROOT / "docs" / "guide" / f"{language}.md" for language in ("en", "fr")}

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]+`")
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^(#+) +(.+)$", re.MULTILINE)
_NOT_IN_ANCHORS = re.compile(r"[^\w\- ]")


@dataclass(frozen=True)
class Section:
    """A heading and the text below it, up to the next heading of any level."""

    level: int
    heading: str
    text: str


def read(page: Path) -> str:
    """The whole text of a document."""
    return page.read_text(encoding="utf-8")


def prose(text: str) -> str:
    """The text without its blocks of code."""
    return _BLOCK.sub("", text)


def blocks(text: str, kind: str) -> list[str]:
    """The blocks of code that are marked as `kind`."""
    return [body for mark, body in _BLOCK.findall(text) if mark == kind]


def in_code(text: str) -> list[str]:
    """What stands between backticks in the prose."""
    return [words[1:-1] for words in _CODE.findall(prose(text))]


def bold(text: str) -> list[str]:
    """What stands in bold."""
    return _BOLD.findall(_CODE.sub("", prose(text)))


def links(text: str) -> list[str]:
    """Where links and pictures lead that leave neither the machine nor the repository."""
    return [to for to in _LINK.findall(_CODE.sub("", prose(text))) if "://" not in to]


def sections(text: str) -> list[Section]:
    """Every section, in order."""
    plain = prose(text)
    found = list(_HEADING.finditer(plain))
    ends = [*(one.start() for one in found[1:]), len(plain)]
    return [
        Section(len(one[1]), one[2], plain[one.end() : end]) for one, end in zip(found, ends, strict=True)
    ]


def anchors(text: str) -> set[str]:
    """The anchors that a page of Markdown has on the usual sites: its headings, lower case, with dashes."""
    return {_NOT_IN_ANCHORS.sub("", one.heading.lower()).replace(" ", "-") for one in sections(text)}
