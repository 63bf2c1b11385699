"""Appending to the ledger inside the transaction that makes what it says true."""

from uuid import UUID

from django.db import connection

from inconfidence.kernel.ids import new_id
from inconfidence.ledger.entry import Entry
from inconfidence.ledger.frontier import Frontier
from inconfidence.ledger.hashing import leaf_hash
from inconfidence.store.uuids import column

# SQLite has locked the whole database by BEGIN IMMEDIATE; PostgreSQL locks the head row, so that the order
# of the log is the order of the commits.
_HEAD = "SELECT frontier FROM store_ledgerhead WHERE charity_id = %s"
_INSERT = """
INSERT INTO store_ledgerentry (id, charity_id, "index", entry, leaf_hash, file) VALUES (%s, %s, %s, %s, %s, %s)
"""
_MOVE = "UPDATE store_ledgerhead SET size = %s, frontier = %s WHERE charity_id = %s"


def append(charity: UUID, entry: Entry) -> int:
    """Writes the entry at the end of the charity's log and gives its index."""
    lock = " FOR UPDATE" if connection.features.has_select_for_update else ""
    data = entry.to_bytes()
    leaf = leaf_hash(data)
    with connection.cursor() as cursor:
        cursor.execute(_HEAD + lock, [column(charity)])
        frontier = Frontier.from_bytes(bytes(cursor.fetchone()[0]))
        row = [column(new_id()), column(charity), frontier.size, data, leaf, column(entry.file)]
        cursor.execute(_INSERT, row)
        grown = frontier.append(leaf)
        cursor.execute(_MOVE, [grown.size, grown.to_bytes(), column(charity)])
    return frontier.size
