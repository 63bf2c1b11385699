"""A line of the record: a question, its answer, and where the charity can say it."""

from __future__ import annotations

from dataclasses import dataclass

from inconfidence.charity.processing.questions import QUESTIONS
from inconfidence.charity.processing.statements import statement_said, statements
from inconfidence.kernel.language import Language


@dataclass(frozen=True, slots=True)
class Line:
    """`about`: what the charity says here, of `processing.questions`; empty for what the program knows by itself.
    `open`: it has not said it yet."""

    asks: str
    answer: str
    about: str = ""
    open: bool = False

    @property
    def place(self) -> list[str]:
        """The two parts of `about`, for an address."""
        return self.about.split("/")


class Saying:
    """What the charity says now, read once, as lines in one language."""

    def __init__(self, language: Language) -> None:
        self._language: Language = language
        self._said = statements()

    def line(self, about: str, otherwise: str = "") -> Line:
        """What is said of this; `otherwise` where nobody has said anything yet."""
        row = self._said.get(about)
        answer = statement_said(row, self._language) if row else otherwise
        return Line(str(QUESTIONS[about].asks), answer, about, open=row is None)
