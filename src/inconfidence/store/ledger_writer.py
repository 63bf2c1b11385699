"""Appending to the ledger inside the transaction that makes what it says true."""

from uuid import UUID

from inconfidence.ledger.entry import Entry
from inconfidence.ledger.frontier import Frontier
from inconfidence.ledger.hashing import leaf_hash
from inconfidence.store.books import Books

_HEAD = "SELECT frontier FROM store_ledgerhead WHERE charity_id = %s"
_INSERT = """
INSERT INTO store_ledgerentry (charity_id, "index", entry, leaf_hash, file) VALUES (%s, %s, %s, %s, %s)
"""
_MOVE = "UPDATE store_ledgerhead SET size = %s, frontier = %s WHERE charity_id = %s"


class NoLedger(Exception):
    """The charity has no head row: its ledger was never begun, or somebody took it away."""


def append(books: Books, charity: UUID, entry: Entry) -> int:
    """Writes the entry at the end of the charity's log and gives its index.

    SQLite has locked the whole database by BEGIN IMMEDIATE; PostgreSQL locks the head row, so that the
    order of the log is the order of the commits.
    """
    data = entry.to_bytes()
    leaf = leaf_hash(data)
    head = books.one(_HEAD + books.locks, charity)
    if head is None:
        raise NoLedger("the charity has no ledger to write in: restore it from a backup")
    frontier = Frontier.from_bytes(bytes(head[0]))
    books.change(_INSERT, charity, frontier.size, data, leaf, entry.file)
    grown = frontier.append(leaf)
    books.change(_MOVE, grown.size, grown.to_bytes(), charity)
    return frontier.size
