"""The clock of a breach: 72 hours from the beginning of the day on which it was noticed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from inconfidence.conduct.breaches.deadlines import TO_DECIDE, decide_by


def local(*when: int) -> datetime:
    return timezone.make_aware(datetime(*when))


@pytest.fixture(autouse=True)
def paris():
    with timezone.override("Europe/Paris"):
        yield


def test_of_what_was_noticed_today_nobody_asks_the_hour():
    """Noticed after midnight and reported at night, nearly a day has gone."""
    assert decide_by(date(2026, 11, 22), local(2026, 11, 22, 23, 30)) == local(2026, 11, 25)
    assert decide_by(date(2026, 11, 20), local(2026, 11, 22, 23, 30)) == local(2026, 11, 23)


def test_a_day_to_come_is_today():
    assert decide_by(date(2026, 11, 24), local(2026, 11, 22, 9)) == local(2026, 11, 25)


@pytest.mark.parametrize(
    ("day", "ends"),
    [
        (date(2026, 3, 28), datetime(2026, 3, 30, 23, tzinfo=UTC)),
        (date(2026, 10, 24), datetime(2026, 10, 26, 22, tzinfo=UTC)),
    ],
)
def test_over_a_change_of_the_clock_it_is_72_hours_all_the_same(day, ends):
    begins = local(day.year, day.month, day.day)
    assert decide_by(day, begins + timedelta(hours=9)) == ends
    assert ends - begins.astimezone(UTC) == TO_DECIDE == timedelta(hours=72)
