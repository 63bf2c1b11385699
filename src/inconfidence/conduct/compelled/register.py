"""The register of those who are called to give evidence: what is kept of those who work here lies in one cabinet."""

from operator import attrgetter

from inconfidence.conduct.cases.days import today
from inconfidence.conduct.cases.register import Register
from inconfidence.conduct.models import Summons


def _support_is_due(row: Summons) -> bool:
    return row.due_on is not None and row.due_on <= today()


SUMMONSES = Register(
    "summons",
    "E",
    Summons,
    "personnel",
    ("personnel",),
    clock=attrgetter("due_on", "id"),
    waits=_support_is_due,
    purpose="evidence",
    opens="responsible",
)
