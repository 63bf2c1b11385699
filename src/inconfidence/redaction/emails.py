"""Email addresses and links: those of the file in any disguise, and what else has their shape."""

import re
from collections.abc import Iterable, Iterator, Sequence

from inconfidence.redaction.finds import Find
from inconfidence.redaction.folding import fold
from inconfidence.redaction.lexicon import Lexicon
from inconfidence.redaction.phrases import Phrases
from inconfidence.redaction.reading import BLANK, Word, read

_AT = r"\s?(?:@|\((?:at|a|arobase)\)|\[(?:at|a|arobase)\]|\{at\}|<at>)\s?"
_SPOKEN_AT = r"\s(?:at|arobase|arrobase)\s"
_DOT = r"(?:\.|\s?(?:\((?:dot|point)\)|\[(?:dot|point)\])\s?)"
_LABEL = r"[\w\-]{1,63}"
_ENDS = r"(?:com|org|net|fr|uk|eu|be|ch|ie|de|es|it|info|io)"
# The look-behind lets a name begin in one place only, so that a long run of letters is read once.
_NAME = r"(?<![\w.+%\-])[\w.+%\-]{1,64}"
_EMAIL = re.compile(
    rf"{_NAME}(?:{_AT}{_LABEL}(?:{_DOT}{_LABEL}){{1,126}}|{_SPOKEN_AT}{_LABEL}(?:{_DOT}{_LABEL}){{0,3}}{_DOT}{_ENDS}\b)",
    re.IGNORECASE,
)
# What mail servers let pass and people hardly use: looked at only to see whether it is an address of the file.
_ODD = re.compile(r"(?<![^\s<>()\[\],;:\"@])[^\s<>()\[\],;:\"@]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,126}")
_URL = re.compile(rf"(?<!\w)(?:https?://|www\.)[^\s<>\"«»\[\]{BLANK}]{{1,2000}}", re.IGNORECASE)
_TRAILING = ".,;:!?)'’"
_SHORTEST_NAME = 5


def find_emails(text: str, words: Sequence[Word], known: Iterable[str], lexicon: Lexicon) -> Iterator[Find]:
    """Addresses of `known`, or the part before their @ alone (tier known); whatever looks like one (pattern)."""
    known = tuple(known)
    whole = {_plain(email) for email in known}
    for match in _EMAIL.finditer(text):
        yield Find(*match.span(), "email", "known" if _plain(match[0]) in whole else "pattern")
    for match in _ODD.finditer(text):
        if match[0].casefold() in whole:
            yield Find(*match.span(), "email", "known")
    for first, last in _names(known, lexicon).find(words):
        yield Find(words[first].start, words[last - 1].end, "email", "known")


def find_urls(text: str) -> Iterator[Find]:
    """Links: they lead to profiles and pages about people."""
    for match in _URL.finditer(text):
        yield Find(match.start(), match.start() + len(match[0].rstrip(_TRAILING)), "url", "pattern")


def _plain(email: str) -> str:
    spoken = re.sub(_SPOKEN_AT, "@", email.casefold())
    return re.sub(_DOT, ".", re.sub(_AT, "@", spoken)).strip()


def _names(known: Iterable[str], lexicon: Lexicon) -> Phrases:
    """What stands before the @, where it is long enough and no ordinary word: "info" is everybody's."""
    names = (email.partition("@")[0].strip() for email in known)
    return Phrases(
        _words(name) for name in names if len(name) >= _SHORTEST_NAME and fold(name) not in lexicon.common
    )


def _words(name: str) -> tuple[str, ...]:
    return tuple(word.folded for word in read(name) if word.folded)
