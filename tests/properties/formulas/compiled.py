"""The compiled form of a code as a formula: of which flows the engine says that they are permitted as they stand.

It follows the engine step by step, to how an unmet need is held to be implied by another: were every open need
dropped for another, the engine would permit, and this formula would say so too.
"""

from dataclasses import dataclass
from functools import cache

import z3

from inconfidence.codex.deciding.compiler import Compiled, CompiledPermit
from inconfidence.codex.deciding.masks import Mask
from inconfidence.codex.deciding.needs import CompiledNeed, bit_of
from inconfidence.flow import Option
from inconfidence.flow.packing import BITS, mask
from tests.properties.formulas.words import WORDS, touches

_FORM = BITS["form"]
_OUTSIDE = z3.Or(
    touches(mask("action", frozenset({"refer", "disclose", "confirm", "answer", "publish"}))),
    WORDS["recipient"]["supervisor"],
)
_CONSENT_CLOSED = touches(mask("consent", frozenset({"refused", "withdrawn", "impossible"})))
_COUNTED = touches(mask("purpose", frozenset({"statistics", "quality"})))


def permitted(compiled: Compiled) -> z3.BoolRef:
    """That nothing forbids the flow, and that a permit opens it whose needs are all met."""
    law_compels = _law_compels(compiled)
    forbidden = [
        z3.And(_within(forbid.mask), z3.Not(law_compels)) if forbid.yields else _within(forbid.mask)
        for forbid in compiled.forbids
    ]
    needs = _Needs(compiled)
    opened = [z3.And(_within(permit.mask), needs.none_missing(permit)) for permit in compiled.permits]
    return z3.And(z3.Not(z3.Or(forbidden)), z3.Or(opened))


def _within(mask: Mask) -> z3.BoolRef:
    some = [touches(wanted) for wanted in mask.some]
    exceptions = [_within(exception) for exception in mask.unless]
    return z3.And(z3.Not(touches(mask.barred)), *some, z3.Not(z3.Or(exceptions)))


def _law_compels(compiled: Compiled) -> z3.BoolRef:
    grounds = ((permit, permit.grounds & compiled.compelling) for permit in compiled.permits)
    return z3.Or([z3.And(_within(permit.mask), touches(lawful)) for permit, lawful in grounds])


@dataclass(frozen=True, slots=True)
class _Asked:
    """A need, and when it is asked but not met."""

    need: CompiledNeed
    open: z3.BoolRef


class _Needs:
    """What the permits of a code ask, in all."""

    def __init__(self, compiled: Compiled) -> None:
        self._requires = [(_within(require.mask), require) for require in compiled.requires]
        self._waivers = [(_within(mask), steps) for mask, steps in compiled.waivers]

    def none_missing(self, permit: CompiledPermit) -> z3.BoolRef:
        """That each need is met, or implied by another one that is open as well."""
        left: list[_Asked] = self._asked(permit)
        for place, one in enumerate(left):
            left[place] = _Asked(one.need, z3.And(one.open, z3.Not(_implied(place, left))))
        return z3.Not(z3.Or([one.open for one in left]))

    def _asked(self, permit: CompiledPermit) -> list[_Asked]:
        own = [(z3.BoolVal(True), need) for need in permit.needs]
        general = [(at, r.need) for at, r in self._requires if permit.grounds or not r.on_a_ground]
        asked = sorted([*own, *general], key=lambda found: found[1].order)
        return [_Asked(need, z3.And(at, self._stands(need), z3.Not(_met(need)))) for at, need in asked]

    def _stands(self, need: CompiledNeed) -> z3.BoolRef:
        """That one of the steps which meet it is not waived."""
        steps = [bit for bits in BITS.values() for bit in bits.values() if bit & need.accepts]
        waived = [z3.Or([at for at, waived in self._waivers if waived & step]) for step in steps]
        return z3.Not(z3.And(waived))


def _met(need: CompiledNeed) -> z3.BoolRef:
    pseudonymised = _FORM["pseudonymised"] if need.accepts & _FORM["anonymous"] else 0
    return z3.Or(touches(need.accepts), z3.And(touches(pseudonymised), z3.Not(_OUTSIDE)))


def _implied(place: int, asked: list[_Asked]) -> z3.BoolRef:
    """That it is dropped: any way of meeting some other one meets it too, and of two equals it is the later."""
    ways = []
    for other, one in enumerate(asked):
        implies = _implies(one.need, asked[place].need)
        if other != place and not z3.is_false(implies):
            equal = _implies(asked[place].need, one.need) if other > place else z3.BoolVal(False)
            ways.append(z3.And(one.open, implies, z3.Not(equal)))
    return z3.Or(ways)


@cache
def _implies(need: CompiledNeed, other: CompiledNeed) -> z3.BoolRef:
    """That there is a step to propose for the one, and that each such step meets the other."""
    offered = _offered(need)
    all_meet = [z3.Implies(when, _accepts(other, bit_of(step))) for when, step in offered]
    return z3.simplify(z3.And(z3.Or([when for when, _ in offered]), *all_meet))


def _accepts(need: CompiledNeed, step: int) -> z3.BoolRef:
    if step == _FORM["pseudonymised"] and need.accepts & _FORM["anonymous"] and not need.accepts & step:
        return z3.Not(_OUTSIDE)
    return z3.BoolVal(bool(need.accepts & step))


def _offered(need: CompiledNeed) -> list[tuple[z3.BoolRef, Option]]:
    """The steps that can be proposed, each with when it can be taken."""
    offered = [(_can_be_taken(step), step) for step in need.offers]
    named = Option("form", "pseudonymised")
    if Option("form", "anonymous") in need.offers and named not in need.offers:
        offered.append((z3.Not(_OUTSIDE), named))
    return offered


def _can_be_taken(step: Option) -> z3.BoolRef:
    if step.attribute == "consent":
        return z3.Not(_CONSENT_CLOSED)
    if step.attribute == "discussion" and step.value in ("told", "held"):
        return z3.Not(WORDS["discussion"]["forbidden"])
    return _COUNTED if step == Option("form", "aggregate") else z3.BoolVal(True)
