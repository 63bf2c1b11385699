"""The tree cut into tiles of 256 hashes, the entries into bundles of 256 (C2SP tlog-tiles)."""

from collections.abc import Iterator, Sequence

from inconfidence.ledger.entry import MAX_ENTRY
from inconfidence.ledger.errors import TileBroken
from inconfidence.ledger.hashing import HASH_SIZE, subtree_root

HEIGHT = 8
WIDTH = 1 << HEIGHT

Tile = tuple[int, int, bytes]
"""Level, index within the level, and the hashes one after the other."""


def number_path(number: int) -> str:
    """A number as path elements of three digits: 1234067 becomes `x001/x234/067`."""
    digits = str(number)
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    parts = [digits[i : i + 3] for i in range(0, len(digits), 3)]
    return "/".join([f"x{part}" for part in parts[:-1]] + parts[-1:])


def tile_path(level: int, index: int, width: int = WIDTH) -> str:
    """Where a tile of hashes lies, below the log's own address."""
    return f"tile/{level}/{number_path(index)}{_partial(width)}"


def bundle_path(index: int, width: int = WIDTH) -> str:
    """Where a bundle of entries lies, below the log's own address."""
    return f"tile/entries/{number_path(index)}{_partial(width)}"


def partial_tiles(size: int) -> Iterator[tuple[int, int, int]]:
    """Level, index and width of each tile that a tree of `size` leaves has and cannot fill."""
    level = 0
    while size:
        if size % WIDTH:
            yield level, size // WIDTH, size % WIDTH
        level, size = level + 1, size // WIDTH


def bundle_width(index: int, size: int) -> int:
    """How many entries bundle `index` (or level-0 tile) holds in a tree of `size`; 0 if there is none."""
    return max(0, min(WIDTH, size - index * WIDTH))


def encode_bundle(entries: Sequence[bytes]) -> bytes:
    """Entries one after the other, each after its length as two bytes, big-endian."""
    if any(len(entry) > MAX_ENTRY for entry in entries):
        raise TileBroken(f"an entry is too long for a bundle: at most {MAX_ENTRY} bytes")
    return b"".join(len(entry).to_bytes(2) + entry for entry in entries)


def decode_bundle(data: bytes, width: int) -> list[bytes]:
    """The entries of a bundle. Raises TileBroken unless there are `width` of them and nothing else."""
    entries: list[bytes] = []
    at = 0
    while at < len(data) and len(entries) < width:
        end = at + 2 + int.from_bytes(data[at : at + 2])
        entries.append(data[at + 2 : end])
        at = end
    if at != len(data) or len(entries) != width:
        raise TileBroken(f"the bytes do not divide into {width} entries")
    return entries


def split_tile(data: bytes, width: int) -> list[bytes]:
    """The hashes of a tile. Raises TileBroken unless there are `width` of them."""
    if len(data) != width * HASH_SIZE:
        raise TileBroken(f"the bytes do not divide into {width} hashes")
    return [data[at : at + HASH_SIZE] for at in range(0, len(data), HASH_SIZE)]


class TileBuilder:
    """Builds every tile of a growing tree, holding no more than one unfinished tile a level."""

    def __init__(self) -> None:
        self._rows: list[list[bytes]] = [[]]
        self._index: list[int] = [0]

    def append(self, leaf_hash: bytes) -> list[Tile]:
        """Take in the next leaf hash; give the tiles that it completes, lowest first."""
        self._rows[0].append(leaf_hash)
        return self._completed() if len(self._rows[0]) == WIDTH else []

    def rest(self) -> list[Tile]:
        """The tiles that are not full yet, lowest first."""
        rows = zip(self._rows, self._index, strict=True)
        return [(level, index, b"".join(row)) for level, (row, index) in enumerate(rows) if row]

    def _completed(self) -> list[Tile]:
        tiles: list[Tile] = []
        level = 0
        while len(row := self._rows[level]) == WIDTH:
            tiles.append((level, self._index[level], b"".join(row)))
            self._rows[level] = []
            self._index[level] += 1
            level += 1
            if level == len(self._rows):
                self._rows.append([])
                self._index.append(0)
            self._rows[level].append(subtree_root(row))
        return tiles


def _partial(width: int) -> str:
    return "" if width == WIDTH else f".p/{width}"
