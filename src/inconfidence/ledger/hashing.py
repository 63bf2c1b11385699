"""How leaves and nodes of the tree are hashed: RFC 6962 and RFC 9162, section 2.1, with SHA-256."""

from collections.abc import Sequence
from hashlib import sha256

HASH_SIZE = 32

EMPTY_ROOT = sha256(b"").digest()
"""The root of a tree with no leaves."""


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf; its prefix keeps a leaf from ever passing for a node."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node over its two children."""
    return sha256(b"\x01" + left + right).digest()


def row_above(row: bytes) -> bytes:
    """The hashes of neighbours two by two, one after the other; a last one without a neighbour is left out."""
    starts = range(0, len(row) - 2 * HASH_SIZE + 1, 2 * HASH_SIZE)
    return b"".join([sha256(b"\x01" + row[at : at + 2 * HASH_SIZE]).digest() for at in starts])


def subtree_root(hashes: Sequence[bytes]) -> bytes:
    """The root over the hashes of 2ᵏ neighbouring subtrees of one height, k ≥ 0."""
    row = b"".join(hashes)
    while len(row) > HASH_SIZE:
        row = row_above(row)
    return row
