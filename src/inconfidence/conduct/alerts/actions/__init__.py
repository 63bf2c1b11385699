"""What can be done about the report of a wrong: by whoever reports it, and by those who deal with it."""

from inconfidence.conduct.alerts.actions.reporting import alert_report, letter_add
from inconfidence.conduct.alerts.actions.steps import (
    alert_answer,
    alert_close,
    alert_step,
    alert_take_on,
)

__all__ = ["alert_answer", "alert_close", "alert_report", "alert_step", "alert_take_on", "letter_add"]
