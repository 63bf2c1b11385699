"""The gate of the charity in scope, put together from its parts."""

from functools import lru_cache
from uuid import UUID

from inconfidence.codex import Code, load
from inconfidence.gate import Gate
from inconfidence.gate.gate import Codes
from inconfidence.kernel.clock import SystemClock
from inconfidence.store.adapter import DatabaseStore
from inconfidence.store.models import Charity
from inconfidence.store.scope import current_charity

CLOCK = SystemClock()


@lru_cache(maxsize=64)
def _gate(charity: UUID, code: str) -> Gate:
    return Gate(DatabaseStore(charity, CLOCK), Codes(load(code), load), CLOCK)


def the_charity() -> Charity:
    """The charity in scope."""
    return Charity.objects.get(pk=current_charity())


def gate() -> Gate:
    """The gate of the charity in scope, under the code in force."""
    charity = the_charity()
    return _gate(charity.id, charity.code)


def code_in_force() -> Code:
    """The code that the charity in scope keeps."""
    return load(the_charity().code)
