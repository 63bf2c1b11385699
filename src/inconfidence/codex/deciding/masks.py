"""Scopes as bit masks: whether a norm speaks of a flow, in a few operations on integers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from inconfidence.codex.deciding.asked import Asked, grounds_among
from inconfidence.codex.norms import Scope, Test
from inconfidence.flow.packing import FIELD, mask
from inconfidence.flow.vocabulary import BY_NAME


@dataclass(frozen=True, slots=True)
class Mask:
    """Holds for a packed flow that has no bit of `barred` and a bit of each of `some`, save exceptions."""

    barred: int
    some: tuple[int, ...] = ()
    unless: tuple["Mask", ...] = ()

    def holds(self, bits: int | Asked) -> bool:
        """Whether it holds for the flow whose packed form is `bits`."""
        if isinstance(bits, Asked):
            holding = bits.meets(self.barred, self.some)
        else:
            holding = not bits & self.barred and all(bits & wanted for wanted in self.some)
        return holding and not any(exception.holds(bits) for exception in self.unless)

    @property
    def asks_once(self) -> bool:
        """Whether its first question to an `Asked` settles it: all but the grounds is barred, and nothing excepted."""
        return not self.unless and all(words == grounds_among(self.some) for words in self.some)


class Masked(Protocol):
    """A norm with the flows that it speaks of."""

    @property
    def mask(self) -> Mask:
        """Holds for these flows."""
        ...


N = TypeVar("N", bound=Masked)


def holding(norms: Sequence[N], bits: int | Asked) -> list[N]:
    """Those of the norms that hold for the flow, in their order."""
    if isinstance(bits, Asked):
        return bits.holding(norms)
    return [norm for norm in norms if norm.mask.holds(bits)]


def mask_of(scope: Scope) -> Mask:
    """The mask that holds for exactly the flows of `scope`."""
    actions = Test("action", scope.actions)
    return _mask((actions, *scope.tests), tuple(_mask(tests, ()) for tests in scope.unless))


def mask_of_test(test: Test) -> Mask:
    """The mask of one test alone."""
    return _mask((test,), ())


def _mask(tests: tuple[Test, ...], unless: tuple[Mask, ...]) -> Mask:
    barred = 0
    some = []
    for test in tests:
        words = mask(test.attribute, test.words)
        if test.negated:
            barred |= words
        elif BY_NAME[test.attribute].kind == "set":
            some.append(words)
        else:
            barred |= FIELD[test.attribute] & ~words
    return Mask(barred, tuple(some), unless)
