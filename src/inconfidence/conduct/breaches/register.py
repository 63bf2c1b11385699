"""The register of breaches: what each is, in the words of the vocabulary, and where it can lie."""

from operator import attrgetter

from inconfidence.conduct.breaches.deadlines import is_late
from inconfidence.conduct.cases.register import Register
from inconfidence.conduct.models import Breach

BREACHES = Register(
    "breach",
    "B",
    Breach,
    "complaint",
    ("grievance", "whistleblowing"),
    clock=attrgetter("decide_by"),
    is_late=is_late,
)
