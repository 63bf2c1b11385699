"""The decision table for the flows of one action: a front for the many, trees for all, the engine for the new."""

from collections import Counter
from threading import Lock
from typing import Final

from inconfidence.codex.deciding.action import of_action
from inconfidence.codex.deciding.compiler import Compiled
from inconfidence.codex.deciding.engine import Verdict
from inconfidence.codex.table.front import OPEN_REST, Front
from inconfidence.codex.table.nearness import Nearness
from inconfidence.codex.table.rows import Rows
from inconfidence.codex.table.views import Clauses, Found, Rest, Tell, View, Views
from inconfidence.flow import Decision, Flow

# So many are kept at most; then the table begins anew.
_MOST_LEAVES: Final = 5_000
_MOST_STATES: Final = 4_000
# The front is made for so large a part of those who came by, and first after so many.
_ENOUGH: Final = 0.99
_FIRST_RENEWAL: Final = 16


class ActionTable:
    """Decides the flows of one action under one code, or under two of which the second was promised."""

    def __init__(self, action: str, ours: Compiled, promised: Compiled | None, tell: Tell) -> None:
        self._action = action
        self._ours = of_action(ours, action)
        self._promised = of_action(promised, action) if promised else None
        self._tell = tell
        self._learning = Lock()
        self._near_ours = Nearness(self._ours)
        self._near_promised = Nearness(self._promised) if self._promised else self._near_ours
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._views = Views(self._ours, self._promised)
        self._rows = Rows(self._views.questions)
        self._met = 0
        self._renew_at = _FIRST_RENEWAL
        self._turned_on: tuple[Counter[int], Counter[int]] = Counter(), Counter()
        # None where there are too many ways to know: then all go by the trees.
        self.front: Front | None = Front(self._views.questions, self._action, 0, 0)

    def __len__(self) -> int:
        """How many classes the engine has decided."""
        return self._views.leaves

    def decide(self, flow: Flow) -> Decision:
        """Decides a flow by the trees."""
        with self._learning:
            leaf, rest = self._found(flow)
            return self.told(leaf.value, rest.value, flow)

    def meet(self, flow: Flow) -> Decision:
        """Decides a flow on whose facts the front does not know enough, and keeps what turns on these alone."""
        with self._learning:
            front = self._renewed()
            if front is not None and (known := self._known(front, flow)):
                return known
            leaf, rest = self._found(flow)
            if front is not None:
                self._count(leaf.asked, rest.asked if leaf.value.refused else 0)
                front.keep(flow.address, leaf, rest)
            return self.told(leaf.value, rest.value, flow)

    def told(self, view: View, rest: Rest, flow: Flow) -> Decision:
        """What is told to the flows of a view, with this rest: by the nearest clauses if it is in their name."""
        named = self._named(view, flow) if view.near else ()
        key = (rest, named) if view.near else rest
        told = view.told.get(key)
        if told is None:
            clauses = named or tuple(dict.fromkeys(self._named(view, flow)))
            told = view.told[key] = (
                self._tell(view.verdicts, clauses, rest, False),
                self._tell(view.verdicts, clauses, rest, True),
            )
        return told[flow.already_public]

    def _known(self, front: Front, flow: Flow) -> Decision | None:
        """The decision, where only the way to it was new."""
        views, rests = front.meet(flow.address)
        view, rest = views[flow.address[4]], rests[front.manners[flow.address[5]]]
        if view is None or rest is None or rest is OPEN_REST or not view.refused:
            return None
        return self.told(view, rest, flow)

    def _found(self, flow: Flow) -> Found:
        """The leaves of the trees for a flow."""
        questions = self._views.questions
        known = len(questions)
        found = self._views.found(flow.bits, self._rows.of(flow.address, flow.bits))
        if len(questions) > known:
            self._rows = Rows(questions)
        return found

    def _named(self, view: View, flow: Flow) -> Clauses:
        """The clauses of the verdicts, those included that are only the nearest."""
        if len(view.verdicts) == 1 and view.near:
            return self._nearest(view.verdicts[0]).clauses(flow.address, flow.bits)
        named: Clauses = ()
        for verdict in view.verdicts:
            near = (
                self._nearest(verdict).clauses(flow.address, flow.bits) if verdict.near else verdict.clauses
            )
            named += near
        return named

    def _nearest(self, verdict: Verdict) -> Nearness:
        return self._near_ours if verdict.near is self._ours else self._near_promised

    def _count(self, view: int, rest: int) -> None:
        """Takes note of what a flow turned on, as far as a front could ask it."""
        questions = self._views.questions
        if not view & ~questions.of_facts:
            self._turned_on[0][view] += 1
        if not rest & ~(questions.of_facts_but_who | questions.of_manner):
            self._turned_on[1][rest & questions.of_facts_but_who] += 1
        self._met += 1

    def _renewed(self) -> Front | None:
        """The front; another one each time that four times as many came by, and all anew where all is too large."""
        if self._views.leaves >= _MOST_LEAVES:
            self._begin_anew()
        elif self.front is not None and len(self.front) >= _MOST_STATES:
            self.front = None
        elif self.front is not None and self._met >= self._renew_at:
            self._renew_at *= 4
            of_views, of_rests = (_enough(counter) for counter in self._turned_on)
            self.front = Front(self._views.questions, self._action, of_views, of_rests)
        return self.front


def _enough(turned_on: Counter[int]) -> int:
    """The questions that are enough for nearly all who came by."""
    care, wanted = 0, turned_on.total() * _ENOUGH
    for asked, flows in turned_on.most_common():
        if wanted > 0:
            care |= asked
            wanted -= flows
    return care
