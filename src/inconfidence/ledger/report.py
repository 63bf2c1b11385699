"""What an inspection of a ledger found."""

from dataclasses import dataclass
from typing import Literal

MAX_FAULTS = 100

Code = Literal[
    "unreadable",  # a stretch of what is stored cannot be read
    "entry-missing",
    "entry-order",
    "entry-beyond-head",
    "entry-malformed",
    "entry-filed",  # kept under another file than the entry says
    "leaf-hash",  # an entry and the hash stored beside it disagree
    "origin",
    "head",
    "tile",
    "checkpoint-malformed",  # or not signed by the log's key
    "checkpoint-order",
    "checkpoint-beyond-end",
    "checkpoint-root",
    "unsigned",  # entries that none signed for in all the time in which they were written
    "saved-malformed",
    "saved-cut",  # the ledger is shorter than a checkpoint that somebody saved
    "saved-root",  # the past is not the one that somebody saved
    "saved-unconfirmed",
]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: what kind, where (an index, or a size for checkpoints), and a sentence."""

    code: Code
    at: int | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of an inspection.

    `size` entries were read; `root` is what they hash to, or None where one could not be read;
    `covered` is the size of the longest checkpoint that holds: entries after it are not signed for
    yet. `finished` is false where the inspection stopped at `MAX_FAULTS` faults.
    """

    faults: tuple[Fault, ...]
    size: int
    root: bytes | None
    covered: int = 0
    finished: bool = True

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


class TooManyFaults(Exception):
    """There is no use in looking further."""


class Faults:
    """Collects what is found, up to `MAX_FAULTS`."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def add(self, code: Code, at: int | None, sentence: str) -> None:
        """Write down a fault. Raises TooManyFaults after the last one that there is room for."""
        self.found.append(Fault(code, at, sentence))
        if len(self.found) == MAX_FAULTS:
            raise TooManyFaults
