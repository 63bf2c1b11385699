"""Every state of the steps at once: a truth table as one integer, a bit for each state.

A state is a form, a consent, a discussion, and which of some steps in `done` are taken. Those that nobody asks
about are left out of the table.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Final

from inconfidence.flow.packing import BITS, FIELD
from inconfidence.flow.vocabulary import BY_NAME

_SINGLE: Final = ("form", "consent", "discussion")
_COMBINATIONS: Final = tuple(product(*(BY_NAME[name].values for name in _SINGLE)))
_DONE: Final = BITS["done"]


class Steps:
    """The tables over the steps in `done` that are asked: `done` is the mask of them."""

    def __init__(self, done: int) -> None:
        self.done = done
        self._asked = tuple(word for word, bit in _DONE.items() if done & bit)
        self._size = 1 << len(self._asked)
        # All states of one combination of form, consent and discussion.
        self._block = (1 << self._size) - 1
        self.every = (1 << self._size * len(_COMBINATIONS)) - 1
        self._table = lru_cache(maxsize=None)(self._table_of)

    def meeting(self, accepts: int) -> int:
        """The states that have one of the steps of the mask."""
        table = 0
        for word, bit in self._bits():
            if accepts & bit:
                table |= self._table(word)
        return table

    def _bits(self) -> Iterator[tuple[tuple[str, str], int]]:
        for name in _SINGLE:
            yield from (((name, word), bit) for word, bit in BITS[name].items())
        yield from ((("done", word), _DONE[word]) for word in self._asked)

    def _table_of(self, step: tuple[str, str]) -> int:
        attribute, word = step
        if attribute == "done":
            block = self._pattern(self._asked.index(word))
            return sum(block << self._size * place for place in range(len(_COMBINATIONS)))
        at = _SINGLE.index(attribute)
        chosen = (place for place, words in enumerate(_COMBINATIONS) if words[at] == word)
        return sum(self._block << self._size * place for place in chosen)

    def _pattern(self, variable: int) -> int:
        return sum(1 << row for row in range(self._size) if row >> variable & 1)

    def states(self, table: int) -> "States":
        """The states of a table, to be looked at later."""
        return States(self.done, table)

    def first(self, table: int) -> dict[str, str | list[str]]:
        """The words of a state in the table: the plainest, with the fewest steps taken."""
        row = min(_ones(table), key=self._weight)
        combination, done = divmod(row, self._size)
        words: dict[str, str | list[str]] = dict(zip(_SINGLE, _COMBINATIONS[combination], strict=True))
        return words | {"done": [word for i, word in enumerate(self._asked) if done >> i & 1]}

    def _weight(self, row: int) -> tuple[int, int]:
        combination, done = divmod(row, self._size)
        return sum(map(_rarity, _SINGLE, _COMBINATIONS[combination])) + done.bit_count(), row


@lru_cache(maxsize=64)
def steps_over(done: int) -> Steps:
    """The tables over these steps, made once."""
    return Steps(done & FIELD["done"])


@dataclass(frozen=True, slots=True)
class States:
    """Some states of the steps: a table, and the steps in `done` that it is about."""

    done: int
    table: int

    def plainest(self) -> dict[str, str | list[str]]:
        """The words of one of them."""
        return steps_over(self.done).first(self.table)


def _rarity(attribute: str, word: str) -> int:
    """How far from the usual: an example where somebody could be asked is plainer than one where not."""
    if word == BY_NAME[attribute].default:
        return 0
    return 3 if word in ("refused", "withdrawn", "impossible", "forbidden") else 1


def _ones(table: int) -> Iterable[int]:
    while table:
        lowest = table & -table
        yield lowest.bit_length() - 1
        table ^= lowest
