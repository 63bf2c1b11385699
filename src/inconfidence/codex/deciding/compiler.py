"""Compiles the clauses of a code, with those it builds on, into masks that decisions are read from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from inconfidence.codex.clause import Clause
from inconfidence.codex.deciding.masks import Mask, mask_of, mask_of_test
from inconfidence.codex.deciding.needs import CompiledNeed, bit_of, compile_need
from inconfidence.codex.norms import (
    Compel,
    Forbid,
    Norm,
    Owe,
    Permit,
    Require,
    Test,
    Waive,
    Withdraw,
)
from inconfidence.flow.packing import mask

# What makes another kind of flow, and not merely another person or reason for the same kind.
_KIND = frozenset({"recipient", "subject", "information", "cabinet", "purpose", "channel", "retention"})


@dataclass(frozen=True, slots=True)
class CompiledPermit:
    """A permit: when it is open, which grounds carry it, what it asks for itself."""

    clause: str
    order: int
    mask: Mask
    grounds: int
    needs: tuple[CompiledNeed, ...]
    # Each condition alone, those of kind first: how far a flow is from being opened.
    kind_tests: tuple[Mask, ...]
    other_tests: tuple[Mask, ...]


@dataclass(frozen=True, slots=True)
class CompiledForbid:
    """A forbid, and whether it yields where a law compels."""

    clause: str
    mask: Mask
    yields: bool


@dataclass(frozen=True, slots=True)
class CompiledRequire:
    """A general need, and whether it is for permits that a ground carries alone."""

    mask: Mask
    need: CompiledNeed
    on_a_ground: bool


@dataclass(frozen=True, slots=True)
class CompiledDuty:
    """A duty and the flows that bring it."""

    clause: str
    mask: Mask
    duty: str
    by: str
    within: str | None


@dataclass(slots=True)
class Compiled:
    """The norms of a code and of what it builds on, each in the order of the code."""

    order: dict[str, int]
    permits: list[CompiledPermit] = field(default_factory=list)
    forbids: list[CompiledForbid] = field(default_factory=list)
    requires: list[CompiledRequire] = field(default_factory=list)
    duties: list[CompiledDuty] = field(default_factory=list)
    waivers: list[tuple[Mask, int]] = field(default_factory=list)
    withdrawals: list[tuple[str, Mask, int]] = field(default_factory=list)
    once_in: dict[str, tuple[str, ...]] = field(default_factory=dict)
    compelling: int = 0
    # So many clauses, the first in `order`, are the code's own; the rest are of what it builds on.
    own: int = 0


def compile_clauses(clauses: Sequence[Clause]) -> Compiled:
    """The compiled form of a document's clauses, in their order."""
    compiled = Compiled({clause.id: place for place, clause in enumerate(clauses)})
    for place, clause in enumerate(clauses):
        for norm in clause.rules:
            _add(compiled, norm, clause.id, place)
    return compiled


def joined(parts: Iterable[Compiled]) -> Compiled:
    """The compiled form of a code and of what it stands on, in the order of the code: itself first."""
    whole = Compiled({})
    for part in parts:
        whole.own = whole.own or len(part.order)
        _join(whole, part)
    return whole


def _join(whole: Compiled, part: Compiled) -> None:
    """Puts a document's norms after those that are there."""
    by = len(whole.order)
    whole.order |= {clause: place + by for clause, place in part.order.items()}
    whole.permits += [_moved_permit(permit, by) for permit in part.permits]
    whole.forbids += part.forbids
    whole.requires += [_moved_require(require, by) for require in part.requires]
    whole.duties += part.duties
    whole.waivers += part.waivers
    whole.withdrawals += part.withdrawals
    whole.once_in |= part.once_in
    whole.compelling |= part.compelling


def _moved_permit(permit: CompiledPermit, by: int) -> CompiledPermit:
    needs = tuple([_moved(need, by) for need in permit.needs])
    order, kind, other = permit.order + by, permit.kind_tests, permit.other_tests
    return CompiledPermit(permit.clause, order, permit.mask, permit.grounds, needs, kind, other)


def _moved_require(require: CompiledRequire, by: int) -> CompiledRequire:
    return CompiledRequire(require.mask, _moved(require.need, by), require.on_a_ground)


def _moved(need: CompiledNeed, by: int) -> CompiledNeed:
    return CompiledNeed(need.clause, need.order + by, need.accepts, need.offers)


def _add(compiled: Compiled, norm: Norm, clause: str, place: int) -> None:
    match norm:
        case Permit():
            compiled.permits.append(_permit(norm, clause, place))
        case Forbid(scope, yields):
            compiled.forbids.append(CompiledForbid(clause, mask_of(scope), yields))
        case Require(scope, ask, on_a_ground):
            need = compile_need(ask, clause, place)
            compiled.requires.append(CompiledRequire(mask_of(scope), need, on_a_ground))
        case Owe(scope, duty, by, within):
            compiled.duties.append(CompiledDuty(clause, mask_of(scope), duty, by, within))
        case _:
            _add_rarer(compiled, norm, clause)


def _add_rarer(compiled: Compiled, norm: Norm, clause: str) -> None:
    match norm:
        case Waive(scope, steps):
            compiled.waivers.append((mask_of(scope), sum(bit_of(step) for step in steps)))
        case Withdraw(scope, grounds, once_in):
            compiled.withdrawals.append((clause, mask_of(scope), mask("grounds", grounds)))
            compiled.once_in[clause] = once_in
        case Compel(grounds):
            compiled.compelling |= mask("grounds", grounds)


def _permit(norm: Permit, clause: str, place: int) -> CompiledPermit:
    tests = norm.scope.tests
    kind = tuple(mask_of_test(test) for test in tests if test.attribute in _KIND)
    other = tuple(mask_of_test(test) for test in tests if test.attribute not in _KIND)
    actions = mask_of_test(Test("action", norm.scope.actions))
    return CompiledPermit(
        clause=clause,
        order=place,
        mask=mask_of(norm.scope),
        grounds=mask("grounds", norm.grounds),
        needs=tuple(compile_need(ask, clause, place) for ask in norm.asks),
        kind_tests=(actions, *kind),
        other_tests=other,
    )
