"""Keeps the promise: where another version was explained to the subject, the worse outcome holds."""

from inconfidence.codex.deciding.compiler import Compiled
from inconfidence.codex.deciding.engine import Verdict, judge, law_compels, may_be_opened
from inconfidence.codex.deciding.needs import missing

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
    return refusals or (_together(here, there, bits),)


def may_be_opened_by_both(ours: Compiled, promised: Compiled | None, bits: int) -> bool:
    """Whether neither refuses, nor both together; where a law compels, the code in force alone."""
    if promised is None or law_compels(ours, bits):
        return may_be_opened(ours, bits)
    return judge_both(ours, promised, bits)[0].outcome != "refused"


def _together(ours: Verdict, promised: Verdict, bits: int) -> Verdict:
    """Of two that do not refuse: the needs of both are asked."""
    clauses = (*ours.clauses, *(clause for clause in promised.clauses if clause not in ours.clauses))
    unmet = missing((*ours.asked, *promised.asked), bits)
    if unmet is None:
        return Verdict("refused", clauses)
    return Verdict("incomplete" if unmet else "permitted", clauses, unmet)
