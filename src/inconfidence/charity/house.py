"""The gate of the charity in scope, put together from its parts."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from uuid import UUID

from inconfidence.charity import versions
from inconfidence.codex import Code
from inconfidence.flow import Decision, Flow
from inconfidence.gate import Gate
from inconfidence.gate.faults import Faults
from inconfidence.gate.lists import Lists
from inconfidence.gate.looking import House
from inconfidence.gate.pages import Reading
from inconfidence.gate.weighing import Codes
from inconfidence.kernel.clock import SystemClock
from inconfidence.store.adapter import DatabaseStore
from inconfidence.store.models import Charity
from inconfidence.store.rows import rows_of_all
from inconfidence.store.scope import charity_scope, current_charity

CLOCK = SystemClock()


@lru_cache(maxsize=64)
def _gate(charity: UUID, digest: str) -> Gate:
    return Gate(DatabaseStore(charity, CLOCK), _codes(digest), CLOCK)


def _codes(digest: str) -> Codes:
    return Codes(versions.version(digest), versions.version)


_row: ContextVar[Charity | None] = ContextVar("charity_row", default=None)


@contextmanager
def house_open(charity: Charity) -> Iterator[None]:
    """Everything inside is about this charity, as its row was when the house was opened."""
    token = _row.set(charity)
    try:
        with charity_scope(charity.id):
            yield
    finally:
        _row.reset(token)


def the_charity() -> Charity:
    """The charity in scope."""
    row = _row.get()
    if row is not None and row.id == current_charity():
        return row
    return rows_of_all(Charity, "id = %s", current_charity())[0]


def gate() -> Gate:
    """The gate of the charity in scope, under the code in force."""
    charity = the_charity()
    return _gate(charity.id, charity.code_digest)


def lists(reading: Reading) -> Lists:
    """The lists of the charity in scope, under the code in force; `reading` knows the headers."""
    charity = the_charity()
    house = House(_codes(charity.code_digest), CLOCK, reading)
    return Lists(DatabaseStore(charity.id, CLOCK), house)


def faults() -> Faults:
    """What breaks in the charity in scope where neither the gate nor a list is passed."""
    return Faults(DatabaseStore(current_charity(), CLOCK), CLOCK)


def code_says(flow: Flow) -> Decision:
    """What the code in force, and the version that was promised, say of a flow that nobody proposes yet: who
    could read a file, what would be asked. Nothing is written and nothing opened."""
    return Codes(code_in_force(), versions.version).decide(flow)


def code_in_force() -> Code:
    """The code that the charity in scope keeps."""
    return versions.in_force(the_charity())
