"""Decides a packed flow: forbids first, then the permits with what they need, then who else may."""

from collections.abc import Iterable
from dataclasses import dataclass

from inconfidence.codex.compiler import Compiled, CompiledPermit
from inconfidence.codex.needs import CompiledNeed, missing, taken
from inconfidence.codex.opening import would_have_opened
from inconfidence.flow import Duty, Need, Outcome
from inconfidence.flow.packing import BITS


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a code says of a flow, before it is told who else may."""

    outcome: Outcome
    # The clauses that permit, would permit, or refuse.
    clauses: tuple[str, ...]
    missing: tuple[Need, ...] = ()
    duties: tuple[Duty, ...] = ()
    # All that the nearest permit asks, met or not.
    asked: tuple[CompiledNeed, ...] = ()
    compelled: bool = False


@dataclass(frozen=True, slots=True)
class _Way:
    """A permit that opens the flow, what it asks in all, and what of that is missing."""

    permit: CompiledPermit
    asked: tuple[CompiledNeed, ...]
    missing: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """What the facts of a flow open and what forbids it; steps have no say in either."""

    permits: tuple[CompiledPermit, ...]
    forbidding: tuple[str, ...]
    compelled: bool


def decide(compiled: Compiled, bits: int) -> Verdict:
    """The verdict on a packed flow. INVARIANT: nothing is permitted unless a permit opens it."""
    found = opened(compiled, bits)
    if found.forbidding:
        return Verdict("refused", _in_order(compiled, found.forbidding), compelled=found.compelled)
    live = _live(compiled, found.permits, bits)
    if not live:
        clauses = _in_order(compiled, would_have_opened(compiled, found.permits, bits))
        return Verdict("refused", clauses, compelled=found.compelled)
    # The nearest: fewest needs, then first in the code.
    nearest = min(live, key=lambda way: (len(way.missing), way.permit.order))
    would = [way.permit.clause for way in live if _covered(way.missing, nearest.missing)]
    return Verdict(
        outcome="incomplete" if nearest.missing else "permitted",
        clauses=_in_order(compiled, would),
        missing=nearest.missing,
        duties=_duties(compiled, _after(nearest.missing, bits)),
        asked=nearest.asked,
        compelled=found.compelled,
    )


def opened(compiled: Compiled, bits: int) -> Opened:
    """The permits that hold for a flow, what forbids it, and whether a law compels it.

    A law compels where a ground by which it does is among the grounds and carries the flow.
    """
    permits = tuple(permit for permit in compiled.permits if permit.mask.holds(bits))
    lawful = bits & compiled.compelling
    compelled = bool(lawful) and any(permit.grounds & lawful for permit in permits)
    forbids = [forbid for forbid in compiled.forbids if forbid.mask.holds(bits)]
    forbidding = tuple(forbid.clause for forbid in forbids if not (forbid.yields and compelled))
    return Opened(permits, forbidding, compelled)


def asked(compiled: Compiled, permit: CompiledPermit, bits: int) -> tuple[CompiledNeed, ...]:
    """A permit's own needs and the general ones, in the order of the code, without those that are waived."""
    general = [
        require.need
        for require in compiled.requires
        if (permit.grounds or not require.on_a_ground) and require.mask.holds(bits)
    ]
    waived = 0
    for waiver, steps in compiled.waivers:
        waived |= steps if waiver.holds(bits) else 0
    needs = [need for need in (*permit.needs, *general) if need.accepts & ~waived]
    return tuple(sorted(needs, key=lambda need: need.order))


def _live(compiled: Compiled, permits: tuple[CompiledPermit, ...], bits: int) -> list[_Way]:
    """The ways in which what is asked can still be met."""
    ways = []
    for permit in permits:
        needs = asked(compiled, permit, bits)
        unmet = missing(needs, bits)
        if unmet is not None:
            ways.append(_Way(permit, needs, unmet))
    return ways


def _covered(unmet: tuple[Need, ...], needs: tuple[Need, ...]) -> bool:
    """Whether whoever meets `needs` has met `unmet`: asked by whichever clause, answered by the same steps."""
    return all(any(set(need.any_of) <= set(other.any_of) for need in needs) for other in unmet)


def _after(needs: tuple[Need, ...], bits: int) -> int:
    """The flow once it goes ahead: each need met, in the first way proposed."""
    for need in needs:
        bits = taken(bits, need.any_of[0])
    return bits


def _duties(compiled: Compiled, bits: int) -> tuple[Duty, ...]:
    """The duties that the flow brings; the same one from two clauses is owed once, to the first."""
    actor = next(word for word, bit in BITS["actor"].items() if bits & bit)
    owed: dict[tuple[str, str], Duty] = {}
    for rule in compiled.duties:
        by = actor if rule.by == "actor" else rule.by
        if (rule.duty, by) not in owed and rule.mask.holds(bits):
            owed[rule.duty, by] = Duty(rule.duty, by, rule.within, rule.clause)
    return tuple(owed.values())


def _in_order(compiled: Compiled, clauses: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(clauses), key=compiled.order.__getitem__))
