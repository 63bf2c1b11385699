"""What can be done about a check: verbs, keyword-only, each one passing of the gate."""

from inconfidence.conduct.certificates.actions.checking import check_correct, check_enter, check_newer
from inconfidence.conduct.certificates.actions.keeping import certificate_destroyed, certificate_keep

__all__ = [
    "certificate_destroyed",
    "certificate_keep",
    "check_correct",
    "check_enter",
    "check_newer",
]
