"""What can be done about a breach: verbs, keyword-only, each one passing of the gate."""

from inconfidence.conduct.breaches.actions.evidence import evidence_attach
from inconfidence.conduct.breaches.actions.proceedings import proceedings_record
from inconfidence.conduct.breaches.actions.reporting import breach_report
from inconfidence.conduct.breaches.actions.steps import breach_close, breach_step, breach_take_on, who_name

__all__ = [
    "breach_close",
    "breach_report",
    "breach_step",
    "breach_take_on",
    "evidence_attach",
    "proceedings_record",
    "who_name",
]
