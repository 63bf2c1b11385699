"""Which clause to name when nothing permits a flow: the one that withdrew its ground, or the nearest."""

from collections.abc import Sequence

from inconfidence.codex.deciding.compiler import Compiled, CompiledPermit
from inconfidence.flow.packing import FIELD

_GROUNDS = FIELD["grounds"]


def would_have_opened(compiled: Compiled, permits: Sequence[CompiledPermit], bits: int) -> list[str]:
    """The clauses that withdrew the ground offered, or else those of `permits`.

    These open the flow as to its facts, but what they need can no longer be met. Without either, `nearest` says
    which clauses to name.
    """
    return _withdrew(compiled, bits) or [permit.clause for permit in permits]


def _withdrew(compiled: Compiled, bits: int) -> list[str]:
    """The clauses that withdrew the grounds offered, where there was no other."""
    offered = bits & _GROUNDS
    found = [(clause, grounds) for clause, mask, grounds in compiled.withdrawals if mask.holds(bits)]
    withdrawn = 0
    for _, grounds in found:
        withdrawn |= grounds
    if not offered or offered & ~withdrawn:
        return []
    return [clause for clause, grounds in found if grounds & offered]


def nearest(compiled: Compiled, bits: int) -> list[str]:
    """The permits of this action that the fewest conditions keep shut; conditions of kind weigh most.

    Where no permit is of this action, the first clause of the code. Never empty.
    """
    near = [
        (_distance(permit, bits), permit.clause)
        for permit in compiled.permits
        if permit.kind_tests[0].holds(bits)
    ]
    shortest = min((distance for distance, _ in near), default=None)
    return [clause for distance, clause in near if distance == shortest] or list(compiled.order)[:1]


def _distance(permit: CompiledPermit, bits: int) -> tuple[int, int]:
    kind = sum(not test.holds(bits) for test in permit.kind_tests)
    excepted = sum(exception.holds(bits) for exception in permit.mask.unless)
    return kind + excepted, sum(not test.holds(bits) for test in permit.other_tests)
