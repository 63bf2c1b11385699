"""The decision table for the flows of one action: a front for the many, trees for all, the engine for the new."""

from collections import Counter
from threading import Lock
from typing import Final

from inconfidence.codex.deciding.action import of_action
from inconfidence.codex.deciding.compiler import Compiled
from inconfidence.codex.table.front import OPEN_REST, Front
from inconfidence.codex.table.views import Rest, Tell, Told, View, Views
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
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._views = Views(self._action, self._ours, self._promised)
        self._met = 0
        self._renew_at = _FIRST_RENEWAL
        self._turned_on: tuple[Counter[int], Counter[int]] = Counter(), Counter()
        # None where there are too many ways to know: then all go by the trees.
        self.front: Front | None = Front(self._views.questions, self._views.rows, 0, 0)

    def __len__(self) -> int:
        """How many classes the engine has decided."""
        return self._views.leaves

    def decide(self, flow: Flow) -> Decision:
        """Decides a flow by the trees."""
        found = self._views.known(flow.address)
        if found is None:
            with self._learning:
                found = self._views.found(flow.address, flow.bits)
        leaf, rest = found
        return self.told(leaf.value, rest.value, flow)

    def meet(self, flow: Flow) -> Decision:
        """Decides a flow on whose facts the front does not know enough, and keeps what turns on these alone."""
        with self._learning:
            front = self._renewed()
            if front is None:
                leaf, rest = self._views.found(flow.address, flow.bits)
                said = leaf.value, rest.value
            else:
                said = self._said_by(front, flow)
        return self.told(*said, flow)

    def _said_by(self, front: Front, flow: Flow) -> tuple[View, Rest]:
        """What is known at the end of a way that may be new, or is now."""
        views, rests = ends = front.ends(flow.address)
        *_, who, manner, _done = flow.address
        view, rest = views[who], rests[front.manners[manner]]
        if view is None or rest is None or rest is OPEN_REST or not view.refused:
            leaf, found = self._views.found(flow.address, flow.bits)
            self._count(leaf.asked, found.asked if leaf.value.refused else 0)
            front.keep(ends, flow.address, leaf, found)
            view, rest = leaf.value, found.value
        return view, rest

    def told(self, view: View, rest: Rest, flow: Flow) -> Decision:
        """What is told to the flows of a view, with this rest: by the nearest clauses if it is in their name."""
        told = view.told.get(rest) or self._told_in_a_name(view, rest, flow)
        return told[flow.already_public]

    def _told_in_a_name(self, view: View, rest: Rest, flow: Flow) -> Told:
        clauses = view.clauses(flow)
        by_rest = view.told_in_the_name(clauses, flow)
        if rest not in by_rest:
            said, public = (self._tell(view.verdicts, clauses, rest, public) for public in (False, True))
            by_rest[rest] = said, public
        return by_rest[rest]

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
            self.front = Front(self._views.questions, self._views.rows, of_views, of_rests)
        return self.front


def _enough(turned_on: Counter[int]) -> int:
    """The questions that are enough for nearly all who came by."""
    care, wanted = 0, turned_on.total() * _ENOUGH
    for asked, flows in turned_on.most_common():
        if wanted > 0:
            care |= asked
            wanted -= flows
    return care
