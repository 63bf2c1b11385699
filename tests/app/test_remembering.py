"""The cast that is remembered is the cast that came: the same rows, and none where anything happened in between."""

from datetime import timedelta

import pytest

from inconfidence.charity.house import CLOCK
from tests.app import remembering
from tests.app.remembering import Walk

STEPS = ("house under csf-2024", "Heron joins", "Marigold is told")


@pytest.mark.parametrize("time", ["at first", "again"])
def test_the_rows_are_those_after_the_steps(house, heron, marigold, time):
    assert remembering._every_row() == remembering._REMEMBERED[STEPS].rows
    house.note(heron, marigold)


def test_whoever_wrote_in_between_takes_the_step_really(house, walk: Walk):
    house.invite("Kite", "listener")
    assert walk.take("Heron joins", lambda: "really") == "really"
    assert walk.take("Robin joins", lambda: "really as well") == "really as well"


def test_at_another_time_it_is_really_taken(house, walk: Walk):
    with CLOCK.set_to(CLOCK.now() + timedelta(days=1)):
        assert walk.take("Heron joins", lambda: "really") == "really"


def test_what_stands_there_already_is_walked_away_from(house):
    assert Walk().take("house under csf-2024", lambda: "really") == "really"
