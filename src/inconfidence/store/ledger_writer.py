"""Appending to the ledger inside the transaction that makes what it says true."""

from uuid import UUID

from inconfidence.ledger.entry import Entry
from inconfidence.ledger.frontier import Frontier
from inconfidence.ledger.hashing import leaf_hash
from inconfidence.store.books import Books

_HEAD = "SELECT frontier FROM store_ledgerhead WHERE charity_id = %s"
_MOVE = "UPDATE store_ledgerhead SET size = %s, frontier = %s WHERE charity_id = %s AND frontier = %s"
_INSERT = """
INSERT INTO store_ledgerentry (charity_id, "index", entry, leaf_hash, file) VALUES (%s, %s, %s, %s, %s)
"""

# Where this process last moved each charity's head to. A guess: the head moves from there only if it is there.
_last: dict[UUID, Frontier] = {}
# Where that guess was wrong the last time: whoever guesses wrong among other writers waits in their queue twice.
_crowded: set[UUID] = set()


class NoLedger(Exception):
    """The charity has no head row: its ledger was never begun, or somebody took it away."""


def append(books: Books, charity: UUID, entry: Entry) -> int:
    """Writes the entry at the end of the charity's log and gives its index.

    SQLite has locked the whole database by BEGIN IMMEDIATE; on PostgreSQL whoever moves the head row holds it
    until the commit, so that the order of the log is the order of the commits.
    """
    data = entry.to_bytes()
    leaf = leaf_hash(data)
    index = _move(books, charity, leaf)
    books.change(_INSERT, charity, index, data, leaf, entry.file)
    return index


def _move(books: Books, charity: UUID, leaf: bytes) -> int:
    """Moves the head on by one leaf; gives the leaf's index."""
    head = None if charity in _crowded else _last.get(charity)
    if head is None or not _moved(books, charity, head, leaf):
        # Another process wrote, or what was written here last was undone.
        head = _read(books, charity)
        (_crowded.discard if _last.get(charity) in (None, head) else _crowded.add)(charity)
        _moved(books, charity, head, leaf)
    return head.size


def _moved(books: Books, charity: UUID, head: Frontier, leaf: bytes) -> bool:
    """Moves the head from `head`, hash by hash, and from nowhere else; False where it is elsewhere."""
    grown = head.append(leaf)
    moved = books.change(_MOVE, grown.size, grown.to_bytes(), charity, head.to_bytes()) == 1
    if moved:
        _last[charity] = grown
    return moved


def _read(books: Books, charity: UUID) -> Frontier:
    head = books.one(_HEAD + books.locks, charity)
    if head is None:
        raise NoLedger("the charity has no ledger to write in: restore it from a backup")
    return Frontier.from_bytes(bytes(head[0]))
