"""The same thing done again and again on one day, told as one line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol, Self, TypeVar
from uuid import UUID

from django.utils import timezone


class Line(Protocol):
    """What a line of a history must say of itself to be told together with its neighbours."""

    @property
    def last(self) -> datetime:
        """When it was done, the last time."""
        ...

    @property
    def who(self) -> UUID | None:
        """By whom."""
        ...

    @property
    def what(self) -> object:
        """What was done: lines that are equal in this are one thing done again."""
        ...

    def again(self, earlier: Self) -> Self:
        """The line for this and for `earlier`."""
        ...


AnyLine = TypeVar("AnyLine", bound=Line)


def joined(lines: Iterable[AnyLine]) -> list[AnyLine]:
    """The lines, newest first: what somebody did several times on a day, with nobody else in between, as one."""
    told: list[AnyLine] = []
    for line in lines:
        place = _place_of_same(told, line)
        if place is None:
            told.append(line)
        else:
            told[place] = told[place].again(line)
    return told


def _place_of_same(told: list[AnyLine], line: AnyLine) -> int | None:
    for place in range(len(told) - 1, -1, -1):
        if told[place].who != line.who or _day(told[place]) != _day(line):
            return None
        if told[place].what == line.what:
            return place
    return None


def _day(line: Line) -> object:
    return timezone.localtime(line.last).date()
