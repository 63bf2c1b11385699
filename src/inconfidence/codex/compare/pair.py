"""Two codes side by side: every class of flows of an action, and what changes for it."""

from functools import lru_cache

from inconfidence.codex.compare.change import Change, change
from inconfidence.codex.deciding.compiler import Compiled
from inconfidence.codex.deciding.masks import Mask
from inconfidence.codex.survey import Sieve, Walk
from inconfidence.codex.survey.side import Side
from inconfidence.codex.survey.ways import masks_read, standing
from inconfidence.flow.packing import FIELD


class Pair:
    """The compiled forms of two codes, `old` and `new`, in one sieve."""

    def __init__(self, old: Compiled, new: Compiled) -> None:
        self._new = new
        read = (masks_read(old), masks_read(new))
        withdrawals = [mask for _, mask, _ in new.withdrawals]
        offered = [Mask(0, (grounds,)) for _, _, grounds in new.withdrawals]
        sieve = self._sieve = Sieve([*read[0], *read[1], *withdrawals, *offered])
        self._sides = (Side(old, 0, sieve), Side(new, len(read[0]), sieve))
        self._change = lru_cache(maxsize=None)(change)

    def walk(self, action: str) -> Walk[Change]:
        """The differences for the flows of one action."""
        return Walk(self._sieve, action, self._judge, self._narrow)

    def _judge(self, state: int, bits: int) -> Change | None:
        old, new = (standing(side.within(state), bits) for side in self._sides)
        return self._change(old, new, self._withdrew(bits))

    def _withdrew(self, bits: int) -> tuple[str, ...]:
        offered = bits & FIELD["grounds"]
        return tuple(
            clause
            for clause, mask, grounds in self._new.withdrawals
            if grounds & offered and mask.holds(bits)
        )

    def _narrow(self, place: int, state: int) -> int | None:
        """Nothing, where neither code can open the flow any more; what a closed code asks is dropped."""
        closed = [side for side in self._sides if side.is_closed(place, state)]
        for side in closed:
            state &= ~side.asking
        return None if len(closed) == len(self._sides) else state
