"""How near the permits of a code are to a flow that none of them opens, as numbers to look up by.

Each permit has a lane of bits; the tests that each group of words fails are added up in it. Equal sums mean that
the same permits are nearest.
"""

from collections.abc import Sequence

from inconfidence.codex.compiler import Compiled
from inconfidence.codex.conditions import Conditions
from inconfidence.codex.masks import Mask
from inconfidence.flow.packing import BITS, FIELD, GROUPS

_LANE = 8
# A test of kind counts more than all others together.
_KIND_TEST = 16
Key = tuple[int, int, int]


class Nearness:
    """Gives a flow a key; flows with the same key have the same nearest permits."""

    def __init__(self, code: Compiled, conditions: Conditions) -> None:
        self._permits = code.permits
        self._tables = [self._table_of(group) for group in GROUPS[:4]]
        # Which lanes count: those of permits for the action.
        self._lanes = [self._lanes_of(action) for action in BITS["action"].values()]
        self._per_action = len(BITS["recipient"]) * len(BITS["purpose"])
        self._excepting = conditions.excepting(permit.mask for permit in code.permits)
        self._carrying = sum(1 << i for i, (_, grounds) in enumerate(conditions.plain) if grounds)

    def key(self, kind: int, what: int, who: int, how: int, carried: int, holding: int) -> Key:
        """The key of a flow, from its address and the conditions that hold for it."""
        kinds, whats, whos, hows = self._tables
        failed = (kinds[kind] + whats[what] + whos[who] + hows[how]) & self._lanes[kind // self._per_action]
        return failed, carried & self._carrying, holding & self._excepting

    def _table_of(self, group: tuple[str, ...]) -> list[int]:
        """For each combination of the group's words, the tests that it fails, in their lanes."""
        found = [0]
        for name in group:
            failing = [self._failed_by(FIELD[name], bit) for bit in BITS[name].values()]
            found = [sum_ + word for sum_ in found for word in failing]
        return found

    def _failed_by(self, field: int, bit: int) -> int:
        return sum(
            (
                _weight(permit.kind_tests[1:], field, bit) * _KIND_TEST
                + _weight(permit.other_tests, field, bit)
            )
            << (_LANE * lane)
            for lane, permit in enumerate(self._permits)
        )

    def _lanes_of(self, action: int) -> int:
        lane = (1 << _LANE) - 1
        return sum(
            lane << (_LANE * place)
            for place, permit in enumerate(self._permits)
            if permit.kind_tests[0].holds(action)
        )


def _weight(tests: Sequence[Mask], field: int, bit: int) -> int:
    return sum(1 for test in tests if test.barred & field & bit)
