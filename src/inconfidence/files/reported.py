"""What the code in force has told to the safeguarding team, danger or not (cwc/report-to-safeguarding)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from inconfidence.charity.house import code_says
from inconfidence.flow import Flow
from inconfidence.web.forms import option

# No dangers: offered where the code in force has them told to the safeguarding team as well.
TO_REPORT = [
    ("illegal-act", _("Something against the law has been done")),
    (
        "offence",
        option(_("A crime has been committed"), _("Theft, fraud, forgery, trafficking or another one")),
    ),
    ("terrorism", _("It is about terrorism")),
    ("court-order", _("A court orders us to tell something")),
    ("legal-requirement", _("A law makes us tell something")),
]


def grounds_reported() -> frozenset[str]:
    """Of the grounds that are no danger, those that somebody who learns of one reports."""
    return frozenset(ground for ground, _said in TO_REPORT if _is_reported(ground))


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
