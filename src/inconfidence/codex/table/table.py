"""The decision table of a code: flows that the engine does not tell apart are decided once.

Where nobody with a flow's answers came by yet, the engine decides it while its questions are written down, much as
a regular expression builds its automaton. INVARIANT: each part of a decision is a function of the answers recorded
with it; so flows that are led to one decision are told just that by the engine. Whatever the front, the trees and
their sizes do can cost time, never another decision.
"""

from collections import Counter
from collections.abc import Callable
from threading import Lock
from typing import Final

from inconfidence.codex.deciding.compiler import Compiled
from inconfidence.codex.deciding.promise import Verdicts
from inconfidence.codex.table.front import OPEN_REST, Front
from inconfidence.codex.table.nearness import Nearness
from inconfidence.codex.table.tree import Leaf
from inconfidence.codex.table.views import Rest, View, Views
from inconfidence.flow import Decision, Flow
from inconfidence.flow.packing import BITS

Clauses = tuple[str, ...]
Tell = Callable[[Verdicts, Clauses, Rest, bool], Decision]
"""Tells the verdicts with their clauses, the rest, and whether it was public already."""
_PUBLIC: Final = BITS["already_public"]["true"]
# So many are kept at most; then the table begins anew.
_MOST_LEAVES: Final = 30_000
_MOST_STATES: Final = 30_000
# The front is made for so large a part of those who came by, and first after so many.
_ENOUGH: Final = 0.99
_FIRST_RENEWAL: Final = 16


class DecisionTable:
    """Decides flows under one code, or under two of which the second was promised."""

    def __init__(
        self, ours: Compiled, promised: Compiled | None, nearest: Callable[[Compiled], Nearness], tell: Tell
    ) -> None:
        self._codes = ours, promised
        self._nearest = nearest
        self._tell = tell
        self._learning = Lock()
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._views = Views(*self._codes)
        self._front = Front(self._views.questions, 0, 0)
        self._met = 0
        self._renew_at = _FIRST_RENEWAL
        self._turned_on: tuple[Counter[int], Counter[int]] = Counter(), Counter()

    def __len__(self) -> int:
        """How many classes the engine has decided."""
        return self._views.leaves

    def decide(self, flow: Flow) -> Decision:
        """The decision on a flow. Written flat: it runs a million times a second."""
        kind, what, how, grounds, who, manner, _done = flow.address
        front = self._front
        try:
            views, rests = front.grounds[grounds][front.kinds[kind]][front.whats[what]][front.hows[how]]
            view, rest = views[who], rests[front.manners[manner]]
            if view.plain and (told := view.told.get(rest)):
                decision: Decision = told[flow.already_public]
                return decision
        except (KeyError, TypeError, AttributeError):
            # Nobody came this way yet.
            return self._meet(flow)
        if not view.refused or rest is OPEN_REST:
            # Its steps decide.
            with self._learning:
                return self._decide(flow)[2]
        return self._meet(flow) if rest is None else self._told(view, rest, flow.bits)

    def _meet(self, flow: Flow) -> Decision:
        """Decides a flow on whose facts the front does not know enough, and keeps what turns on these alone."""
        with self._learning:
            self._renew()
            if known := self._known(flow):
                return known
            leaf, rest, decision = self._decide(flow)
            self._count(leaf.asked, rest.asked if leaf.value.refused else 0)
            self._front.keep(flow.address, leaf, rest)
            return decision

    def _known(self, flow: Flow) -> Decision | None:
        """The decision, where only the way to it was new."""
        views, rests = self._front.meet(flow.address)
        view, rest = views[flow.address[4]], rests[self._front.manners[flow.address[5]]]
        if view is None or rest is None or rest is OPEN_REST or not view.refused:
            return None
        return self._told(view, rest, flow.bits)

    def _decide(self, flow: Flow) -> tuple[Leaf[View], Leaf[Rest], Decision]:
        """The decision by the trees, with the leaves where it was found."""
        bits, views = flow.bits, self._views
        answers = views.questions.of_address(flow.address)
        leaf = views.view(bits, answers)
        view = leaf.value
        rest = views.who_may(bits, answers) if view.refused else views.owed(view, bits, answers)
        return leaf, rest, self._told(view, rest.value, bits)

    def _told(self, view: View, rest: Rest, bits: int) -> Decision:
        """What is told to the flows of a view, with this rest: by the nearest clauses if it is in their name."""
        named = self._named(view, bits) if view.near else ()
        key = (rest, named) if view.near else rest
        told = view.told.get(key)
        if told is None:
            clauses = tuple(dict.fromkeys(named or self._named(view, bits)))
            told = view.told[key] = (
                self._tell(view.verdicts, clauses, rest, False),
                self._tell(view.verdicts, clauses, rest, True),
            )
        return told[bits & _PUBLIC != 0]

    def _named(self, view: View, bits: int) -> Clauses:
        """The clauses of the verdicts, those included that are only the nearest."""
        if len(view.verdicts) == 1 and (near := view.verdicts[0].near):
            return self._nearest(near).clauses(bits)
        named: Clauses = ()
        for verdict in view.verdicts:
            named += self._nearest(verdict.near).clauses(bits) if verdict.near else verdict.clauses
        return named

    def _count(self, view: int, rest: int) -> None:
        """Takes note of what a flow turned on, as far as a front could ask it."""
        questions = self._views.questions
        if not view & ~questions.of_facts:
            self._turned_on[0][view] += 1
        if not rest & ~(questions.of_facts_but_who | questions.of_manner):
            self._turned_on[1][rest & questions.of_facts_but_who] += 1
        self._met += 1

    def _renew(self) -> None:
        """Makes the front anew each time that four times as many came by; all of it, once it is too large."""
        if self._views.leaves >= _MOST_LEAVES or len(self._front) >= _MOST_STATES:
            self._begin_anew()
        elif self._met >= self._renew_at:
            self._renew_at *= 4
            of_views, of_rests = (_enough(counter) for counter in self._turned_on)
            self._front = Front(self._views.questions, of_views, of_rests)


def _enough(turned_on: Counter[int]) -> int:
    """The questions that are enough for nearly all who came by."""
    care, wanted = 0, turned_on.total() * _ENOUGH
    for asked, flows in turned_on.most_common():
        if wanted > 0:
            care |= asked
            wanted -= flows
    return care
