"""What can be done about a grievance: verbs, keyword-only, each one passing of the gate."""

from inconfidence.conduct.grievances.actions.raising import grievance_raise
from inconfidence.conduct.grievances.actions.steps import (
    grievance_close,
    grievance_decide,
    grievance_step,
    grievance_take_on,
)

__all__ = [
    "grievance_close",
    "grievance_decide",
    "grievance_raise",
    "grievance_step",
    "grievance_take_on",
]
