"""Keeps the promise: where another version was explained to the subject, the worse outcome holds."""

from inconfidence.codex.engine import Verdict
from inconfidence.codex.needs import missing
from inconfidence.flow import Outcome

_WORST_FIRST: tuple[Outcome, ...] = ("refused", "incomplete", "permitted")


def worse(ours: Verdict, promised: Verdict, bits: int) -> Verdict:
    """What holds of a flow under the code in force and the one promised: the needs of both are asked."""
    if "refused" in (ours.outcome, promised.outcome):
        return _refused(ours, promised)
    asked = (*ours.asked, *promised.asked)
    clauses = _joined(ours.clauses, promised.clauses)
    unmet = missing(asked, bits)
    if unmet is None:
        return Verdict("refused", clauses)
    return Verdict("incomplete" if unmet else "permitted", clauses, unmet, ours.duties, asked)


def _refused(ours: Verdict, promised: Verdict) -> Verdict:
    if ours.outcome == promised.outcome:
        return Verdict("refused", _joined(ours.clauses, promised.clauses))
    return min(ours, promised, key=lambda verdict: _WORST_FIRST.index(verdict.outcome))


def _joined(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    return (*ours, *(clause for clause in theirs if clause not in ours))
