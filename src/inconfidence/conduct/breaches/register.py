"""The register of breaches: what each is, in the words of the vocabulary, and where it can lie."""

from inconfidence.conduct.cases.register import Register
from inconfidence.conduct.models import Breach

BREACHES = Register("breach", "B", Breach, "complaint", ("grievance", "whistleblowing"))
