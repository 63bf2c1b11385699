"""Every register of cases."""

from typing import Any

from inconfidence.conduct.breaches.register import BREACHES
from inconfidence.conduct.cases.register import Register

REGISTERS: tuple[Register[Any], ...] = (BREACHES,)
