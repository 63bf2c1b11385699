"""The decision table for the flows of one action: a front for the many, trees for all, the engine for the new."""

from collections import Counter
from threading import Lock
from typing import Final, cast

from inconfidence.codex.deciding.action import of_action
from inconfidence.codex.deciding.compiler import Compiled
from inconfidence.codex.table.front import Front
from inconfidence.codex.table.rows import Rows
from inconfidence.codex.table.tree import Leaf
from inconfidence.codex.table.views import Found, Rest, Tell, Told, View, Views
from inconfidence.flow import Decision, Flow

# So many are kept at most; then the table begins anew.
_MOST_LEAVES: Final = 5_000
_MOST_KEPT: Final = 20_000
# The front is made for what most of those turned on who came by: first after so many.
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
        self._views = Views(self._ours, self._promised)
        self._rows = Rows(self._views.questions, self._action)
        self._met = 0
        self._renew_at = _FIRST_RENEWAL
        self._turned_on: tuple[Counter[int], Counter[int]] = Counter(), Counter()
        self.front = Front(self._rows, 0, 0)

    def __len__(self) -> int:
        """How many classes the engine has decided."""
        return self._views.leaves

    def meet(self, flow: Flow) -> Decision:
        """Decides a flow of which the front does not know enough, and keeps what was found for those like it."""
        with self._learning:
            leaf, rest = self._found(flow)
            decision = self._told(leaf.value, rest.value, flow)
            self._keep(flow, leaf, rest)
            return decision

    def _told(self, view: View, rest: Rest, flow: Flow) -> Decision:
        """What is told to the flows of a view, with this rest: by the nearest clauses if it is in their name."""
        known, key, named = view.told, cast(object, rest), view.clauses
        if view.near:
            key = named = view.near(flow.address, flow.bits)
            known = known.setdefault(rest, {})
        if key not in known:
            known[key] = (
                self._tell(view.verdicts, named, rest, False),
                self._tell(view.verdicts, named, rest, True),
            )
        told: Told = known[key]
        return told[flow.already_public]

    def _found(self, flow: Flow) -> Found:
        """The leaves of the trees for a flow."""
        if self._views.leaves >= _MOST_LEAVES:
            self._begin_anew()
        if self._rows.asked != self._views.questions.all:
            self._rows = Rows(self._views.questions, self._action)
        return self._views.found(flow.bits, self._rows.of(flow.address))

    def _keep(self, flow: Flow, leaf: Leaf[View], rest: Leaf[Rest]) -> None:
        """Keeps what was found in the front; where that is due, in another that asks what those so far turned on."""
        refused = leaf.value.refused
        of_view = leaf.asked if refused else leaf.asked | rest.asked
        self._count(of_view, rest.asked if refused else 0)
        front = self.front
        answers = front.rows.of(flow.address)
        if refused:
            front.keep_view(answers, of_view, leaf.value)
            front.keep_rest(answers, rest.asked, rest.value)
        else:
            front.keep_view(answers, of_view, leaf.value.told[rest.value])

    def _count(self, of_view: int, of_rest: int) -> None:
        """Takes note of what a flow turned on; each time that twice as many came by, the front is looked at."""
        facts = self._views.questions.of_facts
        self._turned_on[0][of_view & facts] += 1
        self._turned_on[1][of_rest & facts] += 1
        self._met += 1
        if self._met >= self._renew_at or len(self.front) >= _MOST_KEPT:
            self._renew_at = 2 * self._met
            self._renew()

    def _renew(self) -> None:
        """Another front where other questions are asked by now, or where this one is full."""
        self._rows = Rows(self._views.questions, self._action)
        of_views, of_rests = (max(counter, key=counter.__getitem__) for counter in self._turned_on)
        old = self.front
        known = (old.of_views, old.of_rests, old.rows.asked) == (of_views, of_rests, self._rows.asked)
        if not known or len(old) >= _MOST_KEPT:
            self.front = Front(self._rows, of_views, of_rests)
