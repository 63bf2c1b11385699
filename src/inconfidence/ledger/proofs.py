"""Proofs that an entry is in a tree, and that one tree grew out of another (RFC 9162, section 2.1)."""

from collections.abc import Sequence

from inconfidence.ledger.errors import ProofBroken
from inconfidence.ledger.frontier import Frontier, HashAt
from inconfidence.ledger.hashing import HASH_SIZE, node_hash


def inclusion_proof(index: int, size: int, hash_at: HashAt) -> list[bytes]:
    """The hashes that lead from leaf `index` to the root of the first `size` leaves, lowest first.

    Raises ProofBroken where there is no such leaf.
    """
    if not 0 <= index < size:
        raise ProofBroken(f"entry {index} is not among the first {size}: there is nothing to prove")
    start, end, path = 0, size, []
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(range_root(middle, end, hash_at))
            end = middle
        else:
            path.append(range_root(start, middle, hash_at))
            start = middle
    return path[::-1]


def consistency_proof(old: int, new: int, hash_at: HashAt) -> list[bytes]:
    """The hashes that show the tree of `old` leaves to be the beginning of the tree of `new`.

    Empty where there is nothing to show: `old` is 0, or equals `new`. Raises ProofBroken where old > new.
    """
    if not 0 <= old <= new:
        raise ProofBroken(f"a tree of {new} entries cannot have grown out of one of {old}")
    if old in (0, new):
        return []
    start, end, path = 0, new, []
    while old != end:
        middle = start + _split(end - start)
        if old <= middle:
            path.append(range_root(middle, end, hash_at))
            end = middle
        else:
            path.append(range_root(start, middle, hash_at))
            start = middle
    # A verifier that holds the old root needs not be told it.
    return ([range_root(start, end, hash_at)] if start else []) + path[::-1]


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


def _split(size: int) -> int:
    """The largest power of two smaller than `size`: how many leaves the left child has."""
    return 1 << (size - 1).bit_length() - 1


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
