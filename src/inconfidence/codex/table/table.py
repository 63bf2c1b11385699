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
from inconfidence.codex.table.views import Tell
from inconfidence.flow import Decision, Flow
from inconfidence.flow.packing import BITS, GROUPS, combinations


class DecisionTable:
    """Decides flows under one code, or under two of which the second was promised: a table for each action."""

    def __init__(self, ours: Compiled, promised: Compiled | None, tell: Tell) -> None:
        tables = {bit: ActionTable(action, ours, promised, tell) for action, bit in BITS["action"].items()}
        # To each combination of what is read first: the table of its action.
        self._tables: Final = [
            next(table for bit, table in tables.items() if bit & words) for words in combinations(GROUPS[0])
        ]

    def __len__(self) -> int:
        """How many classes the engine has decided."""
        return sum(map(len, set(self._tables)))

    def decide(self, flow: Flow) -> Decision:
        """The decision on a flow. Written flat: it runs a million times a second."""
        kind, what, how, grounds, who, manner, _done = flow.address
        table = self._tables[kind]
        front = table.front
        if front is None:
            return table.decide(flow)
        try:
            views, rests = front.grounds[grounds][front.kinds[kind]][front.whats[what]][front.hows[how]]
            view, rest = views[who], rests[front.manners[manner]]
            if view.plain and (told := view.told.get(rest)):
                decision: Decision = told[flow.already_public]
                return decision
        except (KeyError, TypeError, AttributeError):
            # Nobody came this way yet.
            return table.meet(flow)
        if not view.refused or rest is OPEN_REST:
            # Its steps decide.
            return table.decide(flow)
        return table.meet(flow) if rest is None else table.told(view, rest, flow)
