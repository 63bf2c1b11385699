"""Entries that were never signed for while they were written, though they took longer than that can come about.

Whoever takes checkpoints away leaves entries that nothing protects; the next checkpoint would sign for them as they are
then. `serve` signs within a minute, a timer that runs `tick` once a day: what they leave unsigned is few, or of two
days.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from inconfidence.ledger.report import Faults

MOST = 100
"""Entries. So many may go without a signature, however long they take."""
LONGEST = timedelta(days=2)
"""So long entries may go without one, however many there are."""
SILENCE = timedelta(hours=12)
"""Longer than this without any entry does not count: nothing may have run, and nothing was there to be signed."""


def many(entries: int) -> bool:
    """Whether so many are worth a look at how long they took."""
    return entries > MOST


class Unsigned:
    """Told of the entries in their order, and of each size that was signed for; names the stretches between that cannot
    have come about. Entries before `settled` are left out: somebody has kept elsewhere what was signed for them."""

    def __init__(self, faults: Faults, settled: int = 0) -> None:
        self._faults, self._settled = faults, settled
        self._stretch: _Stretch | None = None

    def meet(self, index: int, at: datetime) -> None:
        """The entry at `index` was written at this moment."""
        if self._stretch is not None:
            self._stretch.go_on(at)
        elif index >= self._settled:
            self._stretch = _Stretch(index, at, at)

    def signed(self) -> None:
        """What was met until now is signed for from here on, or it is the end."""
        stretch, self._stretch = self._stretch, None
        if stretch and many(stretch.entries) and stretch.time > LONGEST:
            self._faults.add("unsigned", stretch.first, stretch.sentence)


@dataclass(slots=True)
class _Stretch:
    """Entries one after another, from the `first` on; `time` is without silences."""

    first: int
    since: datetime
    last: datetime
    entries: int = 1
    time: timedelta = timedelta(0)

    def go_on(self, at: datetime) -> None:
        step = at - self.last
        if timedelta(0) < step <= SILENCE:
            self.time += step
        self.last, self.entries = at, self.entries + 1

    @property
    def sentence(self) -> str:
        which = f"the {self.entries} entries from {self.first} on"
        when = f"while they were written, from {self.since:%Y-%m-%d} to {self.last:%Y-%m-%d}"
        why = "checkpoints were taken away, or neither `inconfidence serve` nor `inconfidence tick` ran"
        return f"no checkpoint signed for {which} {when}: {why}"
