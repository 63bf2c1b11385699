"""The register of grievances. They are the manager's, and the trustees' where the manager is complained of."""

from operator import attrgetter

from inconfidence.charity.house import CLOCK
from inconfidence.conduct.cases.register import Register
from inconfidence.conduct.models import Grievance


def is_late(row: Grievance) -> bool:
    """Whether nobody has told them in time that it has come."""
    return row.acknowledged_at is None and row.acknowledge_by < CLOCK.now()


GRIEVANCES = Register(
    "grievance",
    "G",
    Grievance,
    "complaint",
    ("grievance", "whistleblowing"),
    clock=attrgetter("raised_at"),
    is_late=is_late,
)
