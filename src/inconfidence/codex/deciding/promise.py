"""Keeps the promise: where another version was explained to the subject, the worse outcome holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from inconfidence.codex.deciding.compiler import Compiled
from inconfidence.codex.deciding.engine import Verdict, Way, covered, judge, law_compels, may_be_opened
from inconfidence.codex.deciding.needs import CompiledNeed, missing
from inconfidence.flow import Need, Outcome

Verdicts = tuple[Verdict, ...]


def judge_both(ours: Compiled, promised: Compiled | None, bits: int) -> Verdicts:
    """What holds under the code in force and the one promised: one verdict, or two where both refuse.

    Without duties. Where a law compels, what was promised is not asked.
    """
    here = judge(ours, bits)
    if promised is None or law_compels(ours, bits):
        return (here,)
    there = judge(promised, bits)
    refusals = tuple(verdict for verdict in (here, there) if verdict.outcome == "refused")
    return refusals or (_Both(ours, promised, bits).together(here, there),)


def may_be_opened_by_both(ours: Compiled, promised: Compiled | None, bits: int) -> bool:
    """Whether neither refuses, nor both together; where a law compels, the code in force alone."""
    if promised is None or law_compels(ours, bits):
        return may_be_opened(ours, bits)
    return judge_both(ours, promised, bits)[0].outcome != "refused"


def in_order_of_both(ours: Compiled, promised: Compiled, clauses: Iterable[str]) -> tuple[str, ...]:
    """The clauses, each once: those of the two codes themselves before those of what they build on."""
    return tuple(sorted(set(clauses), key=lambda clause: _place(ours, promised, clause)))


def _place(ours: Compiled, promised: Compiled, clause: str) -> tuple[int, int]:
    """Our own, the promised code's own, then what ours builds on, then what only the promised one does."""
    here, there = ours.order.get(clause, ours.own), promised.order.get(clause, promised.own)
    if here < ours.own:
        return 0, here
    if there < promised.own:
        return 1, there
    return (2, here) if clause in ours.order else (3, there)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A way of each code, and what the two miss together."""

    ours: Way
    promised: Way
    missing: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class _Both:
    """One flow under two codes, neither of which refuses it."""

    ours: Compiled
    promised: Compiled
    bits: int

    def together(self, here: Verdict, there: Verdict) -> Verdict:
        """The needs of both are asked: those of the two ways that miss fewest together, then first in the codes.

        What is nearest under each alone need not be so together: one step may be asked by both.
        """
        nearest = self._nearest(here.ways, there.ways)
        if nearest is None:
            return Verdict("refused", self._in_order((*here.clauses, *there.clauses)))
        unmet = nearest.missing
        enough = (*unmet, *nearest.ours.missing, *nearest.promised.missing)
        would = [way.permit.clause for way in (*here.ways, *there.ways) if covered(way.missing, enough)]
        outcome: Outcome = "incomplete" if unmet else "permitted"
        return Verdict(outcome, self._in_order(would), unmet, own=nearest.ours.missing)

    def _nearest(self, ours: tuple[Way, ...], promised: tuple[Way, ...]) -> _Pair | None:
        found: _Pair | None = None
        for here, there in product(ours, promised):
            pair = self._pair(here, there)
            if pair and (found is None or len(pair.missing) < len(found.missing)):
                found = pair
            # Were there two ways that miss nothing, they would be the first pair: less than one cannot come.
            if found and len(found.missing) <= 1:
                break
        return found

    def _pair(self, here: Way, there: Way) -> _Pair | None:
        def place(need: CompiledNeed) -> tuple[int, int]:
            return _place(self.ours, self.promised, need.clause)

        unmet = missing(sorted((*here.asked, *there.asked), key=place), self.bits)
        return None if unmet is None else _Pair(here, there, unmet)

    def _in_order(self, clauses: Iterable[str]) -> tuple[str, ...]:
        return in_order_of_both(self.ours, self.promised, clauses)
