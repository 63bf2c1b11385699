"""The register of those who are called to give evidence: what is kept of those who work here lies in one cabinet."""

from inconfidence.conduct.cases.register import Register
from inconfidence.conduct.models import Summons

SUMMONSES = Register(
    "summons", "E", Summons, "personnel", ("personnel",), purpose="evidence", opens="responsible"
)
