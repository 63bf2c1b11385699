"""Decides a packed flow: forbids first, then the permits with what they need, then who else may."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from inconfidence.codex.deciding.compiler import Compiled, CompiledForbid, CompiledPermit
from inconfidence.codex.deciding.masks import holding
from inconfidence.codex.deciding.needs import CompiledNeed, can_be_met, missing, taken
from inconfidence.codex.deciding.opening import nearest, would_have_opened
from inconfidence.flow import Duty, Need, Outcome
from inconfidence.flow.packing import BITS


@dataclass(frozen=True, slots=True)
class Way:
    """A permit that opens the flow, what it asks in all, and what of that is missing."""

    permit: CompiledPermit
    asked: tuple[CompiledNeed, ...]
    missing: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a code says of a flow, before it is told who else may."""

    outcome: Outcome
    # The clauses that permit, would permit, or refuse.
    clauses: tuple[str, ...]
    missing: tuple[Need, ...] = ()
    duties: tuple[Duty, ...] = ()
    # What the code in force itself finds missing.
    own: tuple[Need, ...] = ()
    # All the permits that open it and what they ask, the nearest first.
    ways: tuple[Way, ...] = ()
    # The code whose nearest clauses are still to be named; None where the clauses are there.
    near: Compiled | None = None


def decide(compiled: Compiled, bits: int) -> Verdict:
    """The verdict on a packed flow. INVARIANT: nothing is permitted unless a permit opens it."""
    verdict = judge(compiled, bits)
    if verdict.near:
        return replace(verdict, clauses=nearest_clauses(compiled, bits), near=None)
    if verdict.outcome == "refused":
        return verdict
    return replace(verdict, duties=owed(compiled, verdict.missing, bits))


def nearest_clauses(compiled: Compiled, bits: int) -> tuple[str, ...]:
    """Which clauses a refusal names where nothing else explains it, in the order of the code."""
    return _in_order(compiled, nearest(compiled, bits))


def judge(compiled: Compiled, bits: int) -> Verdict:
    """The verdict without its duties, and without clauses where only the nearest could be named."""
    forbidding, permits = opened(compiled, bits)
    if forbidding:
        return Verdict("refused", _in_order(compiled, (forbid.clause for forbid in forbidding)))
    live = _live(compiled, permits, bits)
    if not live:
        clauses = _in_order(compiled, would_have_opened(compiled, permits, bits))
        return Verdict("refused", clauses, near=None if clauses else compiled)
    return _by_the_nearest(compiled, live)


def may_be_opened(compiled: Compiled, bits: int) -> bool:
    """Whether it is not refused: a permit opens it, and what that asks can still be met."""
    forbidding, permits = opened(compiled, bits)
    if forbidding:
        return False
    asked = [asked_by(compiled, permit, bits) for permit in permits]
    return any(can_be_met(needs, bits) for needs in asked)


def opened(compiled: Compiled, bits: int) -> tuple[list[CompiledForbid], list[CompiledPermit]]:
    """The forbids that close the flow, or else the permits that open it as to its facts."""
    forbids = holding(compiled.forbids, bits)
    if forbids and not any(forbid.yields for forbid in forbids):
        return forbids, []
    permits = holding(compiled.permits, bits)
    if forbids and _compels(compiled, permits, bits):
        forbids = [forbid for forbid in forbids if not forbid.yields]
    return forbids, permits


def _by_the_nearest(compiled: Compiled, live: list[Way]) -> Verdict:
    # The nearest: fewest needs, then first in the code.
    ways = sorted(live, key=lambda way: (len(way.missing), way.permit.order))
    unmet = ways[0].missing
    would = [way.permit.clause for way in live if covered(way.missing, unmet)]
    outcome: Outcome = "incomplete" if unmet else "permitted"
    return Verdict(outcome, _in_order(compiled, would), unmet, own=unmet, ways=tuple(ways))


def law_compels(compiled: Compiled, bits: int) -> bool:
    """Whether a ground by which a law compels is among the grounds and carries the flow."""
    return bool(bits & compiled.compelling) and _compels(compiled, holding(compiled.permits, bits), bits)


def _compels(compiled: Compiled, permits: Iterable[CompiledPermit], bits: int) -> bool:
    lawful = bits & compiled.compelling
    return bool(lawful) and any(permit.grounds & lawful for permit in permits)


def _live(compiled: Compiled, permits: list[CompiledPermit], bits: int) -> list[Way]:
    """The ways in which what is asked can still be met."""
    ways = []
    for permit in permits:
        asked = asked_by(compiled, permit, bits)
        unmet = missing(asked, bits)
        if unmet is not None:
            ways.append(Way(permit, asked, unmet))
    return ways


def asked_by(compiled: Compiled, permit: CompiledPermit, bits: int) -> tuple[CompiledNeed, ...]:
    """Its own needs and the general ones, in the order of the code, without those that are waived."""
    general = [
        require.need
        for require in holding(compiled.requires, bits)
        if permit.grounds or not require.on_a_ground
    ]
    waived = 0
    for waiver, steps in compiled.waivers:
        waived |= steps if waiver.holds(bits) else 0
    needs = [need for need in (*permit.needs, *general) if need.accepts & ~waived]
    return tuple(sorted(needs, key=lambda need: need.order))


def covered(unmet: tuple[Need, ...], needs: tuple[Need, ...]) -> bool:
    """Whether whoever meets `needs` has met `unmet`: asked by whichever clause, answered by the same steps."""
    return all(any(set(need.any_of) <= set(other.any_of) for need in needs) for other in unmet)


def _after(needs: tuple[Need, ...], bits: int) -> int:
    """The flow once it goes ahead: each need met, in the first way proposed."""
    for need in needs:
        bits = taken(bits, need.any_of[0])
    return bits


def owed(compiled: Compiled, needs: tuple[Need, ...], bits: int) -> tuple[Duty, ...]:
    """The duties that the flow brings once `needs` are met; the same one from two clauses is owed once."""
    after = _after(needs, bits)
    found: dict[tuple[str, str], Duty] = {}
    for rule in holding(compiled.duties, after):
        by = _actor(bits) if rule.by == "actor" else rule.by
        found.setdefault((rule.duty, by), Duty(rule.duty, by, rule.within, rule.clause))
    return tuple(found.values())


def _actor(bits: int) -> str:
    # All are asked, whoever it is, so that a table can ask them at once.
    actors = [word for word, bit in BITS["actor"].items() if bits & bit]
    return actors[0]


def _in_order(compiled: Compiled, clauses: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(clauses), key=compiled.order.__getitem__))
