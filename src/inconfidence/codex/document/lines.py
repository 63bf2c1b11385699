"""Lines of a norms block as words with their places, so that an error can point to one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from inconfidence.codex.errors import Wrong
from inconfidence.flow.errors import culprit, listed
from inconfidence.kernel.nearest import nearest

_WORD = re.compile(r"[^\s,]+|,")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a line and the column where it starts."""

    text: str
    line: int
    column: int

    def wrong(self, message: str, close: str | None = None) -> Wrong:
        """The fault that points to this word."""
        return Wrong(message, line=self.line, column=self.column, nearest=close)

    def among(self, known: Iterable[str], what: str) -> str:
        """This word, where it is one of `known`; raises `Wrong` naming the nearest otherwise."""
        words = tuple(known)
        if self.text in words:
            return self.text
        close = nearest(self.text, words)
        hint = f"did you mean `{close}`?" if close else f"known are {listed(words)}"
        raise self.wrong(f"`{culprit(self.text)}` is not {what}: {hint}", close)


@dataclass(slots=True)
class Line:
    """The words of one line, read from left to right."""

    number: int
    indented: bool
    words: list[Word]
    end: int
    at: int = 0

    def peek(self, ahead: int = 0) -> str:
        """The text of a coming word; empty past the end."""
        place = self.at + ahead
        return self.words[place].text if place < len(self.words) else ""

    def take(self, what: str) -> Word:
        """The next word; raises `Wrong` at the end of the line."""
        if self.at >= len(self.words):
            raise Wrong(f"the line ends where {what} should be", line=self.number, column=self.end)
        self.at += 1
        return self.words[self.at - 1]

    def take_if(self, *texts: str) -> bool:
        """Whether the next words are these; they are taken if so."""
        if [self.peek(i) for i in range(len(texts))] != list(texts):
            return False
        self.at += len(texts)
        return True

    def finish(self) -> None:
        """Raises `Wrong` where words are left over."""
        if self.at < len(self.words):
            left = self.words[self.at]
            raise left.wrong(f"`{culprit(left.text)}` is one word too many here")


@dataclass(slots=True)
class Statement:
    """A line that starts at the margin, and the indented ones that belong to it."""

    head: Line
    body: list[Line] = field(default_factory=list)


def statements(text: str, first_line: int) -> list[Statement]:
    """The statements of a norms block whose first line is line `first_line` of the document."""
    found: list[Statement] = []
    for offset, raw in enumerate(text.split("\n")):
        if not raw.strip() or raw.lstrip().startswith("#"):
            continue
        line = _line(raw, first_line + offset)
        if not line.indented:
            found.append(Statement(line))
        elif found:
            found[-1].body.append(line)
        else:
            raise line.words[0].wrong("an indented line belongs to the norm above it, and there is none")
    return found


def _line(raw: str, number: int) -> Line:
    words = [Word(match.group(), number, match.start() + 1) for match in _WORD.finditer(raw)]
    return Line(number, raw[:1].isspace(), words, len(raw.rstrip()) + 1)
