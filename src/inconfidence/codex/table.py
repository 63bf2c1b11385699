"""The decision table of a code: each class of flows that no clause tells apart is decided once.

A flow is looked up by the numbers of its address. What the norms ask of each group of its words is worked out
beforehand as a bit mask over the conditions of the code; the masks taken together say which conditions hold for
the flow, and name its class. A class's row is filled when the first flow of it comes along, as a regular
expression builds its automaton, by the engine, which decides from the flow itself.

INVARIANT: two flows of one class get the same decision. Whatever is in doubt tells classes apart.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from inconfidence.codex.care import stakes
from inconfidence.codex.compiler import Compiled
from inconfidence.codex.conditions import Conditions
from inconfidence.codex.nearness import Key, Nearness
from inconfidence.flow import Decision, Flow

# So many rows are kept at most; then the table begins anew.
_MOST_ROWS = 200_000
_Row = int | tuple[int | Key, ...]


@dataclass(slots=True)
class Plan:
    """What the facts of a flow leave open: which steps matter, and whether the nearest clause is named."""

    care: int
    near: bool
    rows: dict[_Row, Decision] = field(default_factory=dict)


class DecisionTable:
    """Decides flows under one code, or under two of which one was promised."""

    def __init__(self, codes: Sequence[Compiled], decide: Callable[[int], Decision]) -> None:
        self._codes = codes
        self._decide = decide
        self._plans: dict[int, dict[int, Plan]] = {}
        self._filled = 0
        self._conditions = conditions = Conditions(codes)
        self._nearness = [Nearness(code, conditions) for code in codes]
        self._kinds, self._whats, self._whos, self._hows = conditions.facts
        self._grounds, self._more_grounds = conditions.grounds
        self._manners = conditions.manners
        self._done, self._more_done = conditions.done

    def decide(self, flow: Flow) -> Decision:
        """The decision on a flow, from its class. Written flat: it runs a million times a second."""
        kind, what, who, how, grounds, manner, done = flow.address
        carried = self._grounds[grounds & 255] | self._more_grounds[grounds >> 8]
        facts = self._kinds[kind] & self._whats[what] & self._hows[how] & carried
        try:
            plan = self._plans[facts][who]
        except KeyError:
            plan = self._new_plan(facts, who, flow.bits)
        steps = plan.care & (self._manners[manner] | self._done[done & 511] | self._more_done[done >> 9])
        row: _Row = steps
        if plan.near:
            holding = facts & self._whos[who]
            row = (steps, *[near.key(kind, what, who, how, carried, holding) for near in self._nearness])
        decision = plan.rows.get(row)
        return decision if decision is not None else self._new_row(plan, row, flow.bits)

    def __len__(self) -> int:
        """How many classes have been decided."""
        return self._filled

    def _new_plan(self, facts: int, who: int, bits: int) -> Plan:
        found = stakes(self._codes, bits)
        plan = Plan(self._conditions.care(found.masks), found.near)
        self._plans.setdefault(facts, {})[who] = plan
        return plan

    def _new_row(self, plan: Plan, row: _Row, bits: int) -> Decision:
        if self._filled >= _MOST_ROWS:
            self._plans.clear()
            self._filled = 0
        decision = plan.rows[row] = self._decide(bits)
        self._filled += 1
        return decision
