"""Where each norm of a code stands: its clause, its document, its line."""

from dataclasses import dataclass

from inconfidence.codex.clause import Clause
from inconfidence.codex.code import Code
from inconfidence.codex.document.document import read_document
from inconfidence.codex.document.lines import statements
from inconfidence.codex.errors import Fault
from inconfidence.codex.norms import Norm
from inconfidence.codex.source import Source


@dataclass(frozen=True, slots=True)
class Placed:
    """A norm with its place. Lines count from 1."""

    norm: Norm
    clause: Clause
    source: Source
    line: int

    def fault(self, message: str) -> Fault:
        """What is to be said of the norm, with its place."""
        text = self.source.text.split("\n")[self.line - 1]
        return Fault(message, self.source.file, self.line, 1, text)

    def __str__(self) -> str:
        return f"`{self.clause.id}` ({self.source.file}:{self.line})"


def placed(code: Code) -> list[Placed]:
    """The norms of a code and of what it stands on, in the order of the code: its own first."""
    return [found for source in (code.source, *code.foundations) for found in _of_source(source)]


def _of_source(source: Source) -> list[Placed]:
    lines = _lines(source)
    return [
        Placed(norm, clause, source, line)
        for clause in source.clauses
        for norm, line in zip(clause.norms, lines[clause.line], strict=True)
    ]


def _lines(source: Source) -> dict[int, list[int]]:
    """The first lines of the norms of each clause, by the line of the clause."""
    found = {}
    for section in read_document(source.text).sections:
        blocks = [block for part in (section.head, *section.parts) for block in part.blocks]
        heads = [statement.head.number for text, line in blocks for statement in statements(text, line)]
        found[section.head.line] = heads
    return found
