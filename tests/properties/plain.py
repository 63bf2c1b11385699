"""Decides a flow by the engine alone, on plain integers: what the table must never disagree with."""

from dataclasses import dataclass

from inconfidence.codex import Code
from inconfidence.codex.deciding.compiler import Compiled
from inconfidence.codex.deciding.engine import nearest_clauses, owed
from inconfidence.codex.deciding.promise import in_order_of_both, judge_both
from inconfidence.codex.deciding.roles import ROLES, as_role
from inconfidence.flow import Decision, Duty, Flow, Need


@dataclass
class Plain:
    """What the engine answers, in the fields of a decision."""

    outcome: str
    clauses: tuple[str, ...]
    missing: tuple[Need, ...]
    duties: tuple[Duty, ...]
    who_may: tuple[str, ...]
    already_public: bool


def by_the_engine(code: Code, flow: Flow, promised: Code | None = None) -> Plain:
    """The decision without any table."""
    ours = code.compiled
    theirs = promised.compiled if promised and promised.digest != code.digest else None
    verdicts = judge_both(ours, theirs, flow.bits)
    outcome, missing = verdicts[0].outcome, verdicts[0].missing
    named: list[str] = []
    for verdict in verdicts:
        named += nearest_clauses(verdict.near, flow.bits) if verdict.near else verdict.clauses
    if theirs:
        named = list(in_order_of_both(ours, theirs, named))
    named += [need.clause for need in missing]
    refused = outcome == "refused"
    duties = () if refused else owed(ours, verdicts[0].own, flow.bits)
    may = _who_may(ours, theirs, flow) if refused else ()
    return Plain(outcome, tuple(dict.fromkeys(named)), missing, duties, may, flow.already_public)


def _who_may(ours: Compiled, theirs: Compiled | None, flow: Flow) -> tuple[str, ...]:
    bits = {role: as_role(flow.bits, role) for role in ROLES}
    return tuple(role for role in ROLES if judge_both(ours, theirs, bits[role])[0].outcome != "refused")


def agrees(decision: Decision, plain: Plain) -> bool:
    """Whether the table told what the engine answers."""
    told = (decision.outcome, decision.clauses, decision.missing, decision.duties, decision.who_may)
    asked = (plain.outcome, plain.clauses, plain.missing, plain.duties, plain.who_may)
    return told == asked and decision.already_public is plain.already_public
