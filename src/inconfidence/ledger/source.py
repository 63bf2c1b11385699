"""The ports through which a stored ledger is read, wherever it is stored."""

from collections import deque
from collections.abc import Iterator
from typing import Protocol, runtime_checkable

Row = tuple[int, bytes, bytes]
"""An entry as it is stored: its index, its bytes, the leaf hash kept beside it."""


class LedgerSource(Protocol):
    """One charity's ledger, as it is stored. What it gives is not believed.

    INVARIANT: a source is one snapshot. What is appended while it is read does not show in it, so
    a database source reads inside one transaction that sees one state throughout.
    Any method may raise SourceBroken.
    """

    def origin(self) -> str:
        """The name of the log: the first line of its checkpoints."""
        ...

    def size(self) -> int:
        """How many entries the head says there are."""
        ...

    def head(self) -> bytes:
        """The stored frontier, as `Frontier.to_bytes` gave it."""
        ...

    def entries(self, start: int, end: int) -> Iterator[Row]:
        """The stored rows with start ≤ index < end, in the order of their index.

        Gives every row that is there, also beyond `size()`, and streams: it never holds them all.
        """
        ...

    def checkpoints(self) -> Iterator[bytes]:
        """Every checkpoint that was signed, as a note, oldest first."""
        ...


@runtime_checkable
class KeyedSource(Protocol):
    """A source that can say which keys its checkpoints are signed with."""

    def verifier_keys(self) -> tuple[str, ...]:
        """The log's public keys as people hand them on: Ed25519 first, then quantum-safe ones."""
        ...


@runtime_checkable
class LeafSource(Protocol):
    """A source that can give the hashes of leaves without their entries."""

    def leaf_hashes(self, start: int, end: int) -> Iterator[tuple[int, bytes]]:
        """(index, stored leaf hash) of each row with start ≤ index < end, in the order of the index."""
        ...


@runtime_checkable
class NewestSource(Protocol):
    """A source that finds its newest checkpoint without reading all others."""

    def newest(self) -> bytes | None:
        """The last checkpoint that was signed, as a note, unchecked; None where there is none."""
        ...


@runtime_checkable
class TileSource(Protocol):
    """A source that keeps hashes above the leaves, which must then be derived again as well."""

    def tile(self, level: int, index: int, width: int) -> bytes:
        """The stored tile. Raises SourceBroken where it is not there."""
        ...


@runtime_checkable
class FiledSource(Protocol):
    """A source that keeps, beside each entry, which file it is about: by that alone its readers find it."""

    def filed(self) -> Iterator[tuple[int, object]]:
        """(index, what stands beside the entry), in the order of the index.

        What stands there should be the file's UUID as 32 hexadecimal digits, or None; it may be anything.
        """
        ...


def newest_note(source: LedgerSource) -> bytes | None:
    """The last checkpoint that was signed, unchecked; None where there is none yet."""
    if isinstance(source, NewestSource):
        return source.newest()
    last = deque(source.checkpoints(), maxlen=1)
    return last[0] if last else None
