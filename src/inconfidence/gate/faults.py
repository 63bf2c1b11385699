"""What goes wrong is a line in the ledger, before anybody is told of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import Protocol
from uuid import UUID

from inconfidence.gate.bearer import Bearer
from inconfidence.gate.errors import Forged, Taken
from inconfidence.kernel.clock import Clock
from inconfidence.kernel.errors import InConfidenceError
from inconfidence.ledger.entry import Entry
from inconfidence.vault.errors import VaultError

Watch = Callable[[], AbstractContextManager[None]]
"""Whatever is opened inside, and breaks, is a fault in the ledger."""


class Lines(Protocol):
    """A transaction, as far as the ledger."""

    def append(self, entry: Entry) -> None:
        """Writes a line in the ledger."""
        ...


class Ledger(Protocol):
    """Whatever store has a ledger."""

    def transaction(self) -> AbstractContextManager[Lines]:
        """A durable transaction: when the block ends without an error, it has been committed."""
        ...


class Watched:
    """A block: what goes wrong inside, and counts, is written down and goes on.

    A class, as several of these stand around each opening: a generator costs three times as much.
    """

    __slots__ = ("_counts", "_write")

    def __init__(self, counts: Callable[[BaseException], bool], write: Callable[[], None]) -> None:
        self._counts = counts
        self._write = write

    def __enter__(self) -> None:
        """Nothing is to be made ready."""

    def __exit__(self, _kind: object, problem: BaseException | None, _trace: object) -> None:
        if problem is not None and self._counts(problem):
            self._write()


class Faults:
    """The lines of the ledger that say so. They begin a transaction of their own: never inside another."""

    def __init__(self, store: Ledger, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def written(self, bearer: Bearer, file: UUID | None = None) -> Watched:
        """Where a seal breaks inside, or a key was given by nobody, that is written down and goes on."""
        return Watched(_broken, partial(self._write, bearer, file))

    def all_written(self, bearer: Bearer, file: UUID | None = None) -> Watched:
        """The same of everything that goes wrong, unless it is an answer: of the code, of the books, of whoever
        was outrun."""
        return Watched(_no_answer, partial(self._write, bearer, file))

    def _write(self, bearer: Bearer, file: UUID | None) -> None:
        with self._store.transaction() as tx:
            tx.append(Entry(self._clock.now(), "fault", bearer.member, file))


def _broken(problem: BaseException) -> bool:
    return isinstance(problem, Forged | VaultError)


def _no_answer(problem: BaseException) -> bool:
    if isinstance(problem, InConfidenceError):
        return isinstance(problem, Forged | Taken | VaultError)
    return isinstance(problem, Exception)  # not where the program is told to end
