"""The register of whistle-blowing: apart from complaints, in a cabinet of its own, with the trustees alone."""

from inconfidence.conduct.cases.register import Register
from inconfidence.conduct.models import Alert

ALERTS = Register("alert", "W", Alert, "whistleblowing", ("whistleblowing",), unnamed=True)
