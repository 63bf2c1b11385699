"""Which clauses are nearest to a flow that nothing opens, counted for all permits of an action at once.

How far a permit is from a flow is a sum over its conditions, and each condition asks about one attribute. So the
distances of all permits, a byte each, are one integer: the sum of what each group of attributes adds as it stands.
An exception has a byte of its own, of those of its parts that fail: where it is 0, the exception holds.
"""

from collections.abc import Iterator
from operator import add
from typing import Final

from inconfidence.codex.deciding.compiler import Compiled, CompiledPermit
from inconfidence.codex.deciding.masks import Mask
from inconfidence.codex.deciding.opening import nearest
from inconfidence.codex.table.grounds import ByGrounds
from inconfidence.flow.packing import (
    BITS,
    FIELD,
    GROUPS,
    STEPS,
    Address,
    combined,
    combined_of_action,
    grounds_of,
)

_BYTE: Final = 8
_MOST: Final = 255
# So many distances are remembered.
_MOST_NAMED: Final = 5_000

Clauses = tuple[str, ...]
# What counts for the flows that it does not hold for, and how much, at the byte of what it belongs to.
_Condition = tuple[Mask, int]


class Nearness:
    """The nearest clauses of a code's norms about one action, to flows with this action.

    What the words of each group add stands in a row, by the number in an address: flows for which these add up to
    the same have the same nearest clauses. Where it does not count (`counts`), the engine does.
    """

    def __init__(self, norms: Compiled, action: str) -> None:
        self._norms = norms
        self._permits = norms.permits
        self._excepted = [at for at, permit in enumerate(self._permits) for _ in permit.mask.unless]
        # One condition of kind weighs more than all the others of any permit together.
        self._kind = 1 + max((len(permit.other_tests) for permit in self._permits), default=0)
        self._named: dict[int, Clauses] = {}
        conditions = list(self._conditions())
        of_facts = not any(words & STEPS for test, _ in conditions for words in (test.barred, *test.some))
        self.counts: Final = bool(self._permits) and of_facts and all(map(self._fits, self._permits))
        _kind, what, how, _grounds, who, _manner, _done = GROUPS
        apart = {name: list(_parts(conditions, words)) for name, words in FIELD.items()}
        of_word = {bit: _failing(apart[name], bit) for name in BITS for bit in BITS[name].values()}
        self.kinds: Final = combined_of_action(action, of_word, add)
        self.whats: Final = combined(what, of_word, add)
        self.hows: Final = combined(how, of_word, add)
        self.whos: Final = combined(who, of_word, add)
        self.grounds: Final = ByGrounds(lambda number: _failing(apart["grounds"], grounds_of(number)))

    def clauses(self, address: Address, bits: int) -> Clauses:
        """Which clauses to name, in the order of the code. Never empty."""
        if not self.counts:
            return tuple(dict.fromkeys(nearest(self._norms, bits)))
        total = self.of_rows(address)
        return self._named.get(total) or self._count(total)

    def of_rows(self, address: Address) -> int:
        """What the rows add up to."""
        kind, what, how, grounds, who, _manner, _done = address
        return self.kinds[kind] + self.whats[what] + self.hows[how] + self.grounds[grounds] + self.whos[who]

    def _count(self, total: int) -> Clauses:
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

    def _fits(self, permit: CompiledPermit) -> bool:
        """Whether a byte holds how far it can be."""
        kind = len(permit.kind_tests) - 1 + len(permit.mask.unless)
        return kind * self._kind + len(permit.other_tests) <= _MOST

    def _conditions(self) -> Iterator[_Condition]:
        exceptions = (exception for permit in self._permits for exception in permit.mask.unless)
        for at, permit in enumerate(self._permits):
            # The first test of kind is the action, which is the same for all.
            yield from ((test, self._kind << _BYTE * at) for test in permit.kind_tests[1:])
            yield from ((test, 1 << _BYTE * at) for test in permit.other_tests)
        for at, exception in enumerate(exceptions, len(self._permits)):
            yield exception, 1 << _BYTE * at


def _parts(conditions: list[_Condition], words: int) -> Iterator[_Condition]:
    """What the conditions ask about the words of one attribute, where they ask about it."""
    for test, weight in conditions:
        part = Mask(test.barred & words, tuple(wanted for wanted in test.some if wanted & words))
        if part.barred or part.some:
            yield part, weight


def _failing(conditions: list[_Condition], bits: int) -> int:
    """What is added by these conditions for the words that they do not hold for."""
    return sum(weight for test, weight in conditions if not test.holds(bits))
