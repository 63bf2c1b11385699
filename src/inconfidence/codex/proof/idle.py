"""Norms that do nothing: no flow can ever be in them, or a permit that never opens one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import compress

from inconfidence.codex.code import Code
from inconfidence.codex.deciding.compiler import Compiled
from inconfidence.codex.deciding.masks import Mask, mask_of
from inconfidence.codex.errors import Fault
from inconfidence.codex.norms import Forbid, Never, Owe, Permit, Require, Scope, Waive, Withdraw
from inconfidence.codex.proof.places import Placed, placed
from inconfidence.codex.survey import Sieve, Walk
from inconfidence.codex.survey.steps import steps_over
from inconfidence.codex.survey.ways import masks_read, standing
from inconfidence.flow.vocabulary import BY_NAME

_ACTIONS = BY_NAME["action"].values


@dataclass(frozen=True, slots=True)
class Idle:
    """A norm that does nothing, what is to be said of it, and whether its own clause is the whole cause."""

    fault: Fault
    contradiction: bool


def idle(code: Code) -> list[Idle]:
    """The code's own norms that do nothing, each with its place, in their order."""
    own = [norm for norm in placed(code) if norm.source is code.source]
    compiled = code.compiled
    permits = [norm for norm in own if isinstance(norm.norm, Permit)]
    opening = _opening(compiled, len(permits))
    found = [Idle(norm.fault(_EMPTY.format(norm.clause.id)), True) for norm in own if _is_empty(norm)]
    for number, permit in enumerate(permits):
        if number not in opening and not _is_empty(permit):
            found.append(_shut(compiled, number, permit))
    return sorted(found, key=lambda one: one.fault.line)


_EMPTY = "`{}` contradicts itself: this norm can never apply, no flow there can be is one that it speaks of"


def scope_of(norm: Placed) -> Scope | None:
    """The scope of a norm that has one and does something."""
    match norm.norm:
        case Permit(scope) | Forbid(scope) | Require(scope) | Waive(scope) | Withdraw(scope) | Owe(scope):
            return scope
        case Never(scope):
            return scope
        case _:
            return None


def _is_empty(norm: Placed) -> bool:
    scope = scope_of(norm)
    return scope is not None and not can_be([mask_of(scope)], scope.actions)


def can_be(masks: list[Mask], actions: Iterable[str], but: tuple[Mask, ...] = ()) -> bool:
    """Whether some flow is in all the masks and in none of the others. Steps may be any."""
    sieve = Sieve([*masks, *but])
    wanted = (1 << len(masks)) - 1

    def narrow(place: int, state: int) -> int | None:
        return state if state & wanted == wanted else None

    def judge(state: int, bits: int) -> bool | None:
        return None if any(mask.holds(bits) for mask in but) else True

    return any(True for action in actions for _ in Walk(sieve, action, judge, narrow, together=True).boxes())


def _opening(compiled: Compiled, count: int) -> set[int]:
    """Which permits ever open a flow, whatever the steps: all such of the first `count`, and some others."""
    sieve, found = Sieve(masks_read(compiled)), set[int]()

    def narrow(place: int, state: int) -> int | None:
        return state if any(state >> number & 1 and number not in found for number in range(count)) else None

    def judge(state: int, bits: int) -> None:
        found.update(_opened(compiled, bits))

    for action in _ACTIONS:
        list(Walk[bool](sieve, action, judge, narrow, together=True).boxes())
    return found


def _opened(compiled: Compiled, bits: int) -> Iterator[int]:
    """Which permits open a flow. Each that holds is a way; where it is forbidden, there is none."""
    there = standing(compiled, bits)
    steps = steps_over(there.done)
    held = (number for number, permit in enumerate(compiled.permits) if permit.mask.holds(bits))
    return compress(held, (way.table(steps) for way in there.ways))


def _shut(compiled: Compiled, number: int, permit: Placed) -> Idle:
    """Why a permit that speaks of some flows never opens one of them."""
    mask, clause = compiled.permits[number].mask, permit.clause.id
    forbids = [forbid for forbid in compiled.forbids if can_be([mask, forbid.mask], _ACTIONS)]
    for known in ([forbid for forbid in forbids if forbid.clause == clause], forbids):
        if known and not can_be([mask], _ACTIONS, tuple(forbid.mask for forbid in known)):
            by = ", ".join(f"`{id}`" for id in dict.fromkeys(forbid.clause for forbid in known))
            message = f"`{clause}` permits nothing: {by} always forbids it"
            return Idle(permit.fault(message), all(forbid.clause == clause for forbid in known))
    return Idle(
        permit.fault(f"`{clause}` permits nothing: what is asked for it can never be met together"), True
    )
