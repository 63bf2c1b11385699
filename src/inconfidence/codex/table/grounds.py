"""What is known of sets of grounds, by their number in an address: too many for a row, and few that ever come by."""

from collections.abc import Callable
from typing import Final, TypeVar

T = TypeVar("T")
# So many sets are remembered.
_MOST: Final = 4_000


class ByGrounds(dict[int, T]):
    """Found by `find` when a set is first asked for, by whoever asks."""

    __slots__ = ("_find",)

    def __init__(self, find: Callable[[int], T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, number: int) -> T:
        if len(self) >= _MOST:
            self.clear()
        found = self[number] = self._find(number)
        return found
