"""The hashes of a stored tree, as proofs ask for them: from its tiles, each read and hashed up once."""

from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache

from inconfidence.ledger.errors import ProofBroken, TileBroken
from inconfidence.ledger.hashing import HASH_SIZE, row_above
from inconfidence.ledger.proofs import Tree
from inconfidence.ledger.source import LeafSource, LedgerSource, TileSource
from inconfidence.ledger.tiles import HEIGHT, WIDTH, TileBuilder, bundle_width, tile_path

ReadTile = Callable[[int, int, int], bytes]
"""Gives the bytes of the tile with this level, index and width."""

KEPT = 4096
"""So many tiles are kept, those used last: 64 MiB at most, and all that a million entries have."""


class TreeHashes:
    """A `HashAt` of the tree of the first `size` leaves. What it gives is not believed: proofs are verified.

    A whole tile never changes, and the tree's right edge is that of one size: so each is read once. Raises
    TileBroken, which names the tile, and what `read_tile` raises.
    """

    def __init__(self, read_tile: ReadTile, size: int, kept: int = KEPT) -> None:
        self._read_tile, self._size = read_tile, size
        self._rows = lru_cache(maxsize=kept)(self._read_rows)

    def __call__(self, level: int, index: int) -> bytes:
        """The hash of leaves [index·2ˡᵉᵛᵉˡ, (index+1)·2ˡᵉᵛᵉˡ)."""
        height = level % HEIGHT
        row = self._rows(level // HEIGHT, index >> HEIGHT - height)[height]
        at = index % (WIDTH >> height) * HASH_SIZE
        return row[at : at + HASH_SIZE]

    def _read_rows(self, level: int, tile: int) -> list[bytes]:
        """The tile's own hashes, and above them a row for each height that is in it."""
        width = bundle_width(tile, self._size >> HEIGHT * level)
        row = self._read_tile(level, tile, width)
        if len(row) != width * HASH_SIZE:
            raise TileBroken(f"`{tile_path(level, tile, width)}` does not hold {width} hashes")
        rows = [row]
        for _ in range(1, HEIGHT):
            rows.append(row_above(rows[-1]))
        return rows


def tree_of(source: LedgerSource, size: int) -> Tree:
    """The tree of a ledger's first `size` entries, wherever it is stored."""
    tiles = source if isinstance(source, TileSource) else DerivedTiles(source, size)
    return Tree(size, TreeHashes(tiles.tile, size))


class DerivedTiles:
    """The tiles of a source that keeps leaf hashes alone: those above are derived in one pass, and kept.

    They are a 256th of the leaves: 125 KB for a million entries. Raises ProofBroken where a leaf is missing.
    """

    def __init__(self, source: LedgerSource, size: int) -> None:
        self._source, self._size = source, size

    def tile(self, level: int, index: int, width: int) -> bytes:
        """The tile. One of leaves is read again whenever it is asked for."""
        if level:
            return self._above[level, index]
        start = index * WIDTH
        return b"".join(leaves_of(self._source, start, start + width))

    @cached_property
    def _above(self) -> dict[tuple[int, int], bytes]:
        builder, found = TileBuilder(), list[tuple[int, int, bytes]]()
        for leaf in leaves_of(self._source, 0, self._size):
            found += [tile for tile in builder.append(leaf) if tile[0]]
        return {(level, index): data for level, index, data in [*found, *builder.rest()]}


def leaves_of(source: LedgerSource, start: int, end: int) -> Iterator[bytes]:
    """The stored leaf hashes of these entries. Raises ProofBroken where one is missing."""
    if isinstance(source, LeafSource):
        stored = source.leaf_hashes(start, end)
    else:
        stored = ((index, leaf) for index, _, leaf in source.entries(start, end))
    expected = start
    for index, leaf in stored:
        if index != expected:
            break
        expected += 1
        yield leaf
    if expected != end:
        raise ProofBroken(f"entry {expected} is missing: run `inconfidence ledger verify`")
