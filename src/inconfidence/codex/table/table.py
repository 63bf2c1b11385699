"""The decision table of a code: flows that the engine does not tell apart are decided once.

Where nobody with a flow's answers came by yet, the engine decides it while its questions are written down, much as
a regular expression builds its automaton. INVARIANT: each part of a decision is a function of the answers recorded
with it; so flows that are led to one decision are told just that by the engine. Whatever the fronts, the trees and
their sizes do can cost time, never another decision.
"""

from typing import Final

from inconfidence.codex.deciding.compiler import Compiled
from inconfidence.codex.table.action import ActionTable
from inconfidence.codex.table.front import OPEN_REST
from inconfidence.codex.table.views import NOTHING, Tell
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
        """The decision on a flow. Written flat: it runs a million times a second."""
        kind, what, how, grounds, who, manner, _done = flow.address
        table = self._tables[kind]
        if table is None:
            table = self._begin(flow.action)
        front = table.front
        if front is None:
            return table.decide(flow)
        try:
            views, rests = front.grounds[grounds][front.kinds[kind]][front.whats[what]][front.hows[how]]
            view, rest = views[who], rests[front.manners[manner]]
            if (near := view.nearest) is None:
                told = view.told.get(rest)
            else:
                far = (
                    near.kinds[kind]
                    + near.whats[what]
                    + near.hows[how]
                    + near.grounds[grounds]
                    + near.whos[who]
                )
                told = view.by_rows.get(far, NOTHING).get(rest)
        except (KeyError, TypeError, AttributeError):
            # Nobody came this way yet.
            return table.meet(flow)
        if told:
            decision: Decision = told[1] if flow.already_public else told[0]
            return decision
        if not view.refused or rest is OPEN_REST:
            # Its steps decide.
            return table.decide(flow)
        return table.meet(flow) if rest is None else table.told(view, rest, flow)
