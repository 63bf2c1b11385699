"""What goes wrong is a line in the ledger, before anybody is told of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
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


class Faults:
    """The lines of the ledger that say so. They begin a transaction of their own: never inside another."""

    def __init__(self, store: Ledger, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    @contextmanager
    def written(self, bearer: Bearer, file: UUID | None = None) -> Iterator[None]:
        """Where a seal breaks inside, or a key was given by nobody, that is written down and goes on."""
        try:
            yield
        except (Forged, VaultError):
            self._write(bearer, file)
            raise

    @contextmanager
    def all_written(self, bearer: Bearer, file: UUID | None = None) -> Iterator[None]:
        """The same of everything that goes wrong, unless it is an answer: of the code, of the books, of whoever
        was outrun."""
        try:
            yield
        except Exception as problem:
            if isinstance(problem, Forged | Taken | VaultError) or not isinstance(problem, InConfidenceError):
                self._write(bearer, file)
            raise

    def _write(self, bearer: Bearer, file: UUID | None) -> None:
        with self._store.transaction() as tx:
            tx.append(Entry(self._clock.now(), "fault", bearer.member, file))
