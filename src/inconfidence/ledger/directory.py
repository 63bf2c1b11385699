"""A ledger that lies in a directory as an export wrote it: C2SP tlog-tiles, and every checkpoint."""

from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import count
from pathlib import Path

from inconfidence.ledger.checkpoint import Checkpoint
from inconfidence.ledger.entry import MAX_ENTRY
from inconfidence.ledger.errors import CheckpointBroken, NoteBroken, SourceBroken, TileBroken
from inconfidence.ledger.frontier import Frontier
from inconfidence.ledger.hashes import TreeHashes
from inconfidence.ledger.hashing import HASH_SIZE
from inconfidence.ledger.note import MAX_NOTE, parse_note
from inconfidence.ledger.source import Row
from inconfidence.ledger.tiles import (
    WIDTH,
    bundle_path,
    bundle_width,
    decode_bundle,
    number_path,
    split_tile,
    tile_path,
)

CHECKPOINT = "checkpoint"
MAX_BUNDLE = WIDTH * (MAX_ENTRY + 2)


def history_path(number: int) -> str:
    """Where the checkpoint that was signed as the number-th, from 0, is kept."""
    return f"checkpoints/{number_path(number)}"


def read_unchecked(note: bytes) -> Checkpoint:
    """What a note says, whoever signed it. Raises CheckpointBroken."""
    try:
        return Checkpoint.from_text(parse_note(note).text)
    except NoteBroken as broken:
        raise CheckpointBroken(str(broken)) from broken


class DirectorySource:
    """Reads an exported ledger; a LedgerSource and a TileSource."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def origin(self) -> str:
        """The origin that the newest checkpoint names."""
        return self._newest.origin

    def size(self) -> int:
        """The size of the newest checkpoint: an export holds no entry that is not signed for."""
        return self._newest.size

    def head(self) -> bytes:
        """The frontier that the stored tiles give."""
        size = self.size()
        try:
            return Frontier.at(size, TreeHashes(self.tile, size)).to_bytes()
        except TileBroken as broken:
            raise SourceBroken(f"a tile at the right edge of the tree is broken: {broken}") from broken

    def entries(self, start: int, end: int) -> Iterator[Row]:
        """The rows, bundle by bundle. Raises SourceBroken at a bundle, and can resume after it."""
        size = self.size()
        for bundle in range(start // WIDTH, -(-min(end, size) // WIDTH)):
            first = bundle * WIDTH
            rows = self._rows(bundle, bundle_width(bundle, size))
            yield from (row for row in rows if start <= row[0] < end)
            start = max(start, first + WIDTH)

    def checkpoints(self) -> Iterator[bytes]:
        """The kept checkpoints, then `checkpoint` itself where it is not the last of them."""
        last = b""
        for number in range(self._kept):
            last = self._read(history_path(number), MAX_NOTE)
            yield last
        newest = self._read(CHECKPOINT, MAX_NOTE)
        if newest != last:
            yield newest
            raise SourceBroken(
                f"`{CHECKPOINT}` is not the last of the {self._kept} in `checkpoints`: "
                "one was changed, or some are missing"
            )

    def newest(self) -> bytes | None:
        """What lies there as `checkpoint`."""
        return self._read(CHECKPOINT, MAX_NOTE)

    def tile(self, level: int, index: int, width: int) -> bytes:
        """The stored tile of hashes."""
        return self._read(tile_path(level, index, width), width * HASH_SIZE)

    @cached_property
    def _kept(self) -> int:
        """How many checkpoints are kept beside the newest."""
        return next(n for n in count() if not (self._directory / history_path(n)).exists())

    @cached_property
    def _newest(self) -> Checkpoint:
        """What the newest checkpoint says. It is kept twice; where the two differ, the shorter counts,
        so that a size which was made up does not send the reader after entries that never were.
        """
        copies, faults = [], []
        for path in {CHECKPOINT, history_path(max(0, self._kept - 1))}:
            try:
                copies.append(read_unchecked(self._read(path, MAX_NOTE)))
            except (CheckpointBroken, SourceBroken) as broken:
                faults.append(broken)
        if not copies:
            raise SourceBroken(f"`{CHECKPOINT}` cannot be read: {faults[0]}")
        return min(copies, key=lambda checkpoint: checkpoint.size)

    def _rows(self, bundle: int, width: int) -> Iterator[Row]:
        first = bundle * WIDTH
        try:
            entries = self._parts(bundle_path(bundle, width), MAX_BUNDLE, decode_bundle, width)
            hashes = self._parts(tile_path(0, bundle, width), width * HASH_SIZE, split_tile, width)
        except SourceBroken as broken:
            which = f"entries {first} to {first + width - 1} are out of reach"
            raise SourceBroken(f"{which}: {broken}", first, first + WIDTH) from broken
        return zip(range(first, first + width), entries, hashes, strict=True)

    def _parts(
        self, path: str, limit: int, split: Callable[[bytes, int], list[bytes]], n: int
    ) -> list[bytes]:
        try:
            return split(self._read(path, limit), n)
        except TileBroken as broken:
            raise SourceBroken(f"`{path}`: {broken}") from broken

    def _read(self, path: str, limit: int) -> bytes:
        try:
            with (self._directory / path).open("rb") as file:
                # One byte more than can be right: whoever takes it apart sees that it is too long.
                return file.read(limit + 1)
        except OSError as fault:
            reason = "is not there" if isinstance(fault, FileNotFoundError) else "cannot be read"
            raise SourceBroken(f"`{path}` {reason}") from fault
