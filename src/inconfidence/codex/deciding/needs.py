"""The algebra of needs: what is met, what can still be offered, what is implied by something else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from inconfidence.codex.norms import Ask
from inconfidence.flow import Need, Option
from inconfidence.flow.packing import BITS, FIELD, mask
from inconfidence.flow.vocabulary import BY_NAME

_ANONYMOUS = Option("form", "anonymous")
_PSEUDONYMISED = Option("form", "pseudonymised")
_AGGREGATE = Option("form", "aggregate")
_ANONYMOUS_BIT = BITS["form"]["anonymous"]
_PSEUDONYMISED_BIT = BITS["form"]["pseudonymised"]
# Where a pseudonym is as good as no name: within the house, which a supervisor from outside is not.
_OUTSIDE = mask("action", frozenset({"refer", "disclose", "confirm", "answer", "publish"})) | mask(
    "recipient", frozenset({"supervisor"})
)
_COUNTED = mask("purpose", frozenset({"statistics", "quality"}))
_CONSENT_CLOSED = mask("consent", frozenset({"refused", "withdrawn", "impossible"}))
_TELLING_FORBIDDEN = BITS["discussion"]["forbidden"]
_ONE_VALUED = ("form", "consent", "discussion")
_TELLING = frozenset({Option("discussion", "told"), Option("discussion", "held")})


@dataclass(frozen=True, slots=True)
class CompiledNeed:
    """What a clause asks for, as a mask of the steps that meet it and the steps to propose."""

    clause: str
    order: int
    accepts: int
    offers: tuple[Option, ...]

    def accepted(self, bits: int) -> int:
        """The steps, any of which meets it for this flow."""
        if self.accepts & _ANONYMOUS_BIT and not bits & _OUTSIDE:
            return self.accepts | _PSEUDONYMISED_BIT
        return self.accepts


def compile_need(ask: Ask, clause: str, order: int) -> CompiledNeed:
    """The compiled form of what `clause`, the `order`-th of the code, asks for."""
    accepts = 0
    for option in ask.accepts:
        accepts |= bit_of(option)
    offers = tuple(o for o in ask.offers if o.attribute != "consent" or o.value in ("given", "impossible"))
    return CompiledNeed(clause, order, accepts, offers)


def bit_of(option: Option) -> int:
    """The bit of one step."""
    return BITS[option.attribute][option.value]


def taken(bits: int, option: Option) -> int:
    """The packed flow after that step."""
    if BY_NAME[option.attribute].kind == "set":
        return bits | bit_of(option)
    return bits & ~FIELD[option.attribute] | bit_of(option)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A need as it stands for one flow: the steps that meet it, and those that can be taken to meet it."""

    need: CompiledNeed
    accepted: int
    offers: tuple[Option, ...] = ()


def missing(needs: Sequence[CompiledNeed], bits: int) -> tuple[Need, ...] | None:
    """The needs that are not met, implied ones dropped; None where one of them can no longer be met."""
    unmet: list[_Asked] = []
    met: list[_Asked] = []
    for need in needs:
        accepted = need.accepted(bits)
        if bits & accepted:
            met.append(_Asked(need, accepted))
        else:
            unmet.append(_Asked(need, accepted, _offers(need, bits)))
    if not unmet:
        return ()
    kept = _without_implied(unmet)
    if frail := [other for other in met if not any(_implies(one, other) for one in kept)]:
        kept = [_Asked(one.need, one.accepted, _harmless(one.offers, frail, bits)) for one in kept]
    kept = _reconciled(kept)
    if not all(one.offers for one in kept):
        return None
    return tuple(Need(one.need.clause, one.offers) for one in kept)


def can_be_met(needs: Sequence[CompiledNeed], bits: int) -> bool:
    """Whether `missing` finds a way to meet them all. Asks the flow only where it could turn out otherwise.

    Needs that have no step in common have nothing to do with each other. And a step of a set can always be taken:
    it undoes nothing, and nothing rules it out.
    """
    return all(missing(part, bits) is not None for part in _parts_at_risk(tuple(needs)))


@lru_cache(maxsize=1000)
def _parts_at_risk(needs: tuple[CompiledNeed, ...]) -> list[list[CompiledNeed]]:
    """The parts of which a flow must be asked whether they can be met."""
    if all(map(_can_always_be_met, needs)):
        return []
    return [part for part in _parts(needs) if not all(map(_can_always_be_met, part))]


def _can_always_be_met(need: CompiledNeed) -> bool:
    return any(BY_NAME[option.attribute].kind == "set" for option in need.offers)


def _parts(needs: Sequence[CompiledNeed]) -> list[list[CompiledNeed]]:
    """The needs apart: those that touch the same word of a set, or the same attribute that has one value."""
    parts: list[tuple[int, list[CompiledNeed]]] = []
    for need in needs:
        touched = need.accepts | sum(FIELD[name] for name in _ONE_VALUED if need.accepts & FIELD[name])
        joined = [part for part in parts if part[0] & touched]
        parts = [part for part in parts if not part[0] & touched]
        for words, _ in joined:
            touched |= words
        parts.append((touched, [*(one for _, part in joined for one in part), need]))
    # In the order in which they are asked, on which depends what is implied by what.
    return [[need for need in needs if need in part] for _, part in parts]


def _offers(need: CompiledNeed, bits: int) -> tuple[Option, ...]:
    offers = need.offers
    if _ANONYMOUS in offers and _PSEUDONYMISED not in offers and not bits & _OUTSIDE:
        offers = (*offers, _PSEUDONYMISED)
    return tuple(option for option in offers if _can_be_taken(option, bits))


def _can_be_taken(option: Option, bits: int) -> bool:
    if option.attribute == "consent":
        return not bits & _CONSENT_CLOSED
    if option in _TELLING:
        return not bits & _TELLING_FORBIDDEN
    return option != _AGGREGATE or bool(bits & _COUNTED)


def _without_implied(unmet: list[_Asked]) -> list[_Asked]:
    """Drops each need that any way of meeting another one meets as well; of two equals, the first stays.

    One that was dropped drops no other: needs that imply each other in a circle would all be gone.
    """
    dropped: set[int] = set()
    for i, one in enumerate(unmet):
        if any(
            _implies(other, one) and not (j > i and _implies(one, other))
            for j, other in enumerate(unmet)
            if j != i and j not in dropped
        ):
            dropped.add(i)
    return [one for i, one in enumerate(unmet) if i not in dropped]


def _implies(one: _Asked, other: _Asked) -> bool:
    """Whether each way of meeting the one meets the other."""
    return bool(one.offers) and all(bit_of(option) & other.accepted for option in one.offers)


def _harmless(offers: tuple[Option, ...], frail: list[_Asked], bits: int) -> tuple[Option, ...]:
    """Without the steps that would undo a need which is met and which no other step would mend."""
    return tuple(option for option in offers if not any(_undoes(option, need, bits) for need in frail))


def _undoes(option: Option, met: _Asked, bits: int) -> bool:
    """Whether a need that is met no longer is after this step: only another value of what met it can do that."""
    field = FIELD[option.attribute]
    if option.attribute not in _ONE_VALUED or not met.accepted & field or met.accepted & bit_of(option):
        return False
    return not bits & (met.accepted & ~field)


def _reconciled(kept: list[_Asked]) -> list[_Asked]:
    """Leaves no two needs that propose different values of one attribute: whichever is taken, both hold."""
    for name in _ONE_VALUED:
        asking = [frozenset(o for o in one.offers if o.attribute == name) for one in kept]
        proposed = [options for options in asking if options]
        if len(proposed) < 2 or len(set(proposed)) == 1:
            continue
        shared = frozenset.intersection(*proposed)
        kept = [replace(one, offers=_only(one.offers, name, shared)) for one in kept]
    return kept


def _only(offers: tuple[Option, ...], name: str, shared: frozenset[Option]) -> tuple[Option, ...]:
    return tuple(option for option in offers if option.attribute != name or option in shared)
