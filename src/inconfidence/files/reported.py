"""What the code in force has told to the safeguarding team, danger or not (cwc/report-to-safeguarding)."""

from __future__ import annotations

from inconfidence.charity.house import code_says
from inconfidence.files.forms import TO_REPORT
from inconfidence.flow import Flow


def grounds_reported() -> frozenset[str]:
    """Of the grounds that are no danger, those that somebody who learns of one reports."""
    return frozenset(ground for ground, _words in TO_REPORT if _is_reported(ground))


def _is_reported(ground: str) -> bool:
    written = Flow.of(
        action="record",
        actor="listener",
        relation="supporting",
        subject="client",
        information="support",
        purpose="safeguarding",
        grounds=frozenset({ground}),
    )
    return "report-to-safeguarding" in {duty.duty for duty in code_says(written).duties}
