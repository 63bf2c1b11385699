"""The clock of a breach (law-fr/breach, law-uk/breach)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone

# From learning of it until the authority is told, or it is decided why not (GDPR, article 33).
TO_DECIDE = timedelta(hours=72)


def decide_by(noticed_on: date, reported_at: datetime) -> datetime:
    """Until when it must be decided whether the authority is told.

    The charity knew when one of its members did: of a day before the report nobody asks the hour, so it counts from
    its beginning.
    """
    if noticed_on >= timezone.localdate(reported_at):
        return reported_at + TO_DECIDE
    return timezone.make_aware(datetime.combine(noticed_on, time.min)) + TO_DECIDE
