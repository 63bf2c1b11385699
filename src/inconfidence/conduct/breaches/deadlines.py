"""The clocks of a breach: until the authority is decided on (law-fr/breach, law-uk/breach), and until it is dealt with
(csg06/breaches-serious, csf-2024/breaches-serious, csf-2012/trust)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from inconfidence.charity.house import CLOCK
from inconfidence.conduct.models import Breach

# From learning of it until the authority is told, or it is decided why not (GDPR, article 33).
TO_DECIDE = timedelta(hours=72)
# From the report until it is written down what came of it.
TO_FINISH = timedelta(days=30)


def decide_by(noticed_on: date, reported_at: datetime) -> datetime:
    """Until when it must be decided whether the authority is told, in UTC. A day to come counts as today.

    The charity knew when one of its members did: nobody asks the hour, so it counts from the day's beginning.
    """
    day = min(noticed_on, timezone.localdate(reported_at))
    began = timezone.make_aware(datetime.combine(day, time.min))
    # In UTC: by the clock on the wall, three days are an hour more or less when it is changed.
    return began.astimezone(UTC) + TO_DECIDE


def finish_by(row: Breach) -> datetime:
    """Until when it is dealt with: the end of that day, by the clock on the wall."""
    day = timezone.localdate(row.reported_at + TO_FINISH) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, time.min))


def is_late(row: Breach) -> bool:
    """Whether the authority was not decided on in time, or it was, and the breach is not dealt with in time."""
    until = row.decide_by if row.decided_at is None else finish_by(row)
    return row.closed_at is None and until < CLOCK.now()
