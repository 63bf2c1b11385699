"""The day it is, for forms and clocks of all registers."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from inconfidence.charity.house import CLOCK


def today() -> date:
    """The day it is here, by the one clock."""
    return timezone.localdate(CLOCK.now())
