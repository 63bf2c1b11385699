"""The decision table of a code: flows that the engine does not tell apart are decided once.

Where nobody with a flow's answers came by yet, the engine decides it while its questions are written down, much as
a regular expression builds its automaton. INVARIANT: each part of a decision is a function of the answers recorded
with it; so flows that are led to one decision are told just that by the engine. Whatever the fronts, the trees and
their sizes do can cost time, never another decision.
"""

from typing import Final

from inconfidence.codex.deciding.compiler import Compiled
from inconfidence.codex.table.action import ActionTable
from inconfidence.codex.table.front import Fork
from inconfidence.codex.table.rows import HALF, LOW
from inconfidence.codex.table.views import Tell, View
from inconfidence.flow import Decision, Flow
from inconfidence.flow.packing import BITS, GROUPS, combinations

# The numbers of the combinations that each action is in.
_OF_ACTION: Final = {
    action: [number for number, words in enumerate(combinations(GROUPS[0])) if words & bit]
    for action, bit in BITS["action"].items()
}


class DecisionTable:
    """Decides flows under one code, or under two of which the second was promised: a table for each action."""

    def __init__(self, ours: Compiled, promised: Compiled | None, tell: Tell) -> None:
        self._codes = ours, promised
        self._tell = tell
        self.by_action: Final[dict[str, ActionTable]] = {}
        # To each combination of what is read first: the table of its action, once that is begun.
        self._tables: list[ActionTable | None] = [None] * sum(map(len, _OF_ACTION.values()))

    def __len__(self) -> int:
        """How many classes the engine has decided."""
        return sum(map(len, self.by_action.values()))

    def _begin(self, action: str) -> ActionTable:
        table = self.by_action.setdefault(action, ActionTable(action, *self._codes, self._tell))
        for number in _OF_ACTION[action]:
            self._tables[number] = table
        return table

    def decide(self, flow: Flow) -> Decision:
        """The decision on a flow. Written flat: every flow goes through it."""
        kind, what, how, grounds, who, manner, done = flow.address
        table = self._tables[kind]
        if table is None:
            table = self._begin(flow.action)
        front = table.front
        rows = front.rows
        reasons = rows.grounds.get(grounds)
        if reasons is None:
            reasons = rows.of_grounds(grounds)
        answers = rows.kinds[kind] | rows.whats[what] | rows.hows[how] | rows.whos[who] | reasons
        view = front.views.get(answers & front.of_views)
        rest = front.rests.get(answers & front.of_rests)
        if type(view) is Fork or type(rest) is Fork:
            answers |= rows.manners[manner] | rows.low[done & LOW] | rows.high[done >> HALF]
            while type(view) is Fork:
                view = view.known.get(answers & view.care)
            while type(rest) is Fork:
                rest = rest.known.get(answers & rest.care)
        told = view
        if type(view) is View:
            told = view.told.get(rest)
            if told and view.near:
                told = told.get(view.near(flow.address, flow.bits))
        # Where it is None, nobody came this way yet.
        decision: Decision = told[flow.already_public] if told else table.meet(flow)
        return decision
