"""The cast that is remembered is the cast that came: the same rows, and none where anything happened in between."""

from datetime import date, timedelta

import pytest

from inconfidence.charity.house import CLOCK
from tests.app import remembering
from tests.app.remembering import Walk

STEPS = ("house under csf-2024", "Heron joins", "Marigold is told")


def test_the_rows_are_those_after_the_steps_however_often_they_are_taken(house, heron, marigold):
    after = remembering._REMEMBERED[remembering.beginning() + STEPS].rows
    assert remembering._every_row() == after
    house.note(heron, marigold)
    now = remembering._every_row()
    assert now != after
    remembering._put(now, {model: set() for model in now})
    walk = Walk()
    for step in STEPS:
        walk.take(step, lambda: pytest.fail("it is remembered"))
    assert remembering._every_row() == after
    house.note(heron, marigold)


def test_what_was_done_yesterday_is_done_anew(house, walk: Walk, monkeypatch):
    yesterday = (date.today() - timedelta(days=1)).isoformat()
    remembered = {(yesterday, *steps[1:]): taken for steps, taken in remembering._REMEMBERED.items()}
    monkeypatch.setattr(remembering, "_REMEMBERED", remembered)
    assert walk.take("Heron joins", lambda: "really") == "really"


def test_whoever_wrote_in_between_takes_the_step_really(house, walk: Walk):
    house.invite("Kite", "listener")
    assert walk.take("Heron joins", lambda: "really") == "really"
    assert walk.take("Robin joins", lambda: "really as well") == "really as well"


def test_at_another_time_it_is_really_taken(house, walk: Walk):
    with CLOCK.set_to(CLOCK.now() + timedelta(days=1)):
        assert walk.take("Heron joins", lambda: "really") == "really"


def test_what_stands_there_already_is_walked_away_from(house):
    assert Walk().take("house under csf-2024", lambda: "really") == "really"
