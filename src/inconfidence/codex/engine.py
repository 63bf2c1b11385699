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


@dataclass(frozen=True, slots=True)
class _Way:
    """A permit that opens the flow, what it asks in all, and what of that is missing."""

    permit: CompiledPermit
    asked: tuple[CompiledNeed, ...]
    missing: tuple[Need, ...]


def decide(compiled: Compiled, bits: int) -> Verdict:
    """The verdict on a packed flow. INVARIANT: nothing is permitted unless a permit opens it."""
    permits = [permit for permit in compiled.permits if permit.mask.holds(bits)]
    forbidding = _forbidding(compiled, permits, bits)
    if forbidding:
        return Verdict("refused", _in_order(compiled, forbidding))
    live = _live(compiled, permits, bits)
    if not live:
        return Verdict("refused", _in_order(compiled, would_have_opened(compiled, permits, bits)))
    # The nearest: fewest needs, then first in the code.
    nearest = min(live, key=lambda way: (len(way.missing), way.permit.order))
    would = [way.permit.clause for way in live if _covered(way.missing, nearest.missing)]
    outcome: Outcome = "incomplete" if nearest.missing else "permitted"
    clauses = _in_order(compiled, would)
    return Verdict(
        outcome, clauses, nearest.missing, _duties(compiled, _after(nearest.missing, bits)), nearest.asked
    )


def law_compels(compiled: Compiled, bits: int) -> bool:
    """Whether a ground by which a law compels is among the grounds and carries the flow."""
    return _compels(compiled, (p for p in compiled.permits if p.mask.holds(bits)), bits)


def _compels(compiled: Compiled, permits: Iterable[CompiledPermit], bits: int) -> bool:
    lawful = bits & compiled.compelling
    return bool(lawful) and any(permit.grounds & lawful for permit in permits)


def _forbidding(compiled: Compiled, permits: list[CompiledPermit], bits: int) -> list[str]:
    found = [forbid for forbid in compiled.forbids if forbid.mask.holds(bits)]
    if any(forbid.yields for forbid in found) and _compels(compiled, permits, bits):
        found = [forbid for forbid in found if not forbid.yields]
    return [forbid.clause for forbid in found]


def _live(compiled: Compiled, permits: list[CompiledPermit], bits: int) -> list[_Way]:
    """The ways in which what is asked can still be met."""
    ways = []
    for permit in permits:
        asked = _asked(compiled, permit, bits)
        unmet = missing(asked, bits)
        if unmet is not None:
            ways.append(_Way(permit, asked, unmet))
    return ways


def _asked(compiled: Compiled, permit: CompiledPermit, bits: int) -> tuple[CompiledNeed, ...]:
    """Its own needs and the general ones, in the order of the code, without those that are waived."""
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
