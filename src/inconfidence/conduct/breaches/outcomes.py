"""Which outcomes of a breach can be chosen."""

from __future__ import annotations

from inconfidence.charity.house import code_in_force
from inconfidence.store.models import Member


def not_offered(who: Member | None) -> frozenset[str]:
    """Dismissal where no clause of the code in force speaks of it (cwc/gross-misconduct) or there is nobody to
    dismiss any more, and legal action against somebody who is still with us (cwc/unauthorised-access)."""
    left_out = set()
    if not any(clause.endswith("/gross-misconduct") for clause in code_in_force().clauses):
        left_out.add("dismissal")
    if who is not None:
        left_out.add("dismissal" if who.state == Member.State.LEFT else "legal")
    return frozenset(left_out)
