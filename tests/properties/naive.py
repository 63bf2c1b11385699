"""Decides a flow slowly, word by word, straight from the norms as they are written: no masks, no tables.

Written a second time so that the compiled evaluator has somebody to disagree with. It shares with it the
reading of documents and nothing of the deciding.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from inconfidence.codex import Code
from inconfidence.codex.norms import (
    Ask,
    Compel,
    Forbid,
    Norm,
    Owe,
    Permit,
    Require,
    Scope,
    Test,
    Waive,
    Withdraw,
)
from inconfidence.flow import Duty, Flow, Need, Option
from inconfidence.flow.vocabulary import BY_NAME

ROLES = ("listener", "counsellor", "coordinator", "safeguarding", "manager", "trustee", "staff", "subject")
OFFICES = ("coordinator", "safeguarding", "manager", "trustee")
KIND = ("recipient", "subject", "information", "cabinet", "purpose", "channel", "retention")
INSIDE = ("view", "record", "share", "correct", "erase", "keep")


@dataclass
class Answer:
    """What the plain reading answers, in the fields of a decision."""

    outcome: str
    clauses: list[str]
    missing: list[Need]
    duties: list[Duty]
    who_may: list[str]


@dataclass
class Asked:
    """A step asked for, and the clause that asks."""

    clause: str
    ask: Ask


@dataclass
class Way:
    """A permit that opens the flow, what it asks, and what of that is not met."""

    clause: str
    asked: list[Asked]
    missing: list[Need]


@dataclass
class Reading:
    """One code's opinion: outcome, the clauses that permit or refuse, what is missing, the ways there are.

    `own` is what of the missing the code in force asks for by itself.
    """

    outcome: str
    clauses: list[str]
    missing: list[Need]
    own: list[Need]
    ways: list[Way]
    compelled: bool = False


def decide(code: Code, flow: Flow, promised: Code | None = None) -> Answer:
    """The decision on a flow, who else may included."""
    reading = read_both(code, flow, promised)
    clauses = unique([*reading.clauses, *(need.clause for need in reading.missing)])
    if reading.outcome == "refused":
        return Answer("refused", clauses, [], [], who_may(code, flow, promised))
    return Answer(reading.outcome, clauses, reading.missing, duties(code, flow, reading.own), [])


def who_may(code: Code, flow: Flow, promised: Code | None) -> list[str]:
    return [role for role in ROLES if read_both(code, in_place(flow, role), promised).outcome != "refused"]


def in_place(flow: Flow, role: str) -> Flow:
    office = {"relation": "responsible"} if role in OFFICES else {}
    return flow.changed(actor=role, standing="good", **office)


def read_both(code: Code, flow: Flow, promised: Code | None) -> Reading:
    """The code in force and, unless a law compels, the version that was promised: the worse of the two."""
    ours = read(code, flow)
    if promised is None or promised.digest == code.digest or ours.compelled:
        return ours
    theirs = read(promised, flow)
    place = places(code, promised)
    if ours.outcome == "refused" and theirs.outcome == "refused":
        clauses = sorted(unique([*ours.clauses, *theirs.clauses]), key=place)
        return Reading("refused", clauses, [], [], [])
    if "refused" in (ours.outcome, theirs.outcome):
        return ours if ours.outcome == "refused" else theirs
    pairs = []
    for here in ours.ways:
        for there in theirs.ways:
            needs = unmet(sorted([*here.asked, *there.asked], key=lambda one: place(one.clause)), flow)
            if needs is not None:
                pairs.append((here, there, needs))
    if not pairs:
        return Reading("refused", sorted(unique([*ours.clauses, *theirs.clauses]), key=place), [], [], [])
    # Fewest together, then fewest under the code in force, then first in it; and so with the other.
    here, there, needs = min(
        pairs, key=lambda pair: [len(pair[2]), *rank(ours, pair[0]), *rank(theirs, pair[1])]
    )
    met = [*needs, *here.missing, *there.missing]
    would = [way.clause for way in [*ours.ways, *theirs.ways] if all_met(way.missing, met)]
    outcome = "incomplete" if needs else "permitted"
    return Reading(outcome, sorted(unique(would), key=place), needs, here.missing, [])


def rank(reading: Reading, way: Way) -> tuple[int, int]:
    return len(way.missing), reading.ways.index(way)


@lru_cache
def places(code: Code, promised: Code) -> Callable[[str], int]:
    """The order of two codes: the clauses of each itself, then those that they build on."""
    own = [*code.clauses, *promised.clauses]
    return unique([*own, *code.every_clause, *promised.every_clause]).index


def read(code: Code, flow: Flow) -> Reading:
    """One code's opinion of a flow."""
    norms = in_order(code)
    opened = [(id, norm) for id, norm in norms if isinstance(norm, Permit) and speaks_of(norm.scope, flow)]
    compelled = law_compels(norms, opened, flow)
    forbidding = [
        id
        for id, norm in norms
        if isinstance(norm, Forbid) and speaks_of(norm.scope, flow) and not (norm.yields_to_law and compelled)
    ]
    if forbidding:
        return Reading("refused", unique(forbidding), [], [], [], compelled)
    ways = []
    for id, permit in opened:
        asked = what_is_asked(norms, id, permit, flow)
        needs = unmet(asked, flow)
        if needs is not None:
            ways.append(Way(id, asked, needs))
    if not ways:
        return Reading("refused", unique(refusing(code, norms, opened, flow)), [], [], [], compelled)
    nearest = min(ways, key=lambda way: len(way.missing)).missing
    would = unique([way.clause for way in ways if all_met(way.missing, nearest)])
    return Reading("incomplete" if nearest else "permitted", would, nearest, nearest, ways, compelled)


def all_met(missing: list[Need], met: list[Need]) -> bool:
    return all(any(answers(one, need) for one in met) for need in missing)


@lru_cache
def in_order(code: Code) -> list[tuple[str, Norm]]:
    return [(clause.id, norm) for clause in code.every_clause.values() for norm in clause.rules]


def law_compels(norms: list[tuple[str, Norm]], opened: list[tuple[str, Permit]], flow: Flow) -> bool:
    compelling = {ground for _, norm in norms if isinstance(norm, Compel) for ground in norm.grounds}
    return any(permit.grounds & compelling & flow.grounds for _, permit in opened)


# --- of which flows a norm speaks


def speaks_of(scope: Scope, flow: Flow) -> bool:
    if flow.action not in scope.actions:
        return False
    if not all(passes(test, flow) for test in scope.tests):
        return False
    return not any(all(passes(test, flow) for test in exception) for exception in scope.unless)


def passes(test: Test, flow: Flow) -> bool:
    said = getattr(flow, test.attribute)
    words = said if isinstance(said, frozenset) else {said}
    return bool(words & test.words) != test.negated


# --- what is asked


def what_is_asked(norms: list[tuple[str, Norm]], clause: str, permit: Permit, flow: Flow) -> list[Asked]:
    waived: set[Option] = set()
    for _, norm in norms:
        if isinstance(norm, Waive) and speaks_of(norm.scope, flow):
            waived |= norm.steps
    own = [Asked(clause, ask) for ask in permit.asks]
    general = [
        Asked(id, norm.ask)
        for id, norm in norms
        if isinstance(norm, Require)
        and (permit.grounds or not norm.on_a_ground)
        and speaks_of(norm.scope, flow)
    ]
    # Clause by clause; what the permit asks by itself before whatever else its clause asks.
    clauses = unique([id for id, _ in norms])
    asked = sorted([*own, *general], key=lambda one: clauses.index(one.clause))
    return [one for one in asked if not one.ask.accepts <= waived]


def meets(asked: Asked, flow: Flow) -> bool:
    return any(taken(option, flow) for option in accepted(asked, flow))


def accepted(asked: Asked, flow: Flow) -> set[Option]:
    inside = flow.action in INSIDE and flow.recipient != "supervisor"
    if inside and Option("form", "anonymous") in asked.ask.accepts:
        return {*asked.ask.accepts, Option("form", "pseudonymised")}
    return set(asked.ask.accepts)


def taken(option: Option, flow: Flow) -> bool:
    said = getattr(flow, option.attribute)
    return option.value in said if isinstance(said, frozenset) else said == option.value


def take(option: Option, flow: Flow) -> Flow:
    said = getattr(flow, option.attribute)
    value: Any = said | {option.value} if isinstance(said, frozenset) else option.value
    return flow.changed(**{option.attribute: value})


def offered(asked: Asked, flow: Flow) -> list[Option]:
    found = []
    for option in asked.ask.offers:
        if option.attribute == "consent":
            sayable = option.value in ("given", "impossible")
            if not sayable or flow.consent in ("refused", "withdrawn", "impossible"):
                continue
        if (
            option in (Option("discussion", "told"), Option("discussion", "held"))
            and flow.discussion == "forbidden"
        ):
            continue
        if option == Option("form", "aggregate") and flow.purpose not in ("statistics", "quality"):
            continue
        found.append(option)
    pseudonym = Option("form", "pseudonymised")
    if pseudonym in accepted(asked, flow) and Option("form", "anonymous") in asked.ask.offers:
        found += [] if pseudonym in found else [pseudonym]
    return found


def unmet(asked: Sequence[Asked], flow: Flow) -> list[Need] | None:
    """The needs left, implied ones dropped; None where one of them is closed for good."""
    left = [(one, offered(one, flow)) for one in asked if not meets(one, flow)]
    kept = drop_implied(left, flow)
    # A step that undoes another need is out, unless whatever else is missing mends that need as well.
    frail = [
        one
        for one in asked
        if meets(one, flow) and not any(o and set(o) <= accepted(one, flow) for _, o in kept)
    ]
    for one in frail:
        kept = [(n, [o for o in options if meets(one, take(o, flow))]) for n, options in kept]
    kept = settle_rivals(kept)
    if any(not options for _, options in kept):
        return None
    return [Need(one.clause, tuple(options)) for one, options in kept]


def drop_implied(left: list[tuple[Asked, list[Option]]], flow: Flow) -> list[tuple[Asked, list[Option]]]:
    def implies(options: list[Option], need: Asked) -> bool:
        return bool(options) and set(options) <= accepted(need, flow)

    kept: list[tuple[Asked, list[Option]]] = []
    for place, (need, options) in enumerate(left):
        before = [other for other in kept if implies(other[1], need)]
        after = [o for o in left[place + 1 :] if implies(o[1], need) and not implies(options, o[0])]
        if not before and not after:
            kept.append((need, options))
    return kept


def settle_rivals(kept: list[tuple[Asked, list[Option]]]) -> list[tuple[Asked, list[Option]]]:
    for attribute in ("form", "consent", "discussion"):
        proposals = [{o for o in options if o.attribute == attribute} for _, options in kept]
        shared = set.intersection(*[p for p in proposals if p] or [set()])
        if any(p and p != shared for p in proposals):
            kept = [(n, [o for o in opts if o.attribute != attribute or o in shared]) for n, opts in kept]
    return kept


def answers(need: Need, other: Need) -> bool:
    """Whether whoever meets the one has met the other."""
    return set(need.any_of) <= set(other.any_of)


# --- what a refusal names


def refusing(
    code: Code, norms: list[tuple[str, Norm]], opened: list[tuple[str, Permit]], flow: Flow
) -> list[str]:
    withdrawals = [(id, n) for id, n in norms if isinstance(n, Withdraw) and speaks_of(n.scope, flow)]
    withdrawn = {ground for _, norm in withdrawals for ground in norm.grounds}
    if flow.grounds and flow.grounds <= withdrawn:
        return [id for id, norm in withdrawals if norm.grounds & flow.grounds]
    if opened:
        return [id for id, _ in opened]
    near = [
        (distance(n, flow), id) for id, n in norms if isinstance(n, Permit) and flow.action in n.scope.actions
    ]
    if not near:
        return list(code.every_clause)[:1]
    return [id for away, id in near if away == min(near)[0]]


def distance(permit: Permit, flow: Flow) -> tuple[int, int]:
    failing = [test.attribute for test in permit.scope.tests if not passes(test, flow)]
    excepted = sum(all(passes(t, flow) for t in tests) for tests in permit.scope.unless)
    kind = sum(attribute in KIND for attribute in failing)
    return kind + excepted, len(failing) - kind


# --- what becomes owed


def duties(code: Code, flow: Flow, own: list[Need]) -> list[Duty]:
    """Those of the code in force, as the flow stands once its own missing steps are taken."""
    for need in own:
        flow = take(need.any_of[0], flow)
    owed: list[Duty] = []
    for id, norm in in_order(code):
        if isinstance(norm, Owe) and speaks_of(norm.scope, flow):
            by = flow.actor if norm.by == "actor" else norm.by
            if not any(duty.duty == norm.duty and duty.by == by for duty in owed):
                owed.append(Duty(norm.duty, by, norm.within, id))
    return owed


def unique(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))


assert set(ROLES) == set(BY_NAME["actor"].values)
