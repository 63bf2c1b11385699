"""Proves each `never` of a code over every possible flow, several grounds at a time included."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from inconfidence.codex.code import Code
from inconfidence.codex.deciding.compiler import Compiled
from inconfidence.codex.deciding.masks import mask_of
from inconfidence.codex.errors import Fault
from inconfidence.codex.norms import Never, Permit, Scope, Test
from inconfidence.codex.proof.places import Placed, placed
from inconfidence.codex.survey import Sieve, Walk
from inconfidence.codex.survey.side import Side
from inconfidence.codex.survey.steps import States, Steps, steps_over
from inconfidence.codex.survey.ways import masks_read, standing
from inconfidence.flow.packing import FIELD, mask
from inconfidence.flow.vocabulary import BY_NAME


@dataclass(frozen=True, slots=True)
class Broken:
    """A promise that the code does not keep: a flow that goes ahead all the same, and the clauses that open it."""

    promise: Placed
    example: dict[str, Any]
    opened_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Way:
    """How a flow of the scope goes ahead."""

    states: States
    opened_by: tuple[str, ...]


def broken_promises(code: Code) -> list[Broken]:
    """The promises of the code, and of what it stands on, that some possible flow breaks; none: all are proved."""
    compiled = code.compiled
    found = []
    for promise in placed(code):
        if isinstance(promise.norm, Never):
            found += [Broken(promise, *way) for way in _breach(compiled, promise.norm.scope)]
    return found


def broken_as_faults(code: Code) -> list[Fault]:
    """The broken promises, each with its place, a flow that breaks it, and the places of what opens that."""
    return [_as_fault(broken, placed(code)) for broken in broken_promises(code)]


def _as_fault(broken: Broken, norms: list[Placed]) -> Fault:
    said = "; ".join(f"{name} {_words(word)}" for name, word in broken.example.items() if word)
    permits = {norm.clause.id: str(norm) for norm in reversed(norms) if isinstance(norm.norm, Permit)}
    by = ", ".join(permits[id] for id in broken.opened_by)
    return broken.promise.fault(
        f"`{broken.promise.clause.id}` promises that this never is, and {by} permits it: {said}"
    )


def _words(word: str | list[str]) -> str:
    return word if isinstance(word, str) else ", ".join(word)


def _breach(compiled: Compiled, scope: Scope) -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
    """One flow of the scope that goes ahead, where there is one."""
    search = _Search(compiled, scope)
    for action in sorted(scope.actions):
        for box, way in search.walk(action).boxes():
            yield box.example() | way.states.plainest(), way.opened_by
            return


class _Search:
    """Looks for flows of a scope that go ahead."""

    def __init__(self, compiled: Compiled, scope: Scope) -> None:
        self._compiled, self._scope = compiled, scope
        read = masks_read(compiled)
        self._facts = mask_of(Scope(scope.actions, _facts(scope.tests)))
        self._exceptions = [
            (mask_of(Scope(frozenset(BY_NAME["action"].values), _facts(tests))), _steps(tests))
            for tests in scope.unless
        ]
        self._sieve = Sieve([*read, self._facts, *(exception for exception, _ in self._exceptions)])
        self._side, self._in_scope = Side(compiled, 0, self._sieve), 1 << len(read)

    def walk(self, action: str) -> Walk[_Way]:
        """The flows of one action that break the promise."""
        return Walk(self._sieve, action, self._judge, self._narrow, together=True)

    def _narrow(self, place: int, state: int) -> int | None:
        return state if state & self._in_scope and not self._side.is_closed(place, state) else None

    def _judge(self, state: int, bits: int) -> _Way | None:
        found = standing(self._compiled, bits)
        steps = steps_over(found.done | self._asked)
        table = found.table(steps) & self._table(steps, bits)
        if not table:
            return None
        opened_by = dict.fromkeys(way.clause for way in found.ways if way.table(steps) & table)
        return _Way(steps.states(table), tuple(opened_by))

    @property
    def _asked(self) -> int:
        tests = [*_steps(self._scope.tests), *(test for _, tests in self._exceptions for test in tests)]
        asked = 0
        for test in tests:
            asked |= mask(test.attribute, test.words)
        return asked & FIELD["done"]

    def _table(self, steps: Steps, bits: int) -> int:
        """The states of the steps that the scope speaks of, for a flow with these facts."""
        table = _meeting(_steps(self._scope.tests), steps)
        for exception, tests in self._exceptions:
            if exception.holds(bits):
                table &= ~_meeting(tests, steps)
        return table


def _facts(tests: tuple[Test, ...]) -> tuple[Test, ...]:
    return tuple(test for test in tests if not BY_NAME[test.attribute].step)


def _steps(tests: tuple[Test, ...]) -> tuple[Test, ...]:
    return tuple(test for test in tests if BY_NAME[test.attribute].step)


def _meeting(tests: tuple[Test, ...], steps: Steps) -> int:
    table = steps.every
    for test in tests:
        met = steps.meeting(mask(test.attribute, test.words))
        table &= steps.every & ~met if test.negated else met
    return table
