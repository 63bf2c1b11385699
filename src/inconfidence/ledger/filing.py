"""Whether each entry is filed under the file that it is about: a reader would never find it otherwise."""

from collections.abc import Iterator
from uuid import UUID

from inconfidence.ledger.errors import SourceBroken
from inconfidence.ledger.report import Faults
from inconfidence.ledger.source import FiledSource


class FilingCheck:
    """Goes along beside the entries, in their order."""

    def __init__(self, source: FiledSource, faults: Faults) -> None:
        self._faults = faults
        self._filed = self._read(source)
        self._next = next(self._filed, None)

    def meet(self, index: int, file: UUID | None) -> None:
        """Compare where the entry is filed with `file`, which is what the entry itself says."""
        while self._next is not None and self._next[0] < index:
            self._next = next(self._filed, None)
        if self._next is None or self._next[0] != index:
            return  # out of reach: that has been named
        if self._next[1] != (None if file is None else file.hex):
            self._faults.add(
                "entry-filed", index, f"entry {index} is filed under another file than it is about"
            )

    def _read(self, source: FiledSource) -> Iterator[tuple[int, object]]:
        try:
            yield from source.filed()
        except SourceBroken as broken:
            self._faults.add("unreadable", broken.first, str(broken))
