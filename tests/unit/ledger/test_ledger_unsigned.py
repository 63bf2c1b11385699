"""Entries that no checkpoint signed for in all the time in which they were written: checkpoints were taken away."""

from datetime import UTC, datetime, timedelta

import pytest
from ledger_cast import VERIFIER, MemoryLedger

from inconfidence.ledger.entry import Entry
from inconfidence.ledger.fsck import verify_ledger
from inconfidence.ledger.unsigned import LONGEST, MOST, SILENCE

START = datetime(2026, 11, 2, 9, tzinfo=UTC)
HOUR, MINUTE, DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)


class Charity(MemoryLedger):
    """One that writes in its ledger at times that the test chooses."""

    now = START

    def writes(self, entries: int, every: timedelta) -> None:
        for _ in range(entries):
            self.append(Entry(self.now, "system").to_bytes())
            self.now += every

    def silent(self, time: timedelta) -> None:
        self.now += time


@pytest.fixture
def charity() -> Charity:
    return Charity()


def found(ledger: MemoryLedger, *saved: bytes) -> list[tuple[str, int | None]]:
    return [(fault.code, fault.at) for fault in verify_ledger(ledger, VERIFIER, saved).faults]


def test_a_month_without_any_is_named(charity: Charity) -> None:
    charity.writes(30 * 24, HOUR)
    [fault] = verify_ledger(charity, VERIFIER).faults
    assert (fault.code, fault.at) == ("unsigned", 0)
    assert (
        "the 720 entries from 0 on while they were written, from 2026-11-02 to 2026-12-02" in fault.sentence
    )


def test_so_is_one_in_which_people_work_by_day(charity: Charity) -> None:
    """Whose nights and weekends are silences: their days count all the same."""
    for day in range(35):
        charity.now = START + day * DAY
        charity.writes(5 if day % 7 < 5 else 0, 2 * HOUR)
    assert found(charity) == [("unsigned", 0)]


def test_whoever_signs_again_afterwards_hides_nothing(charity: Charity) -> None:
    charity.writes(20, HOUR)
    charity.sign()
    charity.writes(200, HOUR)
    charity.sign()
    assert found(charity) == [("unsigned", 20)]


def test_each_stretch_is_named(charity: Charity) -> None:
    for _ in range(3):
        charity.writes(200, HOUR)
        charity.sign()
    assert found(charity) == [("unsigned", 0), ("unsigned", 200), ("unsigned", 400)]


@pytest.mark.parametrize(
    ("entries", "every"),
    [
        (MOST, DAY / 3),
        (MOST + 1, LONGEST / MOST),
        (5000, MINUTE / 2),
    ],
    ids=["few, in a month", "more, just as long as may be", "many, in two days"],
)
def test_what_comes_about_is_not_named(charity: Charity, entries: int, every: timedelta) -> None:
    charity.writes(entries, every)
    assert found(charity) == []


def test_one_more_is_named(charity: Charity) -> None:
    charity.writes(MOST + 2, LONGEST / MOST)
    assert found(charity) == [("unsigned", 0)]


@pytest.mark.parametrize("away", [SILENCE + MINUTE, 4 * DAY, 900 * DAY])
def test_a_charity_that_was_switched_off_is_not_accused(charity: Charity, away: timedelta) -> None:
    """The power went in the midst of a busy minute, before that was signed for."""
    charity.sign()
    charity.writes(150, timedelta(milliseconds=200))
    charity.silent(away)
    charity.writes(2, timedelta(seconds=1))
    charity.sign()
    charity.writes(3, HOUR)
    assert found(charity) == []


def test_nor_one_that_signs_once_a_day_and_was_switched_off_meanwhile(charity: Charity) -> None:
    charity.writes(300, 23 * HOUR / 300)
    charity.silent(5 * DAY)
    charity.writes(300, 23 * HOUR / 300)
    charity.sign()
    assert found(charity) == []


@pytest.mark.parametrize("step", [-400 * DAY, 400 * DAY])
def test_a_clock_that_was_set_accuses_nobody(charity: Charity, step: timedelta) -> None:
    for _ in range(5):
        charity.writes(60, MINUTE)
        charity.now += step
    assert found(charity) == []


def test_whoever_saved_a_checkpoint_has_settled_what_was_before(charity: Charity) -> None:
    charity.writes(200, HOUR)
    saved = charity.sign()
    assert found(charity) == [("unsigned", 0)]
    assert found(charity, saved) == []
    charity.writes(200, HOUR)
    assert found(charity, saved) == [("unsigned", 200)]
