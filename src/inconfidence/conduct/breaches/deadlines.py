"""The clock of a breach (law-fr/breach, law-uk/breach)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from inconfidence.charity.house import CLOCK
from inconfidence.conduct.models import Breach

# From learning of it until the authority is told, or it is decided why not (GDPR, article 33).
TO_DECIDE = timedelta(hours=72)


def decide_by(noticed_on: date, reported_at: datetime) -> datetime:
    """Until when it must be decided whether the authority is told, in UTC. A day to come counts as today.

    The charity knew when one of its members did: nobody asks the hour, so it counts from the day's beginning.
    """
    day = min(noticed_on, timezone.localdate(reported_at))
    began = timezone.make_aware(datetime.combine(day, time.min))
    # In UTC: by the clock on the wall, three days are an hour more or less when it is changed.
    return began.astimezone(UTC) + TO_DECIDE


def is_late(row: Breach) -> bool:
    """Whether nobody has decided in time."""
    return row.decided_at is None and row.decide_by < CLOCK.now()
