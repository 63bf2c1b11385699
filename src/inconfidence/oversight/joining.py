"""The same thing done again and again on one day, told as one line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol, Self, TypeVar

from django.utils import timezone


class Line(Protocol):
    """What a line of a history must say of itself to be told together with its neighbours."""

    @property
    def last(self) -> datetime:
        """When it was done, the last time."""
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
    """The lines, newest first, with neighbours that say the same of the same day as one."""
    told: list[AnyLine] = []
    for line in lines:
        if told and told[-1].what == line.what and _day(told[-1]) == _day(line):
            told[-1] = told[-1].again(line)
        else:
            told.append(line)
    return told


def _day(line: Line) -> object:
    return timezone.localtime(line.last).date()
