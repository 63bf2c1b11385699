"""Which charity the present work is for.

Every query on a charity's table names the charity. Work without one raises: a forgotten filter can
then never show one charity's rows to another.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from inconfidence.kernel.errors import InConfidenceError

_current: ContextVar[UUID | None] = ContextVar("charity", default=None)


class NoCharity(InConfidenceError):
    """A charity's table was asked without saying for which charity."""


def current_charity() -> UUID:
    """The charity in scope; raises `NoCharity` where none is."""
    charity = _current.get()
    if charity is None:
        raise NoCharity("no charity is in scope: wrap this work in `charity_scope(…)`")
    return charity


@contextmanager
def charity_scope(charity: UUID) -> Iterator[None]:
    """All queries inside are about `charity` and no other."""
    token = _current.set(charity)
    try:
        yield
    finally:
        _current.reset(token)
