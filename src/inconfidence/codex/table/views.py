"""What the engine says of flows, found once for all that it does not tell apart.

Three things make a decision, and each has a tree of its own, since each turns on less than all of them together:
the verdicts, which other roles may, and what becomes owed. The nearest clauses are found apart.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Final, TypeVar, cast

from inconfidence.codex.deciding.compiler import Compiled
from inconfidence.codex.deciding.engine import owed
from inconfidence.codex.deciding.promise import Verdicts, judge_both, may_be_opened_by_both
from inconfidence.codex.deciding.roles import ROLES, as_role
from inconfidence.codex.table.nearness import Nearness
from inconfidence.codex.table.questions import Questions, Recording
from inconfidence.codex.table.rows import Rows
from inconfidence.codex.table.tracing import Tracing
from inconfidence.codex.table.tree import Leaf, Tree
from inconfidence.flow import Decision, Duty, Flow, Need
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


Told = tuple[Decision, Decision]
"""The decision told to flows of what is not public, and of what is public already."""
Tell = Callable[[Verdicts, Clauses, Rest, bool], Decision]
"""Tells the verdicts with their clauses, the rest, and whether it was public already."""


ByRest = dict[Rest, Told]
NOTHING: Final[ByRest] = {}
"""Told in a name in which nothing was told yet."""
# So many distances are remembered.
_MOST_DISTANCES: Final = 5_000


@dataclass(slots=True, eq=False)
class View:
    """Flows that get the same verdicts, and what was `told` to them so far, by the rest.

    `own` is what the code in force itself finds missing: duties are of the flow once that is done. In the tree
    `rests` stands what else is said: those duties, or who else may where it is refused. `near` is, for each verdict,
    who names its clauses, where these are the nearest: then what was told is found by their names. Where they are
    the `nearest` of one code alone, by what its rows add up to.
    """

    verdicts: Verdicts
    own: tuple[Need, ...]
    rests: Tree[Rest]
    near: tuple[Nearness | None, ...]
    told: ByRest = field(default_factory=dict)
    by_rows: dict[int, ByRest] = field(default_factory=dict)
    by_name: dict[Clauses, ByRest] = field(default_factory=dict)
    refused: bool = field(init=False)
    nearest: Nearness | None = field(init=False)

    def __post_init__(self) -> None:
        self.refused = any(verdict.outcome == "refused" for verdict in self.verdicts)
        alone = self.near[0] if len(self.near) == 1 else None
        self.nearest = alone if alone and alone.counts else None

    def clauses(self, flow: Flow) -> Clauses:
        """The clauses of the verdicts on one of its flows."""
        named = (
            near.clauses(flow.address, flow.bits) if near else verdict.clauses
            for near, verdict in zip(self.near, self.verdicts, strict=True)
        )
        return tuple(dict.fromkeys(chain.from_iterable(named)))

    def told_in_the_name(self, clauses: Clauses, flow: Flow) -> ByRest:
        """What was told in the name of these clauses of one of its flows."""
        if not any(self.near):
            return self.told
        found = self.by_name.setdefault(clauses, {})
        if self.nearest:
            if len(self.by_rows) >= _MOST_DISTANCES:
                self.by_rows.clear()
            self.by_rows[self.nearest.of_rows(flow.address)] = found
        return found


Found = tuple[Leaf[View], Leaf[Rest]]


class Views:
    """The trees of one code, or of two of which the second was promised. The answers given are the flow's own."""

    def __init__(self, action: str, ours: Compiled, promised: Compiled | None) -> None:
        self._action = action
        self._ours = ours
        self._promised = promised
        # By the code, which is held on to.
        self._near: dict[int, Nearness] = {}
        self.questions: Final = Questions()
        # INVARIANT: they answer all that the trees ask. Others may read while it is learnt: rows come first.
        self.rows = Rows(self.questions, action)
        self.leaves = 0
        self._verdicts: Final = Tree[View]()
        self._who_may: Final = Tree[Rest]()
        # By all that is said of them: who is told the same is of one view.
        self._said: dict[object, View] = {}
        self._owed: dict[tuple[Need, ...], Tree[Rest]] = {}
        self._rests: dict[tuple[WhoMay, Duties], Rest] = {}
        self._record: Final = Recording(self.questions)
        # A flow as the engine takes it: it stands for an integer, of which nothing but `&` and `|` is used.
        self._flow: Final = cast(int, Tracing(self._record))
        self._in_the_place: Final = {role: as_role(self._flow, role) for role in ROLES}

    def known(self, address: Address) -> Found | None:
        """What is said of a flow, and what beside; None where nobody with its answers came by yet."""
        rows = self.rows
        answers = rows.of(address)
        leaf = self._verdicts.find(answers)
        rest = leaf.value.rests.find(answers) if leaf else None
        # Where more was learnt meanwhile, the trees may have asked what these rows do not answer.
        return (leaf, rest) if leaf and rest and rows is self.rows else None

    def found(self, address: Address, bits: int) -> Found:
        """The same, learned from the flow where nobody with its answers came by yet."""
        answers = self.rows.of(address)
        leaf = self._verdicts.find(answers) or self._learn(self._verdicts, self._judge, bits)
        view = leaf.value
        decide = self._who_else if view.refused else partial(self._owed_by, view)
        return leaf, view.rests.find(self.rows.of(address)) or self._learn(view.rests, decide, bits)

    def _judge(self, flow: int) -> View:
        verdicts = judge_both(self._ours, self._promised, flow)
        refused = verdicts[0].outcome == "refused"
        own = verdicts[0].own
        said = own, tuple((one.outcome, one.clauses, one.missing, id(one.near)) for one in verdicts)
        if said not in self._said:
            rests = self._who_may if refused else self._owed.setdefault(own, Tree())
            near = tuple(self._nearness(one.near) if one.near else None for one in verdicts)
            self._said[said] = View(verdicts, own, rests, near)
        return self._said[said]

    def _nearness(self, norms: Compiled) -> Nearness:
        if id(norms) not in self._near:
            self._near[id(norms)] = Nearness(norms, self._action)
        return self._near[id(norms)]

    def _who_else(self, _flow: int) -> Rest:
        codes = self._ours, self._promised
        may = (role for role, they in self._in_the_place.items() if may_be_opened_by_both(*codes, they))
        return self._rest(tuple(may), ())

    def _owed_by(self, view: View, flow: int) -> Rest:
        return self._rest((), owed(self._ours, view.own, flow))

    def _rest(self, who_may: WhoMay, duties: Duties) -> Rest:
        return self._rests.setdefault((who_may, duties), Rest(who_may, duties))

    def _learn(self, tree: Tree[T], decide: Callable[[int], T], bits: int) -> Leaf[T]:
        """Has the engine decide a flow that writes down what it is asked."""
        self._record.begin(bits)
        leaf = Leaf(decide(self._flow), self._record.asked)
        if len(self.questions) > self.rows.known:
            self.rows = Rows(self.questions, self._action)
        self._record.renew()
        tree.file(leaf, self._record.answers)
        self.leaves += 1
        return leaf
