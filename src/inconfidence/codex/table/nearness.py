"""Which clauses are nearest to a flow that nothing opens, counted for all permits of an action at once.

How far a permit is from a flow is a sum over its conditions, and each condition asks about one attribute. So the
distances of all permits, a byte each, are one integer: the sum of what each group of attributes adds as it stands.
An exception has a byte of its own, of those of its parts that fail: where it is 0, the exception holds.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from inconfidence.codex.deciding.compiler import Compiled, CompiledPermit
from inconfidence.codex.deciding.masks import Mask
from inconfidence.codex.deciding.opening import nearest
from inconfidence.flow.packing import FIELD, GROUPS, Address

_BYTE: Final = 8
_MOST: Final = 255
# So many distances are remembered.
_MOST_NAMED: Final = 5_000


# (what counts for the flows that it does not hold for, how much, at the byte of what it belongs to)
_Condition = tuple[Mask, int]


class _Column:
    """What the words of one group of attributes add to the distances."""

    def __init__(self, place: int, conditions: Sequence[_Condition]) -> None:
        self.place: Final = place
        self._words = sum(FIELD[name] for name in GROUPS[place])
        parts = ((_part(test, self._words), weight) for test, weight in conditions)
        self.conditions: Final = [(test, weight) for test, weight in parts if test.barred or test.some]
        self.known: Final[dict[int, int]] = {}

    def learn(self, number: int, bits: int) -> int:
        """What the flow's words of this group add, to be known by their number from now on."""
        words = bits & self._words
        found = self.known[number] = sum(weight for test, weight in self.conditions if not test.holds(words))
        return found


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
        columns = (_Column(place, conditions) for place in range(len(GROUPS)))
        self._columns = [column for column in columns if column.conditions]
        self._named: dict[int, tuple[str, ...]] = {}

    def clauses(self, address: Address, bits: int) -> tuple[str, ...]:
        """Which clauses to name, in the order of the code. Never empty."""
        if not self._permits or not self._fits:
            return tuple(dict.fromkeys(nearest(self._norms, bits)))
        total = 0
        for column in self._columns:
            found = column.known.get(address[column.place])
            total += column.learn(address[column.place], bits) if found is None else found
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
