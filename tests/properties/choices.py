"""Many choices out of one draw: hypothesis draws bytes at once, a tenth of the time that a strategy a choice takes.

What it finds it still makes small: a byte that becomes nought is the first value, or one value less.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from hypothesis import strategies as st

Value = TypeVar("Value")
Made = TypeVar("Made")
# Enough for the longest flow; whoever chooses more has the first value from there on.
_BYTES = 96


def chosen(make: Callable[["Choices"], Made]) -> st.SearchStrategy[Made]:
    """What `make` makes of choices by chance."""
    return st.binary(min_size=_BYTES, max_size=_BYTES).map(lambda drawn: make(Choices(drawn)))


class Choices:
    """One byte, one choice."""

    def __init__(self, drawn: bytes) -> None:
        self._left = iter(drawn)

    def one(self, values: Sequence[Value]) -> Value:
        """One of the values; there are 256 at most."""
        return values[next(self._left, 0) % len(values)]

    def some(self, values: Sequence[Value], most: int) -> list[Value]:
        """Some of them, each once, and `most` at most."""
        count = self.one(range(most + 1))
        return list(dict.fromkeys(self.one(values) for _ in range(count)))
