"""The norms of a code, as its author wrote them: what the reader gives and the compiler takes."""

from dataclasses import dataclass
from typing import Literal

from inconfidence.flow import Option

KeeperKind = Literal["worked", "told", "enforced"]


@dataclass(frozen=True, slots=True)
class Test:
    """`attribute` is one of `words`; of a set, holds one of them. Negated: is, or holds, none."""

    attribute: str
    words: frozenset[str]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """The flows that a norm speaks of: these actions, where every test holds and no exception does.

    An exception is a set of tests that must all hold for it to count.
    """

    actions: frozenset[str]
    tests: tuple[Test, ...] = ()
    unless: tuple[tuple[Test, ...], ...] = ()

    def words_of(self, attribute: str) -> frozenset[str]:
        """The words that the tests name for one attribute (not those they rule out)."""
        found = [test.words for test in self.tests if test.attribute == attribute and not test.negated]
        return frozenset().union(*found)


@dataclass(frozen=True, slots=True)
class Ask:
    """A step that is asked for. Any of `accepts` meets it; `offers`, in order, are those to propose."""

    offers: tuple[Option, ...]
    accepts: frozenset[Option]


@dataclass(frozen=True, slots=True)
class Permit:
    """Opens flows, once what it asks is met. On a ground: where a test names grounds."""

    scope: Scope
    asks: tuple[Ask, ...] = ()

    @property
    def grounds(self) -> frozenset[str]:
        """The grounds that carry it; empty where it needs none."""
        return self.scope.words_of("grounds")


@dataclass(frozen=True, slots=True)
class Forbid:
    """Closes flows whatever else permits them, save that some forbids yield where a law compels."""

    scope: Scope
    yields_to_law: bool = False


@dataclass(frozen=True, slots=True)
class Require:
    """A general need: of every permit that opens the flow, or of those only that a ground carries."""

    scope: Scope
    ask: Ask
    on_a_ground: bool = False


@dataclass(frozen=True, slots=True)
class Waive:
    """Needs that only these steps could meet are not asked."""

    scope: Scope
    steps: frozenset[Option]


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Grounds that this code no longer knows, and the earlier clauses that had them."""

    scope: Scope
    grounds: frozenset[str]
    once_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Owe:
    """A duty that the flow brings once it has gone ahead. `by` is a role, or `actor`."""

    scope: Scope
    duty: str
    by: str
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Compel:
    """Grounds by which a law compels."""

    grounds: frozenset[str]


@dataclass(frozen=True, slots=True)
class LiftResponsibility:
    """What the subject made public already is no longer the charity's to answer for."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A promise about the code itself: none of its own norms tells these words apart."""

    attribute: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Never:
    """A promise about the code as a whole: no flow of the scope may ever go ahead. Proved, not enforced."""

    scope: Scope


@dataclass(frozen=True, slots=True)
class Keeper:
    """Who or what keeps a clause that no norm keeps: a process, a part of the program, a text."""

    kind: KeeperKind
    name: str


Norm = (
    Permit | Forbid | Require | Waive | Withdraw | Owe | Compel | LiftResponsibility | Alike | Never | Keeper
)
