"""Which clauses are nearest to a flow that nothing opens, counted for all permits of an action at once.

How far a permit is from a flow is a sum over its conditions, and each condition asks about one attribute. So the
distances of all permits, a byte each, are one integer: the sum of what each group of attributes adds as it stands.
An exception has a byte of its own, of those of its parts that fail: where it is 0, the exception holds.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from operator import getitem
from typing import Final

from inconfidence.codex.deciding.compiler import Compiled, CompiledPermit
from inconfidence.codex.deciding.masks import Mask
from inconfidence.codex.deciding.opening import nearest
from inconfidence.codex.table.questions import each
from inconfidence.flow.packing import FIELD, GROUPS, Address
from inconfidence.flow.vocabulary import ATTRIBUTES

# Of which a flow has one word, no more.
_ONE_WORD: Final = [FIELD[attribute.name] for attribute in ATTRIBUTES if attribute.kind in ("word", "flag")]
_BYTE: Final = 8
_MOST: Final = 255
# So many distances are remembered.
_MOST_NAMED: Final = 5_000


# (what counts for the flows that it does not hold for, how much, at the byte of what it belongs to)
_Condition = tuple[Mask, int]


class _Column(dict[int, int]):
    """What the words of one group of attributes add to the distances, by the number of their combination."""

    __slots__ = ("_of_word", "_others", "_words")

    def __init__(self, place: int, conditions: Sequence[_Condition]) -> None:
        super().__init__()
        self._words = sum(FIELD[name] for name in GROUPS[place])
        # What each word adds by itself; and the conditions that more than one word can keep from holding.
        self._of_word: Counter[int] = Counter()
        self._others: list[_Condition] = []
        for test, weight in conditions:
            self._add(_part(test, self._words), weight)

    def _add(self, part: Mask, weight: int) -> None:
        if part.some or not any(not part.barred & ~field for field in _ONE_WORD):
            self._others.append((part, weight))
            return
        for word in each(part.barred):
            self._of_word[word] += weight

    @property
    def asks(self) -> bool:
        """Whether any condition asks about these words."""
        return bool(self._of_word or any(part.barred or part.some for part, _ in self._others))

    def learn(self, number: int, bits: int) -> None:
        """Takes note of what the flow's words of this group add, if that is not known."""
        if number in self:
            return
        if len(self) >= _MOST_NAMED:
            self.clear()
        words = bits & self._words
        others = sum(weight for part, weight in self._others if not part.holds(words))
        self[number] = others + sum(self._of_word[word] for word in each(words))


class Nearness:
    """The nearest clauses of a code's norms about one action, to flows with this action."""

    def __init__(self, norms: Compiled) -> None:
        self._norms = norms
        self._permits = norms.permits
        self._excepted = [at for at, permit in enumerate(self._permits) for _ in permit.mask.unless]
        # One condition of kind weighs more than all the others of any permit together.
        self._kind = 1 + max((len(permit.other_tests) for permit in self._permits), default=0)
        self._fits = all(self._furthest(permit) <= _MOST for permit in self._permits)
        conditions = list(self._conditions())
        columns = [_Column(place, conditions) for place in range(len(GROUPS))]
        self._places = [place for place, column in enumerate(columns) if column.asks]
        self._columns = [columns[place] for place in self._places]
        self._named: dict[int, tuple[str, ...]] = {}

    def clauses(self, address: Address, bits: int) -> tuple[str, ...]:
        """Which clauses to name, in the order of the code. Never empty."""
        if not self._permits or not self._fits:
            return tuple(dict.fromkeys(nearest(self._norms, bits)))
        numbers = [address[place] for place in self._places]
        try:
            total = sum(map(getitem, self._columns, numbers))
        except KeyError:
            for column, number in zip(self._columns, numbers, strict=True):
                column.learn(number, bits)
            return self.clauses(address, bits)
        return self._named.get(total) or self._count(total)

    def _count(self, total: int) -> tuple[str, ...]:
        behind = total.to_bytes(len(self._permits) + len(self._excepted), "little")
        if self._excepted:
            behind = self._with_exceptions(behind)
        least = min(behind)
        ahead = (permit for permit, far in zip(self._permits, behind, strict=True) if far == least)
        if len(self._named) >= _MOST_NAMED:
            self._named = {}
        found = self._named[total] = tuple(dict.fromkeys(permit.clause for permit in ahead))
        return found

    def _with_exceptions(self, counted: bytes) -> bytes:
        """The distances of the permits, those further away that an exception shuts."""
        behind = bytearray(counted[: len(self._permits)])
        for at, failing in zip(self._excepted, counted[len(self._permits) :], strict=True):
            behind[at] += 0 if failing else self._kind
        return bytes(behind)

    def _furthest(self, permit: CompiledPermit) -> int:
        kind = len(permit.kind_tests) - 1 + len(permit.mask.unless)
        return kind * self._kind + len(permit.other_tests)

    def _conditions(self) -> Iterator[_Condition]:
        exceptions = (exception for permit in self._permits for exception in permit.mask.unless)
        for at, permit in enumerate(self._permits):
            # The first test of kind is the action, which is the same for all.
            yield from ((test, self._kind << _BYTE * at) for test in permit.kind_tests[1:])
            yield from ((test, 1 << _BYTE * at) for test in permit.other_tests)
        for at, exception in enumerate(exceptions, len(self._permits)):
            yield exception, 1 << _BYTE * at


def _part(test: Mask, words: int) -> Mask:
    """What the test asks about these words."""
    return Mask(test.barred & words, tuple(wanted for wanted in test.some if wanted & words))
