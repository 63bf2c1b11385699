"""A document that has been read, found sound and compiled: what every part of a code is made of."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from inconfidence.codex.clause import Clause
from inconfidence.codex.deciding.compiler import Compiled
from inconfidence.codex.document.header import Header
from inconfidence.kernel.language import Language

Notes = dict[str, dict[Language, str]]


@dataclass(frozen=True, eq=False)
class Source:
    """Where it was read from, its text, its header, its norms as masks.

    Its clauses in words, and its notes, are asked for when somebody reads them: deciding needs neither.
    """

    file: str
    text: str = field(repr=False)
    header: Header
    compiled: Compiled = field(repr=False)
    in_words: Callable[[], tuple[tuple[Clause, ...], Notes]] = field(repr=False)

    @cached_property
    def _in_words(self) -> tuple[tuple[Clause, ...], Notes]:
        return self.in_words()

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses, in their order."""
        return self._in_words[0]

    @property
    def notes(self) -> Notes:
        """What the document says about itself: a preface, what was left out."""
        return self._in_words[1]
