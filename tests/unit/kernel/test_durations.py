"""Clocks of the codes: hours and days by the clock, months by the calendar."""

from datetime import UTC, datetime

import pytest

from inconfidence.codex import bundled_ids, load
from inconfidence.kernel.durations import Duration

NEW_YEAR_S_EVE = datetime(2027, 12, 31, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("duration", "over"),
    [
        ("PT1H", datetime(2027, 12, 31, 23, 30, tzinfo=UTC)),
        ("PT24H", datetime(2028, 1, 1, 22, 30, tzinfo=UTC)),
        ("P30D", datetime(2028, 1, 30, 22, 30, tzinfo=UTC)),
        ("P1M", datetime(2028, 1, 31, 22, 30, tzinfo=UTC)),
        ("P2M", datetime(2028, 2, 29, 22, 30, tzinfo=UTC)),
        ("P6M", datetime(2028, 6, 30, 22, 30, tzinfo=UTC)),
        ("P1Y1W", datetime(2029, 1, 7, 22, 30, tzinfo=UTC)),
        ("PT90M", datetime(2028, 1, 1, 0, 0, tzinfo=UTC)),
    ],
)
def test_a_clock_runs_out(duration: str, over: datetime) -> None:
    assert Duration.of(duration).after(NEW_YEAR_S_EVE) == over


@pytest.mark.parametrize("wrong", ["", "P", "PT", "1M", "P1", "P-1D", "P1.5D", "P1S", "P1D ", "P１D"])
def test_what_is_no_duration_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="is no duration"):
        Duration.of(wrong)


@pytest.mark.parametrize("id", [*bundled_ids(), *bundled_ids("law")])
def test_every_clock_of_the_codes_is_one(id: str) -> None:
    for duty in load(id).compiled.duties:
        assert duty.within is None or Duration.of(duty.within)
