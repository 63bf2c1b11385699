"""Every register of cases."""

from typing import Any

from inconfidence.conduct.alerts.register import ALERTS
from inconfidence.conduct.breaches.register import BREACHES
from inconfidence.conduct.cases.register import Register
from inconfidence.conduct.compelled.register import SUMMONSES
from inconfidence.conduct.grievances.register import GRIEVANCES

REGISTERS: tuple[Register[Any], ...] = (BREACHES, GRIEVANCES, ALERTS, SUMMONSES)
