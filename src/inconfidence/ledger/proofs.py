"""Proofs that an entry is in a tree, and that one tree grew out of another (RFC 9162, section 2.1)."""

from collections.abc import Sequence

from inconfidence.ledger.errors import ProofBroken
from inconfidence.ledger.frontier import Frontier, HashAt
from inconfidence.ledger.hashing import HASH_SIZE, node_hash


class Tree:
    """The tree of the first `size` leaves, which proves. Hashes come lowest first, as in RFC 9162.

    A tree that is not a power of two is a row of complete subtrees, one for each 1 of its size, larger ones to the
    left, joined from the right. Its methods raise ProofBroken where there is nothing of the kind to prove.
    """

    def __init__(self, size: int, hash_at: HashAt) -> None:
        self.size, self._hash_at = size, hash_at
        self._outside: dict[int, list[bytes]] = {}

    def inclusion(self, index: int) -> list[bytes]:
        """The hashes that lead from leaf `index` to the root."""
        if not 0 <= index < self.size:
            raise ProofBroken(f"entry {index} is not among the first {self.size}: there is nothing to prove")
        return self._path(0, index)

    def consistency(self, old: int) -> list[bytes]:
        """The hashes that show the tree of the first `old` leaves to be the beginning of this one.

        Empty where there is nothing to show: `old` is 0, or this very size.
        """
        if not 0 <= old <= self.size:
            raise ProofBroken(f"a tree of {self.size} entries cannot have grown out of one of {old}")
        if old in (0, self.size):
            return []
        # The path of the old tree's last complete subtree meets every other part of that tree on its way up.
        level = (old & -old).bit_length() - 1
        last = (old >> level) - 1
        # A verifier that holds the old root needs not be told it.
        told = [self._hash_at(level, last)] if last else []
        return told + self._path(level, last)

    def _path(self, level: int, index: int) -> list[bytes]:
        """The siblings from a complete subtree up to the root: inside its own part of the row, then outside."""
        hash_at = self._hash_at
        own = (index << level ^ self.size).bit_length() - 1
        inside = [hash_at(at, index >> at - level ^ 1) for at in range(level, own)]
        if own not in self._outside:
            self._outside[own] = self._beside(own)
        return inside + self._outside[own]

    def _beside(self, own: int) -> list[bytes]:
        """What stands in the row beside the part of 2ᵒʷⁿ leaves: all to its right as one, then those to its left."""
        size, hash_at = self.size, self._hash_at
        rest = size & (1 << own) - 1
        right = [range_root(size - rest, size, hash_at)] if rest else []
        larger = [at for at in range(own + 1, size.bit_length()) if size >> at & 1]
        return right + [hash_at(at, (size >> at) - 1) for at in larger]


def verify_inclusion(leaf_hash: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """Raise ProofBroken unless `proof` leads from the leaf to `root` (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        raise ProofBroken(f"entry {index} is not among the first {size}")
    _check_hashes(proof)
    position, last, node = index, size - 1, leaf_hash
    for sibling in proof:
        if last == 0:
            raise ProofBroken("the proof has more hashes than the tree is high")
        if position & 1 or position == last:
            node = node_hash(sibling, node)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            node = node_hash(node, sibling)
        position, last = position >> 1, last >> 1
    if last or node != root:
        raise ProofBroken(f"the proof does not lead from entry {index} to the root at size {size}")


def verify_consistency(old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]) -> None:
    """Raise ProofBroken unless the tree with `new_root` begins with that of `old_root` (2.1.4.2)."""
    if not 0 <= old <= new:
        raise ProofBroken(f"a tree of {new} entries cannot have grown out of one of {old}")
    _check_hashes(proof)
    if old in (0, new):
        _verify_without_proof(old, old_root, new, new_root, proof)
    elif _grown(old, old_root, new, proof) != (old_root, new_root):
        raise ProofBroken(f"the tree at size {new} does not begin with the tree at size {old}")


def range_root(start: int, end: int, hash_at: HashAt) -> bytes:
    """The hash of leaves [start, end), for a range that splits as the tree does: start is a multiple
    of the smallest power of two that is not less than end − start.
    """

    def shifted(level: int, index: int) -> bytes:
        return hash_at(level, index + (start >> level))

    return Frontier.at(end - start, shifted).root()


def _check_hashes(proof: Sequence[bytes]) -> None:
    if any(len(node) != HASH_SIZE for node in proof):
        raise ProofBroken("the proof holds something that is not a hash of 32 bytes")


def _verify_without_proof(
    old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]
) -> None:
    if proof:
        raise ProofBroken("the proof has hashes where none are needed")
    empty = Frontier.empty().root()
    if old == 0 and old_root != empty:
        raise ProofBroken("the tree at size 0 does not have the root of an empty tree")
    if old == new and old_root != new_root:
        raise ProofBroken(f"two different trees were both said to be the one at size {new}")


def _grown(old: int, old_root: bytes, new: int, proof: Sequence[bytes]) -> tuple[bytes, bytes]:
    """The roots of the old and the new tree, as the proof builds them."""
    path = list(proof) if old & (old - 1) else [old_root, *proof]
    if not path:
        raise ProofBroken("the proof is empty")
    position, last = old - 1, new - 1
    while position & 1:
        position, last = position >> 1, last >> 1
    before = after = path[0]
    for node in path[1:]:
        if last == 0:
            raise ProofBroken("the proof has more hashes than the tree is high")
        if position & 1 or position == last:
            before, after = node_hash(node, before), node_hash(node, after)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            after = node_hash(after, node)
        position, last = position >> 1, last >> 1
    if last:
        raise ProofBroken("the proof has fewer hashes than the tree is high")
    return before, after
