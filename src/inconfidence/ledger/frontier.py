"""The right edge of the tree: all that must be kept in order to append and to know the root."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from inconfidence.ledger.errors import FrontierBroken
from inconfidence.ledger.hashing import EMPTY_ROOT, HASH_SIZE, node_hash

_VERSION = b"\x01"
_HEADER = len(_VERSION) + 8
MAX_SIZE = 2**63 - 1

HashAt = Callable[[int, int], bytes]
"""Gives the hash of a complete subtree: `(level, index)` covers leaves [index·2ˡᵉᵛᵉˡ, (index+1)·2ˡᵉᵛᵉˡ)."""


@dataclass(frozen=True, slots=True)
class Frontier:
    """The compact range [0, size): the roots of its complete subtrees, largest and leftmost first.

    INVARIANT: there is one hash for each 1 in the binary form of `size`.
    """

    size: int
    hashes: tuple[bytes, ...]

    @classmethod
    def empty(cls) -> Self:
        """The frontier of a tree with no leaves."""
        return cls(0, ())

    @classmethod
    def at(cls, size: int, hash_at: HashAt) -> Self:
        """The frontier of the tree's first `size` leaves, from stored hashes."""
        levels = [level for level in reversed(range(size.bit_length())) if size >> level & 1]
        return cls(size, tuple(hash_at(level, (size >> level) - 1) for level in levels))

    def append(self, leaf_hash: bytes) -> "Frontier":
        """The frontier with one more leaf. About two hashes on average, log₂(size) at most."""
        hashes, size, node = self.hashes, self.size, leaf_hash
        # As many subtrees are joined as adding one to the size carries bits.
        kept = len(hashes) - ((size ^ (size + 1)).bit_length() - 1)
        for left in reversed(hashes[kept:]):
            node = node_hash(left, node)
        return Frontier(size + 1, (*hashes[:kept], node))

    def root(self) -> bytes:
        """The root hash of the tree, 32 bytes."""
        if not self.hashes:
            return EMPTY_ROOT
        root = self.hashes[-1]
        for left in reversed(self.hashes[:-1]):
            root = node_hash(left, root)
        return root

    def to_bytes(self) -> bytes:
        """Version byte, size as eight bytes (big-endian), then the hashes."""
        return _VERSION + self.size.to_bytes(8) + b"".join(self.hashes)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read what `to_bytes` wrote. Raises FrontierBroken."""
        if len(data) < _HEADER or data[:1] != _VERSION:
            raise FrontierBroken("the stored frontier has no version that this program knows")
        size = int.from_bytes(data[1:_HEADER])
        if size > MAX_SIZE or len(data) != _HEADER + HASH_SIZE * size.bit_count():
            raise FrontierBroken("the stored frontier has not as many hashes as its size asks for")
        starts = range(_HEADER, len(data), HASH_SIZE)
        return cls(size, tuple(data[start : start + HASH_SIZE] for start in starts))
