"""The decision table of a code: each class of flows that no clause tells apart is decided once.

A flow is looked up by the numbers of its address. What the norms ask of each group of its words is worked out
beforehand as a bit mask over the conditions of the code; the masks taken together say which conditions hold for
the flow, and name its class. A class's row is filled when the first flow of it comes along, as a regular
expression builds its automaton, by the engine, which decides from the flow itself.

INVARIANT: two flows of one class get the same decision. Whatever is in doubt tells classes apart.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from inconfidence.codex.care import Stakes, stakes
from inconfidence.codex.compiler import Compiled
from inconfidence.codex.conditions import Conditions
from inconfidence.codex.engine import Verdict
from inconfidence.codex.nearness import Key, Nearness
from inconfidence.codex.roles import ROLES, actor_of, as_role, number_of_role, relation_of
from inconfidence.flow import Decision, Flow

# So many rows are kept at most; then the table begins anew.
_MOST_ROWS = 200_000
_Row = int | tuple[int, *tuple[Key, ...]]
_WhoMay = tuple[str, ...]


@dataclass(slots=True)
class View:
    """The flows for which the same conditions hold: what they turn on, and the verdicts found so far."""

    stakes: Stakes
    care: int
    verdicts: dict[_Row, Verdict] = field(default_factory=dict)


@dataclass(slots=True)
class Others:
    """Who else may, of flows that differ in the actor alone: what it turns on, and what was found so far."""

    care: int
    views: dict[str, View]
    who_may: dict[int, _WhoMay] = field(default_factory=dict)


@dataclass(slots=True)
class Plan:
    """What the facts of a flow leave open: which steps matter, and whether the nearest clause is named."""

    care: int
    near: bool
    view: View
    others: Others | None
    rows: dict[_Row, Decision] = field(default_factory=dict)


class DecisionTable:
    """Decides flows under one code, or under two of which one was promised.

    `judge` gives the verdict on a packed flow; `tell` makes the decision of a verdict and of who else may.
    """

    def __init__(
        self,
        codes: Sequence[Compiled],
        judge: Callable[[int], Verdict],
        tell: Callable[[Verdict, _WhoMay, int], Decision],
    ) -> None:
        self._codes = codes
        self._judge = judge
        self._tell = tell
        self._conditions = conditions = Conditions(codes)
        self._nearness = [Nearness(code, conditions) for code in codes]
        self._kinds, self._whats, self._whos, self._hows = conditions.facts
        self._grounds, self._more_grounds = conditions.grounds
        self._manners = conditions.manners
        self._done, self._more_done = conditions.done
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._plans: dict[int, dict[int, Plan]] = {}
        self._views: dict[tuple[int, int], View] = {}
        self._others: dict[tuple[int, int], Others] = {}
        self._filled = 0

    def __len__(self) -> int:
        """How many classes have been decided."""
        return self._filled

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
        return decision if decision is not None else self._new_row(plan, row, steps, flow.bits)

    def _new_plan(self, facts: int, who: int, bits: int) -> Plan:
        if self._filled >= _MOST_ROWS:
            self._begin_anew()
        view = self._view(facts, who, bits)
        others = None if view.stakes.open else self._those_who_may(facts, relation_of(who), bits)
        care = view.care | (others.care if others else 0)
        plan = Plan(care, view.stakes.near, view, others)
        self._plans.setdefault(facts, {})[who] = plan
        return plan

    def _new_row(self, plan: Plan, row: _Row, steps: int, bits: int) -> Decision:
        verdict = self._verdict(plan.view, row, bits)
        who_may: _WhoMay = ()
        if verdict.outcome == "refused" and plan.others:
            who_may = self._who_may(plan.others, steps, bits)
        decision = plan.rows[row] = self._tell(verdict, who_may, bits)
        self._filled += 1
        return decision

    def _view(self, facts: int, who: int, bits: int) -> View:
        # Duties may be the actor's, so no two actors share a view.
        key = facts & self._whos[who], actor_of(who)
        view = self._views.get(key)
        if view is None:
            found = stakes(self._codes, bits)
            view = self._views[key] = View(found, self._conditions.care(found.masks))
        return view

    def _verdict(self, view: View, row: _Row, bits: int) -> Verdict:
        """The verdict on the flows of a row, which may care for more than the view does."""
        own = (row[0] & view.care, *row[1:]) if isinstance(row, tuple) else row & view.care
        verdict = view.verdicts.get(own)
        if verdict is None:
            verdict = view.verdicts[own] = self._judge(bits)
        return verdict

    def _those_who_may(self, facts: int, relation: int, bits: int) -> Others:
        others = self._others.get((facts, relation))
        if others is None:
            views = {
                role: self._view(facts, number_of_role(role, relation), as_role(bits, role)) for role in ROLES
            }
            care = 0
            for view in views.values():
                care |= 0 if view.stakes.open or view.stakes.shut else view.care
            others = self._others[facts, relation] = Others(care, views)
        return others

    def _who_may(self, others: Others, steps: int, bits: int) -> _WhoMay:
        own = steps & others.care
        found = others.who_may.get(own)
        if found is None:
            found = others.who_may[own] = tuple(role for role in ROLES if self._may(role, others, own, bits))
        return found

    def _may(self, role: str, others: Others, steps: int, bits: int) -> bool:
        view = others.views[role]
        if view.stakes.open or view.stakes.shut:
            return view.stakes.open
        return self._verdict(view, steps, as_role(bits, role)).outcome != "refused"
