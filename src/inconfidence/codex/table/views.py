"""What the engine says of flows, found once for all that it does not tell apart.

Three things make a decision, and each has a tree of its own, since each turns on less than all of them together:
the verdicts, which other roles may, and what becomes owed. The nearest clauses are found apart.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Final, TypeVar, cast

from inconfidence.codex.deciding.compiler import Compiled
from inconfidence.codex.deciding.engine import judge, owed
from inconfidence.codex.deciding.promise import Verdicts, judge_both, may_be_opened_by_both
from inconfidence.codex.deciding.roles import ROLES, as_role
from inconfidence.codex.table.nearness import Nearness
from inconfidence.codex.table.questions import Questions, Recording
from inconfidence.codex.table.tracing import Tracing
from inconfidence.codex.table.tree import Leaf, Tree
from inconfidence.flow import Decision, Duty, Need
from inconfidence.flow.packing import Address

T = TypeVar("T")
Duties = tuple[Duty, ...]
WhoMay = tuple[str, ...]
Clauses = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Rest:
    """What a decision says beside its verdicts. Those that say the same are one object, and so can be a key."""

    who_may: WhoMay = ()
    duties: Duties = ()


Naming = Callable[[Address, int], Clauses]
"""The clauses of the verdicts on a flow, the nearest among them; by its address and bits."""
Told = tuple[Decision, Decision]
"""The decision told to flows of what is not public, and of what is public already."""
Tell = Callable[[Verdicts, Clauses, Rest, bool], Decision]
"""Tells the verdicts with their clauses, the rest, and whether it was public already."""


@dataclass(slots=True, eq=False)
class View:
    """Flows that get the same verdicts, and what was `told` to them so far: by the rest, and then, if `near`, by name.

    `own` is what the code in force itself finds missing: duties are of the flow once that is done, and stand in
    the tree `owed`. `near` names the clauses of each flow, where some are the nearest.
    """

    verdicts: Verdicts
    own: tuple[Need, ...]
    owed: Tree[Rest]
    near: Naming | None
    told: dict[Any, Any] = field(default_factory=dict)
    clauses: Clauses = field(init=False)
    refused: bool = field(init=False)

    def __post_init__(self) -> None:
        self.clauses = tuple(dict.fromkeys(clause for one in self.verdicts for clause in one.clauses))
        self.refused = any(verdict.outcome == "refused" for verdict in self.verdicts)


Found = tuple[Leaf[View], Leaf[Rest]]


class Views:
    """The trees of one code, or of two of which the second was promised. The answers given are the flow's own."""

    def __init__(self, ours: Compiled, promised: Compiled | None) -> None:
        self._ours = ours
        self._promised = promised
        self.questions: Final = Questions()
        self._near: Final = tuple((norms, Nearness(norms)) for norms in (ours, promised) if norms)
        self._record: Final = Recording(self.questions)
        # A flow as the engine takes it: it stands for an integer, of which nothing but `&` and `|` is used.
        self._flow: Final = cast(int, Tracing(self._record))
        self._in_the_place: Final = {role: as_role(self._flow, role) for role in ROLES}
        self.leaves = 0
        self._verdicts: Final = Tree[View]()
        self._who_may: Final = Tree[Rest]()
        # By all that is said of them: who is told the same is of one view.
        self._said: dict[object, View] = {}
        self._owed: dict[tuple[Need, ...], Tree[Rest]] = {}
        self._rests: dict[tuple[WhoMay, Duties], Rest] = {}

    def found(self, bits: int, answers: int) -> Found:
        """What is said of a flow, and what beside; learned from it where nobody with its answers came by yet.

        `answers` are to all the questions that there are.
        """
        leaf = self._verdicts.find(answers)
        if leaf is None:
            leaf = self._learn(self._verdicts, self._judge, bits, answers)
            answers = self._record.answers
        view = leaf.value
        if view.refused:
            return leaf, self._who_may.find(answers) or self._learn(
                self._who_may, self._who_else, bits, answers
            )

        def duties(flow: int) -> Rest:
            return self._rest((), owed(self._ours, view.own, flow))

        return leaf, view.owed.find(answers) or self._learn(view.owed, duties, bits, answers)

    def _judge(self, flow: int) -> View:
        verdicts = judge_both(self._ours, self._promised, flow)
        refused = verdicts[0].outcome == "refused"
        alone = refused or self._promised is None
        own = verdicts[0].missing if alone else judge(self._ours, flow).missing
        said = own, tuple((one.outcome, one.clauses, one.missing, id(one.near)) for one in verdicts)
        if said not in self._said:
            owing = self._owed.setdefault(own, Tree())
            self._said[said] = View(verdicts, own, owing, self._naming(verdicts))
        return self._said[said]

    def _naming(self, verdicts: Verdicts) -> Naming | None:
        """Who names the clauses of these verdicts, if they do not do so themselves."""
        ways = [
            next((nearness.clauses for norms, nearness in self._near if norms is verdict.near), None)
            for verdict in verdicts
        ]

        def both(address: Address, bits: int) -> Clauses:
            named = (
                way(address, bits) if way else verdict.clauses
                for way, verdict in zip(ways, verdicts, strict=True)
            )
            return tuple(dict.fromkeys(chain.from_iterable(named)))

        return both if len(ways) > 1 and any(ways) else ways[0]

    def _who_else(self, _flow: int) -> Rest:
        places = self._in_the_place.items()
        may = (role for role, they in places if may_be_opened_by_both(self._ours, self._promised, they))
        return self._rest(tuple(may), ())

    def _rest(self, who_may: WhoMay, duties: Duties) -> Rest:
        return self._rests.setdefault((who_may, duties), Rest(who_may, duties))

    def _learn(self, tree: Tree[T], decide: Callable[[int], T], bits: int, answers: int) -> Leaf[T]:
        """Has the engine decide a flow that writes down what it is asked."""
        known = len(self.questions)
        self._record.begin(bits, answers)
        leaf = Leaf(decide(self._flow), self._record.asked)
        if len(self.questions) != known:
            self._record.renew()
        tree.file(leaf, self._record.answers)
        self.leaves += 1
        return leaf
