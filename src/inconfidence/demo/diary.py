"""Months of a charity's life, lived in a moment: every page of the diary at its own time, in order."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import groupby

from inconfidence.charity.house import CLOCK

Happening = Callable[[], object]


class Diary:
    """What happens when. Written in any order, lived in the order of the days."""

    def __init__(self, today: datetime, chance: random.Random) -> None:
        self.today = today
        self.chance = chance
        self._pages: list[tuple[datetime, int, Happening]] = []

    def moment(self, days_ago: float) -> datetime:
        """A working hour on that day; never later than now."""
        day = (self.today - timedelta(days=days_ago)).replace(hour=0, minute=0, second=0, microsecond=0)
        at = day + timedelta(hours=9, seconds=self.chance.randrange(9 * 3600))
        return min(at, self.today - timedelta(minutes=self.chance.randrange(1, 30)))

    def write(self, when: datetime, happening: Happening) -> None:
        """Adds a page. Of two at one moment, the one that was written first comes first."""
        self._pages.append((when, len(self._pages), happening))

    def live(self, after_each_day: Callable[[datetime], object]) -> None:
        """Lives through every page, the house's clock set to each; `after_each_day` is told the moment that its last
        one was."""
        pages = sorted(self._pages, key=lambda page: page[:2])
        for _day, of_one_day in groupby(pages, key=lambda page: page[0].date()):
            for when, _, happening in of_one_day:
                with CLOCK.set_to(when):
                    happening()
            with CLOCK.set_to(when):
                after_each_day(when)
        self._pages.clear()
