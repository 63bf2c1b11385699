"""The time, as something that tests can set."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Gives the present moment."""

    def now(self) -> datetime:
        """The present, aware, in UTC."""
        ...


class SystemClock:
    """The machine's own clock, unless it is set: a demonstration lives through months in a second."""

    def __init__(self) -> None:
        self._set_to: datetime | None = None

    def now(self) -> datetime:
        """The present, aware, in UTC."""
        return self._set_to or datetime.now(UTC)

    @contextmanager
    def set_to(self, moment: datetime) -> Iterator[None]:
        """Inside, it is `moment` (aware) for everyone who asks this clock, in every thread."""
        before, self._set_to = self._set_to, moment.astimezone(UTC)
        try:
            yield
        finally:
            self._set_to = before
