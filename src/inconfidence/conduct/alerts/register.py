"""The register of whistle-blowing: apart from complaints, in a cabinet of its own, with the trustees alone."""

from operator import attrgetter

from inconfidence.conduct.cases.days import today
from inconfidence.conduct.cases.register import Register
from inconfidence.conduct.models import Alert


def is_late(row: Alert) -> bool:
    """Whether nobody has answered in time."""
    return row.awaits_answer and row.answer_by < today()


ALERTS = Register(
    "alert",
    "W",
    Alert,
    "whistleblowing",
    ("whistleblowing",),
    clock=attrgetter("answer_by", "reference"),
    is_late=is_late,
    unnamed=True,
)
