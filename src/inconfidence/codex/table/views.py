"""What the engine says of flows, found once for all that it does not tell apart.

Three things make a decision, and each has a tree of its own, since each turns on less than all of them together:
the verdicts, which other roles may, and what becomes owed. The nearest clauses are found apart.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, TypeVar, cast

from inconfidence.codex.deciding.asked import Asked
from inconfidence.codex.deciding.compiler import Compiled
from inconfidence.codex.deciding.engine import judge, owed
from inconfidence.codex.deciding.promise import Verdicts, judge_both, may_be_opened_by_both
from inconfidence.codex.deciding.roles import ROLES, as_role
from inconfidence.codex.table.questions import Questions, Recording
from inconfidence.codex.table.tree import Leaf, Tree
from inconfidence.flow import Decision, Duty, Need

T = TypeVar("T")
Duties = tuple[Duty, ...]
WhoMay = tuple[str, ...]
Clauses = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Rest:
    """What a decision says beside its verdicts. Those that say the same are one object, and so can be a key."""

    who_may: WhoMay = ()
    duties: Duties = ()


Told = tuple[Decision, Decision]
"""The decision told to flows of what is not public, and of what is public already."""
Tell = Callable[[Verdicts, Clauses, Rest, bool], Decision]
"""Tells the verdicts with their clauses, the rest, and whether it was public already."""


@dataclass(slots=True, eq=False)
class View:
    """Flows that get the same verdicts, and what was told to them so far: by the rest, and the nearest clauses.

    `own` is what the code in force itself finds missing: duties are of the flow once that is done, and stand in
    the tree `owed`. `near`: refused in the name of the nearest clauses. `plain`: refused otherwise.
    """

    verdicts: Verdicts
    own: tuple[Need, ...]
    owed: Tree[Rest]
    told: dict[object, Told] = field(default_factory=dict)
    refused: bool = field(init=False)
    near: bool = field(init=False)
    plain: bool = field(init=False)

    def __post_init__(self) -> None:
        self.refused = any(verdict.outcome == "refused" for verdict in self.verdicts)
        self.near = any(verdict.near for verdict in self.verdicts)
        self.plain = self.refused and not self.near


Found = tuple[Leaf[View], Leaf[Rest]]


class Views:
    """The trees of one code, or of two of which the second was promised. The answers given are the flow's own."""

    def __init__(self, ours: Compiled, promised: Compiled | None) -> None:
        self._ours = ours
        self._promised = promised
        self.questions: Final = Questions()
        self.leaves = 0
        self._verdicts: Final = Tree[View]()
        self._who_may: Final = Tree[Rest]()
        self._open: Final = Tree[bool]()
        self._owed: dict[tuple[Need, ...], Tree[Rest]] = {}
        self._rests: dict[tuple[WhoMay, Duties], Rest] = {}
        self._translated: dict[tuple[int, str], int] = {}

    def found(self, bits: int, answers: int) -> Found:
        """What is said of a flow, and what beside; learned from it where nobody with its answers came by yet."""
        leaf = self._verdicts.find(answers) or self._learn(self._verdicts, self._judge, bits)
        view = leaf.value
        if view.refused:
            return leaf, self._who_may.find(answers) or self._ask_in_the_place_of_each(bits)

        def duties(flow: int) -> Rest:
            return self._rest((), owed(self._ours, view.own, flow))

        return leaf, view.owed.find(answers) or self._learn(view.owed, duties, bits)

    def _judge(self, flow: int) -> View:
        verdicts = judge_both(self._ours, self._promised, flow)
        refused = verdicts[0].outcome == "refused"
        alone = refused or self._promised is None
        own = verdicts[0].missing if alone else judge(self._ours, flow).missing
        return View(verdicts, own, self._owed.setdefault(own, Tree()))

    def _learn(self, tree: Tree[T], decide: Callable[[int], T], bits: int) -> Leaf[T]:
        """Has the engine decide a flow that writes down what it is asked."""
        record = Recording(self.questions, bits)
        value = decide(_in_the_place_of(record))
        return self._file(tree, Leaf(value, record.asked), bits)

    def _ask_in_the_place_of_each(self, bits: int) -> Leaf[Rest]:
        opened = {role: self._opened(as_role(bits, role)) for role in ROLES}
        asked = 0
        for role, leaf in opened.items():
            asked |= self._of_the_flow_itself(leaf.asked, role)
        who_may = tuple(role for role, leaf in opened.items() if leaf.value)
        return self._file(self._who_may, Leaf(self._rest(who_may, ()), asked), bits)

    def _opened(self, bits: int) -> Leaf[bool]:
        def opened(flow: int) -> bool:
            return may_be_opened_by_both(self._ours, self._promised, flow)

        return self._open.find(self.questions.of(bits)) or self._learn(self._open, opened, bits)

    def _of_the_flow_itself(self, asked: int, role: str) -> int:
        """What was asked of a flow in the place of a role, as questions to the flow that it was made of."""
        if (asked, role) not in self._translated:
            record = Recording(self.questions, 0)
            theirs = cast(Asked, as_role(_in_the_place_of(record), role))
            for words, grounds in self.questions.among(asked):
                theirs.blocked(words, grounds)
            self._translated[asked, role] = record.asked
        return self._translated[asked, role]

    def _rest(self, who_may: WhoMay, duties: Duties) -> Rest:
        return self._rests.setdefault((who_may, duties), Rest(who_may, duties))

    def _file(self, tree: Tree[T], leaf: Leaf[T], bits: int) -> Leaf[T]:
        tree.file(leaf, self.questions.of(bits))
        self.leaves += 1
        return leaf


def _in_the_place_of(record: Recording) -> int:
    """A flow as the engine takes it: it stands for an integer, of which nothing but `&` and `|` is used."""
    return cast(int, Asked(record))
