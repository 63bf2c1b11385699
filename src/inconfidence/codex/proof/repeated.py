"""Norms that say again what another norm says already, of at least the same flows."""

from inconfidence.codex.code import Code
from inconfidence.codex.deciding.masks import Mask, mask_of
from inconfidence.codex.errors import Fault
from inconfidence.codex.norms import Ask, Forbid, Norm, Owe, Permit, Require, Waive, Withdraw
from inconfidence.codex.proof.idle import can_be, scope_of
from inconfidence.codex.proof.places import Placed, placed
from inconfidence.flow.packing import STEPS


def repeated(code: Code) -> list[Fault]:
    """The code's own norms that could be left out, each with its place and the one that says it already.

    Of two that say the same, the later is the repetition; what the code stands on was there before it.
    """
    norms = [norm for norm in placed(code) if scope_of(norm)]
    own = [norm for norm in norms if norm.source is code.source]
    found: dict[int, Placed] = {}
    for at, norm in enumerate(own):
        others = (other for place, other in enumerate(norms) if place != at and place not in found)
        said = next((other for other in others if _says(other, norm) and _first(other, norm, own, at)), None)
        if said:
            found[at] = said
    return [own[at].fault(f"`{own[at].clause.id}` says again what {said} says") for at, said in found.items()]


def _first(other: Placed, norm: Placed, own: list[Placed], at: int) -> bool:
    """Whether, of two that may say the same, the other one stays."""
    later = any(other is coming for coming in own[at + 1 :])
    return not (later and _says(norm, other))


def _says(other: Placed, norm: Placed) -> bool:
    """Whether `other` does all that `norm` does."""
    return _as_strong(other.norm, norm.norm) and _reaches(other, norm)


def _as_strong(other: Norm, norm: Norm) -> bool:
    """Whether one does to a flow what the other does, where both speak of it."""
    match other, norm:
        case Permit(asks=theirs), Permit(asks=ours):
            return {ask.accepts for ask in theirs} <= {ask.accepts for ask in ours}
        case Forbid(yields_to_law=theirs_yields), Forbid(yields_to_law=ours_yields):
            return ours_yields or not theirs_yields
        case Require(ask=Ask() as theirs_ask, on_a_ground=theirs_on), Require(
            ask=ours_ask, on_a_ground=ours_on
        ):
            return theirs_ask.accepts <= ours_ask.accepts and (ours_on or not theirs_on)
        case Owe(), Owe():
            return (other.duty, other.by, other.within) == (norm.duty, norm.by, norm.within)
        case Waive(), Waive():
            return norm.steps <= other.steps
        case Withdraw(), Withdraw():
            return norm.grounds <= other.grounds
        case _:
            return False


def _reaches(other: Placed, norm: Placed) -> bool:
    """Whether every flow of the norm is one of the other."""
    mine, theirs = scope_of(norm), scope_of(other)
    if mine is None or theirs is None or not mine.actions <= theirs.actions:
        return False
    inner, outer = mask_of(mine), mask_of(theirs)
    if _asks_steps(inner) or _asks_steps(outer):
        return inner == outer
    if not inner.unless and outer.barred & ~inner.barred:
        return False
    return can_be([inner], mine.actions) and not can_be([inner], mine.actions, (outer,))


def _asks_steps(mask: Mask) -> bool:
    parts = (mask, *mask.unless)
    return any(part.barred & STEPS or any(wanted & STEPS for wanted in part.some) for part in parts)
