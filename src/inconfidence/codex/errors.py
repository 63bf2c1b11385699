"""What is wrong with a code, and where: file, line and column, the line itself, the nearest word."""

from collections.abc import Iterable
from dataclasses import dataclass

from inconfidence.kernel.errors import InConfidenceError

_LONGEST_LINE = 160


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong. Lines and columns count from 1; 0 where the fault has no such place."""

    message: str
    file: str = ""
    line: int = 0
    column: int = 0
    text: str = ""
    nearest: str | None = None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        told = f"{place}: {self.message}" if place else self.message
        if self.text and len(self.text) <= _LONGEST_LINE:
            told += f"\n    {self.text}\n    {' ' * (max(self.column, 1) - 1)}^"
        return told


class CodeError(InConfidenceError):
    """A code that cannot be read, or that says what no code may. `faults` holds each place."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class Wrong(Exception):
    """Inside the reader: the fault that ends the reading of one statement or one section."""

    def __init__(self, message: str, *, line: int = 0, column: int = 0, nearest: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column
        self.nearest = nearest
