"""The register of grievances. They are the manager's, and the trustees' where the manager is complained of."""

from inconfidence.conduct.cases.register import Register
from inconfidence.conduct.models import Grievance

GRIEVANCES = Register("grievance", "G", Grievance, "complaint", ("grievance", "whistleblowing"))
