"""Compares the tiles that a source keeps above the leaves with those that its entries give."""

from inconfidence.ledger.errors import SourceBroken
from inconfidence.ledger.hashing import HASH_SIZE
from inconfidence.ledger.report import Faults
from inconfidence.ledger.source import TileSource
from inconfidence.ledger.tiles import HEIGHT, Tile, TileBuilder, tile_path


class TileCheck:
    """Derives each tile while the entries go by. Leaves themselves are compared with their entries."""

    def __init__(self, source: TileSource, faults: Faults) -> None:
        self._source, self._faults = source, faults
        self._builder = TileBuilder()
        self._size = 0
        self._doubted: list[int] = []

    def append(self, leaf_hash: bytes, doubtful: bool) -> None:
        """Take in the next leaf. One in doubt was reported already, and spoils all hashes over it."""
        if doubtful:
            self._doubted.append(self._size)
        self._size += 1
        for tile in self._builder.append(leaf_hash):
            self._compare(tile)

    def finish(self) -> None:
        """Compare the tiles that are not full."""
        for tile in self._builder.rest():
            self._compare(tile)

    def _compare(self, tile: Tile) -> None:
        level, index, derived = tile
        if level == 0:
            return
        width = len(derived) // HASH_SIZE
        path = tile_path(level, index, width)
        try:
            stored = self._source.tile(level, index, width)
        except SourceBroken as broken:
            self._faults.add("tile", None, str(broken))
            return
        if len(stored) != len(derived):
            self._faults.add("tile", None, f"`{path}` does not hold {width} hashes")
            return
        for at in range(0, len(derived), HASH_SIZE):
            if derived[at : at + HASH_SIZE] != stored[at : at + HASH_SIZE]:
                self._report(path, level, index, at // HASH_SIZE)

    def _report(self, path: str, level: int, index: int, place: int) -> None:
        span = 1 << HEIGHT * level
        start = (index * (1 << HEIGHT) + place) * span
        if not any(start <= leaf < start + span for leaf in self._doubted):
            entries = f"{start} to {start + span - 1}"
            self._faults.add("tile", start, f"hash {place} of `{path}` is not that of entries {entries}")
