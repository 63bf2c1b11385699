"""How hard a page is to read: its sentences, and the measure that the codes are held to."""

import re

from inconfidence.codex.reading.ease import ease_of
from inconfidence.kernel.language import Language

_SENTENCE_END = re.compile(r"[.!?…]+[»”\")]*(?:\s|$)|\n\s*\n|\n(?=\s*(?:[-*|]|\d+\.) )")
_LETTER = re.compile(r"[^\W\d_]")
_MARKS = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`#|]")
_HEADING = re.compile(r"^#+ .*$", re.MULTILINE)


def sentences(text: str) -> list[str]:
    """The sentences of a text in Markdown; a line of a list ends one."""
    return [part for part in _SENTENCE_END.split(_plain(text)) if _LETTER.search(part)]


def measure(text: str, lang: Language) -> float:
    """English: the school grade; French: the ease, from 0 (hard) to 100. Headings and addresses are left out."""
    return ease_of(_plain(_HEADING.sub("", text)), lang).measure


def _plain(text: str) -> str:
    return _MARKS.sub(lambda found: found[1] or "", text)
