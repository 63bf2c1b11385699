"""The way from the facts of a flow to what is known of it, in steps from list to list.

Each step reads one group of words; what stands for the same answers is one. So the ways are few and soon known in
all their length, though hardly any two flows are alike.
"""

from collections.abc import Sequence
from typing import Any, Final

from inconfidence.codex.table.questions import Questions, at_their_bits
from inconfidence.codex.table.tree import Leaf, Tree
from inconfidence.codex.table.views import Rest, View
from inconfidence.flow.packing import BITS, GROUPS, Address, combinations

_KINDS, _WHATS, _HOWS, _WHOS, _MANNERS = (combinations(GROUPS[place]) for place in (0, 1, 2, 4, 5))

# Of flows whose steps decide what is said of them, or who else may. Such a view is not refused.
OPEN_VIEW: Final = View((), (), Tree())
OPEN_REST: Final = Rest()
# Leads on by the class of the next group of words; None where nobody went yet.
State = list[Any]
Ends = tuple[list[View | None], list[Rest | None]]
"""The views by the number of who, and who else may by the class of manner; None where it is not known."""


class Front:
    """Leads to views by the questions `of_views`, and to who else may by those `of_rests`.

    All of them are about facts, and those `of_rests` not about who acts: that is read last, for the view alone.
    """

    def __init__(self, questions: Questions, action: str, of_views: int, of_rests: int) -> None:
        self.of_views: Final = of_views
        self.of_rests: Final = of_rests
        self.of_manner: Final = questions.of_manner
        self._questions = questions
        self._care = of_views | of_rests
        of_action = [words if words & BITS["action"][action] else 0 for words in _KINDS]
        self.kinds, self._kinds_answer = self._classes(of_action, self._care)
        self.whats, self._whats_answer = self._classes(_WHATS, self._care)
        self.hows, self._hows_answer = self._classes(_HOWS, self._care)
        self.manners, self._manners_answer = self._classes(_MANNERS, self.of_manner)
        self.grounds: dict[int, State] = {}
        self._states: dict[tuple[int, int], State] = {}
        self._views: dict[int, list[View | None]] = {}
        self._rests: dict[int, list[Rest | None]] = {}

    def __len__(self) -> int:
        """How many states there are."""
        return len(self._states) + len(self._views) + len(self._rests)

    def _classes(self, combinations: Sequence[int], care: int) -> tuple[list[int], list[int]]:
        """To each combination its class, those that answer alike being one; and to each class its answers."""
        found: dict[int, int] = {}
        answers = (self._questions.of_words(words) & care for words in combinations)
        return [found.setdefault(answer, len(found)) for answer in answers], list(found)

    def keep(self, address: Address, leaf: Leaf[View], rest: Leaf[Rest]) -> None:
        """Keeps what was found of a flow for all that give the same answers to the questions it turns on."""
        views, rests = self.meet(address)
        *_, who, manner, _done = address
        views[who] = OPEN_VIEW if leaf.asked & ~self.of_views else leaf.value
        if not leaf.value.refused:
            return
        if rest.asked & ~self.of_rests:
            settled = not rest.asked & ~(self.of_rests | self.of_manner)
            rests[self.manners[manner]] = rest.value if settled else OPEN_REST
        else:
            rests[:] = [rest.value] * len(rests)

    def meet(self, address: Address) -> Ends:
        """The ends of the way of flows with these facts, to which the way is now there."""
        kind, what, how, grounds, *_ = address
        answers = self._questions.of_grounds(at_their_bits(grounds)) & self._care
        first = self.grounds[grounds] = self._state(0, answers, len(self._kinds_answer))
        answers |= self._kinds_answer[self.kinds[kind]]
        second = first[self.kinds[kind]] = self._state(1, answers, len(self._whats_answer))
        answers |= self._whats_answer[self.whats[what]]
        third = second[self.whats[what]] = self._state(2, answers, len(self._hows_answer))
        answers |= self._hows_answer[self.hows[how]]
        ends = third[self.hows[how]] = self._ends(answers)
        return ends

    def _state(self, step: int, answers: int, width: int) -> State:
        if (step, answers) not in self._states:
            self._states[step, answers] = [None] * width
        return self._states[step, answers]

    def _ends(self, answers: int) -> Ends:
        views = self._views.setdefault(answers & self.of_views, [None] * len(_WHOS))
        rests = self._rests.setdefault(answers & self.of_rests, [None] * len(self._manners_answer))
        return views, rests
