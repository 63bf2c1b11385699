"""Appending to the ledger inside the transaction that makes what it says true."""

from uuid import UUID

from inconfidence.ledger.entry import Entry
from inconfidence.ledger.errors import FrontierBroken
from inconfidence.ledger.frontier import Frontier
from inconfidence.ledger.hashing import leaf_hash
from inconfidence.store.books import Books

_HEAD = "SELECT frontier FROM store_ledgerhead WHERE charity_id = %s"
_MOVE = "UPDATE store_ledgerhead SET size = %s, frontier = %s WHERE charity_id = %s AND frontier = %s"
_INSERT = """
INSERT INTO store_ledgerentry (charity_id, "index", entry, leaf_hash, file) VALUES (%s, %s, %s, %s, %s)
"""

# On PostgreSQL all of it is one statement: whoever else writes waits for the head, and the shorter it is held the
# better. The tree grows as in `Frontier.append`: `kept` are the hashes of which the last ones are joined to `node`, as
# many as `bits` ends in ones. What is no frontier of the head's size gives no row.
_APPEND = r"""
WITH RECURSIVE head AS MATERIALIZED (
  SELECT size, frontier FROM store_ledgerhead WHERE charity_id = %s FOR UPDATE
), joined (place, bits, kept, node) AS (
  SELECT size, size, substr(frontier, 10), %s FROM head
  WHERE substr(frontier, 1, 9) = '\x01'::bytea || int8send(size)
    AND length(frontier) = 9 + 32 * bit_count(int8send(size))
  UNION ALL
  SELECT place, bits >> 1, substr(kept, 1, length(kept) - 32),
    sha256('\x01'::bytea || substr(kept, length(kept) - 31) || node)
  FROM joined WHERE bits & 1 = 1
), moved AS (
  UPDATE store_ledgerhead SET size = place + 1,
    frontier = '\x01'::bytea || int8send(place + 1) || kept || node
  FROM joined WHERE bits & 1 = 0 AND charity_id = %s RETURNING place
)
INSERT INTO store_ledgerentry (charity_id, "index", entry, leaf_hash, file)
SELECT %s, place, %s, %s, %s FROM moved RETURNING "index"
"""

# Where this process last moved each charity's head to. A guess: the head moves from there only if it is there.
_last: dict[UUID, Frontier] = {}


class NoLedger(Exception):
    """The charity has no head row: its ledger was never begun, or somebody took it away."""


def append(books: Books, charity: UUID, entry: Entry) -> int:
    """Writes the entry at the end of the charity's log and gives its index.

    SQLite has locked the whole database by BEGIN IMMEDIATE; on PostgreSQL whoever moves the head row holds it
    until the commit, so that the order of the log is the order of the commits.
    """
    data = entry.to_bytes()
    leaf = leaf_hash(data)
    if books.locks:
        return _append_held(books, charity, data, leaf, entry.file)
    index = _move(books, charity, leaf)
    books.change(_INSERT, charity, index, data, leaf, entry.file)
    return index


def _append_held(books: Books, charity: UUID, data: bytes, leaf: bytes, file: UUID | None) -> int:
    written = books.one(_APPEND, charity, leaf, charity, charity, data, leaf, file)
    if written is None:
        _read(books, charity)
        raise FrontierBroken("the stored frontier is not of the size that the head says")
    return int(written[0])


def _move(books: Books, charity: UUID, leaf: bytes) -> int:
    """Moves the head on by one leaf; gives the leaf's index."""
    head = _last.get(charity)
    if head is None or not _moved(books, charity, head, leaf):
        # Another process wrote, or what was written here last was undone.
        head = _read(books, charity)
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
    head = books.one(_HEAD, charity)
    if head is None:
        raise NoLedger("the charity has no ledger to write in: restore it from a backup")
    return Frontier.from_bytes(bytes(head[0]))
