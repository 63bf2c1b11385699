"""Reads a scope said in a few plain words, each of which can be a word of one attribute alone."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from inconfidence.codex.document.lines import Line, Word
from inconfidence.codex.norms import Test
from inconfidence.flow.errors import listed
from inconfidence.flow.vocabulary import BY_NAME

# As in `dbs-certificate kept`: what is done to it, said of it.
_DONE_TO = {
    "viewed": "view",
    "recorded": "record",
    "shared": "share",
    "referred": "refer",
    "disclosed": "disclose",
    "confirmed": "confirm",
    "answered": "answer",
    "corrected": "correct",
    "erased": "erase",
    "published": "publish",
    "kept": "keep",
}


def read_plainly(line: Line, attributes: Sequence[str]) -> tuple[frozenset[str], list[Test]]:
    """The actions and the tests that the rest of the line names. Raises `Wrong` at a word that says neither."""
    found: dict[str, set[str]] = defaultdict(set)
    while line.peek():
        word = line.take("a word")
        attribute, value = _meaning(word, attributes)
        found[attribute].add(value)
        if attribute == "retention":
            line.take_if("its", "limit")
        if not line.take_if(","):
            line.take_if("or")
    actions = frozenset(found.pop("action", ()))
    return actions, [Test(attribute, frozenset(words)) for attribute, words in found.items()]


def _meaning(word: Word, attributes: Sequence[str]) -> tuple[str, str]:
    """The attribute and the value that a word stands for."""
    if word.text in _DONE_TO:
        return "action", _DONE_TO[word.text]
    names = [name for name in ("action", *attributes) if word.text in BY_NAME[name].values]
    if len(names) > 1:
        raise word.wrong(
            f"`{word.text}` can be {listed(tuple(names))}: say which on a line below, as in `{names[0]} {word.text}`"
        )
    if not names:
        word.among(_known(attributes), "what can be said here")
    return names[0], word.text


def _known(attributes: Iterable[str]) -> list[str]:
    return [*_DONE_TO, *(value for name in ("action", *attributes) for value in BY_NAME[name].values)]
