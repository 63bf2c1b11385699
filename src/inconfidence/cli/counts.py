"""How many of what: the rows of a backup, in words."""

from collections.abc import Mapping

_NOUNS = {
    "store.Member": ("member", "members"),
    "store.SealedFile": ("file", "files"),
    "store.SealedRecord": ("record in them", "records in them"),
    "store.LedgerEntry": ("entry of the ledger", "entries of the ledger"),
}


def counted(rows: Mapping[str, int]) -> str:
    """`16 members, 40 files, 1 record in them, 312 entries of the ledger`."""
    found = [(rows.get(table, 0), nouns) for table, nouns in _NOUNS.items()]
    return ", ".join(f"{number:,} {nouns[number != 1]}" for number, nouns in found)
