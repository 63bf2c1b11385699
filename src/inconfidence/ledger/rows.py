"""Reads the stored entries in their order, and names what is missing, twice, or out of reach."""

from collections.abc import Iterator

from inconfidence.ledger.errors import SourceBroken
from inconfidence.ledger.report import Faults
from inconfidence.ledger.source import LedgerSource, Row


class RowReader:
    """Gives each stored row once, in order; a jump in their indexes was written down as a fault."""

    def __init__(self, source: LedgerSource, size: int, faults: Faults) -> None:
        self._source, self._size, self._faults = source, size, faults
        self._next = 0

    def rows(self) -> Iterator[Row]:
        """The rows before `size`, going on after each stretch that cannot be read."""
        while True:
            try:
                # One more than there should be, so that what hides behind the head is seen.
                for row in self._source.entries(self._next, self._size + 1):
                    if self._is_next(row[0]):
                        yield row
                self._missing_before(self._size)
                return
            except SourceBroken as broken:
                self._faults.add("unreadable", broken.first, str(broken))
                if broken.resume is None or broken.resume <= self._next:
                    return
                self._next = broken.resume

    def _is_next(self, index: int) -> bool:
        if index >= self._size:
            self._faults.add(
                "entry-beyond-head",
                index,
                f"entry {index} is stored, but the head counts {self._size} entries",
            )
            return False
        if index < self._next:
            self._faults.add("entry-order", index, f"entry {index} comes again, or too late")
            return False
        self._missing_before(index)
        self._next = index + 1
        return True

    def _missing_before(self, index: int) -> None:
        first, last = self._next, index - 1
        if first == last:
            self._faults.add("entry-missing", first, f"entry {first} is missing")
        elif first < last:
            self._faults.add("entry-missing", first, f"entries {first} to {last} are missing")
