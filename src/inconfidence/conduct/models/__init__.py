"""What is kept of each register in clear; what was said lies sealed in files of their own."""

from inconfidence.conduct.models.alerts import Alert, Letter
from inconfidence.conduct.models.breaches import Breach
from inconfidence.conduct.models.cases import Case, Handler
from inconfidence.conduct.models.certificates import Certificate
from inconfidence.conduct.models.grievances import Grievance, OwnCopy
from inconfidence.conduct.models.summonses import Summons

__all__ = [
    "Alert",
    "Breach",
    "Case",
    "Certificate",
    "Grievance",
    "Handler",
    "Letter",
    "OwnCopy",
    "Summons",
]
