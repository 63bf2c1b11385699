"""Who can ever see what, as the page tells it: rows of information, columns of roles, marks for ties."""

from __future__ import annotations

from inconfidence.codebook.labels import capital
from inconfidence.codex import Code
from inconfidence.codex.matrix import MARKS, seen_by
from inconfidence.codex.saying.plainwords import said
from inconfidence.flow.vocabulary import BY_NAME
from inconfidence.kernel.language import Language


def roles(lang: Language) -> list[str]:
    """The heads of the columns."""
    return [capital(said("actor", role, lang)) for role in BY_NAME["actor"].values]


def rows(code: Code, lang: Language) -> list[tuple[str, list[list[tuple[str, str]]]]]:
    """For each kind of information, for each role, the marks of the ties by which it can be seen, with words."""
    return [
        (
            capital(said("information", information, lang)),
            [[(MARKS[tie][lang], said("relation", tie, lang)) for tie in ties] for ties in by_role.values()],
        )
        for information, by_role in seen_by(code)
    ]


def marks(lang: Language) -> list[tuple[str, str]]:
    """What each mark means."""
    return [(mark[lang], said("relation", tie, lang)) for tie, mark in MARKS.items()]
