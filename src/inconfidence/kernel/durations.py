"""How long a clock of a code runs: the durations of ISO 8601 that codes use, months by the calendar."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

_PARTS = re.compile(
    r"P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?)?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Duration:
    """So many calendar months, and so much time besides."""

    months: int
    besides: timedelta

    @classmethod
    def of(cls, text: str) -> Self:
        """From such as `PT24H`, `P30D` or `P1M`. Raises ValueError for anything else."""
        found = _PARTS.fullmatch(text)
        if not found:
            raise ValueError(f"`{text}` is no duration of ISO 8601: write it as in `PT24H` or `P1M`")
        years, months, weeks, days, hours, minutes = (int(part or 0) for part in found.groups())
        besides = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)
        return cls(12 * years + months, besides)

    def after(self, moment: datetime) -> datetime:
        """When it is over. A month from the 31st ends on the last day of the next one."""
        year, month = divmod(moment.year * 12 + moment.month - 1 + self.months, 12)
        day = min(moment.day, monthrange(year, month + 1)[1])
        return moment.replace(year=year, month=month + 1, day=day) + self.besides
