"""The clock of a breach: 72 hours from the beginning of the day on which it was noticed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone, translation

from inconfidence.charity.house import CLOCK
from inconfidence.conduct.breaches.deadlines import TO_DECIDE, decide_by, finish_by, is_late
from inconfidence.conduct.models import Breach
from inconfidence.conduct.templatetags.conduct import until


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


@pytest.mark.parametrize(
    ("lang", "moment", "told"),
    [
        ("en", (2026, 11, 24), "the end of Monday 23 November"),
        ("fr", (2026, 11, 24), "la fin du lundi 23 novembre"),
        ("fr", (2026, 5, 2), "la fin du vendredi 1er mai"),
        ("en", (2026, 10, 26, 23), "Monday 26 October, 23:00"),
        ("fr", (2026, 10, 26, 23), "le lundi 26 octobre, 23:00"),
    ],
)
def test_a_midnight_is_told_as_the_end_of_the_day_before(lang, moment, told):
    with translation.override(lang):
        assert until(local(*moment)) == told


def test_a_breach_that_was_decided_on_still_has_a_day_until_which_it_is_dealt_with():
    row = Breach(reported_at=local(2026, 3, 1, 10), decide_by=local(2026, 3, 4), decided_at=local(2026, 3, 2))
    assert finish_by(row) == local(2026, 4, 1)
    with CLOCK.set_to(local(2026, 3, 31, 23)):
        assert not is_late(row)
    with CLOCK.set_to(local(2026, 4, 1, 1)):
        assert is_late(row)
        row.closed_at = local(2026, 4, 1)
        assert not is_late(row)
