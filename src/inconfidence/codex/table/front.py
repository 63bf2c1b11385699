"""The way from the facts of a flow to what is known of it, in steps from list to list.

Each step reads one group of words; what stands for the same answers is one. So the ways are few and soon known in
all their length, though hardly any two flows are alike.
"""

from collections.abc import Sequence
from typing import Any, Final

from inconfidence.codex.table.questions import Questions
from inconfidence.codex.table.rows import Rows
from inconfidence.codex.table.tree import Leaf, Tree
from inconfidence.codex.table.views import Rest, View
from inconfidence.flow.packing import Address

# Of flows whose steps decide what is said of them, or who else may. Nothing is told of these themselves.
OPEN_VIEW: Final = View((), (), Tree(), ())
OPEN_REST: Final = Rest()
# Leads on by the class of the next group of words; None where nobody went yet.
State = list[Any]
Ends = tuple[list[View | None], list[Rest | None]]
"""The views by the number of who, and who else may by the class of manner; None where it is not known."""


class Front:
    """Leads to views by the questions `of_views`, and to who else may by those `of_rests`.

    All of them are about facts, and those `of_rests` not about who acts: that is read last, for the view alone.
    """

    def __init__(self, questions: Questions, rows: Rows, of_views: int, of_rests: int) -> None:
        self.of_views: Final = of_views
        self.of_rests: Final = of_rests
        self.of_manner: Final = questions.of_manner
        self._rows = rows
        self._care = of_views | of_rests
        self.kinds, self._kinds_answer = _classes(rows.kinds, self._care)
        self.whats, self._whats_answer = _classes(rows.whats, self._care)
        self.hows, self._hows_answer = _classes(rows.hows, self._care)
        self.manners, self._manners_answer = _classes(rows.manners, self.of_manner)
        self.grounds: dict[int, State] = {}
        self._states: tuple[dict[int, State], ...] = {}, {}, {}
        self._views: dict[int, list[View | None]] = {}
        self._rests: dict[int, list[Rest | None]] = {}

    def __len__(self) -> int:
        """How many states there are."""
        return sum(map(len, (*self._states, self._views, self._rests)))

    def ends(self, address: Address) -> Ends:
        """The ends of the way of flows with these facts, to which the way is now there."""
        kind, what, how, grounds, *_ = address
        answers = self._rows.grounds[grounds] & self._care
        first = self.grounds[grounds] = self._state(0, answers, len(self._kinds_answer))
        answers |= self._kinds_answer[self.kinds[kind]]
        second = first[self.kinds[kind]] = self._state(1, answers, len(self._whats_answer))
        answers |= self._whats_answer[self.whats[what]]
        third = second[self.whats[what]] = self._state(2, answers, len(self._hows_answer))
        answers |= self._hows_answer[self.hows[how]]
        ends = third[self.hows[how]] = self._ends(answers)
        return ends

    def keep(self, ends: Ends, address: Address, leaf: Leaf[View], rest: Leaf[Rest]) -> None:
        """Keeps what was found of a flow for all that give the same answers to the questions it turns on."""
        views, rests = ends
        self._keep_view(views, address, leaf)
        manner = self.manners[address[5]]
        if not leaf.value.refused:
            return
        if not rest.asked & ~self.of_rests:
            rests[:] = [rest.value] * len(rests)
        elif rest.asked & ~(self.of_rests | self.of_manner):
            rests[manner] = OPEN_REST
        else:
            rests[manner] = rest.value

    def _keep_view(self, views: list[View | None], address: Address, leaf: Leaf[View]) -> None:
        rows = self._rows
        kind, what, how, grounds, who, *_ = address
        facts = rows.kinds[kind] | rows.whats[what] | rows.hows[how] | rows.grounds[grounds]
        asked = leaf.asked & self.of_views & ~facts
        view = OPEN_VIEW if leaf.asked & ~self.of_views else leaf.value
        answers = rows.whos[who] & asked
        for other, theirs in enumerate(rows.whos):
            if theirs & asked == answers:
                views[other] = view

    def _state(self, step: int, answers: int, width: int) -> State:
        found = self._states[step].get(answers)
        if found is None:
            found = self._states[step][answers] = [None] * width
        return found

    def _ends(self, answers: int) -> Ends:
        views, rests = self._views.get(answers & self.of_views), self._rests.get(answers & self.of_rests)
        if views is None:
            views = self._views[answers & self.of_views] = [None] * len(self._rows.whos)
        if rests is None:
            rests = self._rests[answers & self.of_rests] = [None] * len(self._manners_answer)
        return views, rests


def _classes(row: Sequence[int], care: int) -> tuple[list[int], list[int]]:
    """To each combination its class, those that answer alike being one; and to each class its answers."""
    found: dict[int, int] = {}
    return [found.setdefault(answers & care, len(found)) for answers in row], list(found)
