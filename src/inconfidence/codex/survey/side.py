"""One code in a sieve: where its masks lie, and when it is certain that it opens nothing."""

from typing import Any

from inconfidence.codex.deciding.compiler import Compiled
from inconfidence.codex.survey.facts import ORDER
from inconfidence.codex.survey.sieve import Sieve


class Side:
    """The masks of a compiled code, as `ways.masks_read` gives them, from place `first` of the sieve on."""

    def __init__(self, compiled: Compiled, first: int, sieve: Sieve) -> None:
        self._compiled, self._first = compiled, first
        forbids = first + len(compiled.permits)
        asking = forbids + len(compiled.forbids)
        end = asking + len(compiled.requires) + len(compiled.waivers)
        self._permits = _bits(first, forbids)
        # What no longer matters once the code is closed.
        self.asking = self._permits | _bits(asking, end)
        self._certain = [0] * len(ORDER)
        for at, forbid in enumerate(compiled.forbids, forbids):
            for place in range(sieve.last[at], len(ORDER)):
                self._certain[place] |= 0 if forbid.yields else 1 << at

    def is_closed(self, place: int, state: int) -> bool:
        """Whether the code opens none of the flows of the state, whatever comes after that place."""
        return not state & self._permits or bool(state & self._certain[place])

    def within(self, state: int) -> Compiled:
        """The code with those of its norms alone that nothing known so far rules out.

        All of it where the code is closed: what closes it is to be named, and what it permits has been dropped.
        """
        whole, left = self._compiled, state >> self._first
        if not state & self._permits:
            return whole
        found = Compiled(whole.order, compelling=whole.compelling, own=whole.own)
        for kept, norms in (
            (found.permits, whole.permits),
            (found.forbids, whole.forbids),
            (found.requires, whole.requires),
            (found.waivers, whole.waivers),
        ):
            _gather(kept, norms, left)
            left >>= len(norms)
        return found


def _gather(kept: list[Any], norms: list[Any], bits: int) -> None:
    """Puts those norms with the others whose bit is set."""
    bits &= (1 << len(norms)) - 1
    while bits:
        lowest = bits & -bits
        kept.append(norms[lowest.bit_length() - 1])
        bits ^= lowest


def _bits(first: int, end: int) -> int:
    return (1 << end) - (1 << first)
