"""The rows of lists over the database: pages of headers, and tokens by which a file is found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from inconfidence.gate.list_ports import CabinetRow, ListedRow, PageRow
from inconfidence.gate.ports import FileRow, RecordRow
from inconfidence.store.books import Books, read_uuid
from inconfidence.store.file_rows import FILE_COLUMNS, FILE_TABLES, file_row

# Files of these are no people to be found by name: they are on registers of their own.
_CABINETS = """
SELECT c.id, c.kind, g.epoch
FROM store_cabinetgrant g JOIN store_cabinet c ON c.charity_id = g.charity_id AND c.id = g.cabinet_id
WHERE g.charity_id = %s AND g.member_id = %s AND c.kind NOT IN ('grievance', 'personnel', 'whistleblowing') AND EXISTS (
    SELECT 1 FROM store_sealedfile f WHERE f.charity_id = c.charity_id AND f.cabinet_id = c.id
)
ORDER BY c.id
"""
# Files in the order of `ListedRow`. Statements of one length are made once: ids come by eights.
_EIGHT = 8
_NOBODY = UUID(int=0)
_EIGHT_IDS = ", ".join(["%s"] * _EIGHT)
_LISTED = f"SELECT {FILE_COLUMNS}, f.reference, f.page {FILE_TABLES}"
# From the member's grants to their files: by way of a LEFT JOIN it would look at every file of the charity.
_OWN = _LISTED.replace("LEFT JOIN store_filegrant", "JOIN store_filegrant")
_OWN += " AND c.kind <> 'personnel' ORDER BY f.id"
_LOOSE = _LISTED + " AND f.cabinet_id = %s AND f.page IS NULL ORDER BY f.id"
_THESE = _LISTED + (
    f" AND f.id IN ({_EIGHT_IDS}) AND (g.wrap IS NOT NULL OR k.wrap IS NOT NULL) ORDER BY f.id"
)
_SEALED = "SELECT id, file_id, version, content FROM store_sealedrecord WHERE charity_id = %s"
_RECORDS = _SEALED + f" AND id IN ({_EIGHT_IDS})"
_SOME = "SELECT id FROM store_sealedfile WHERE charity_id = %s AND cabinet_id = %s LIMIT %s"
_PAGES = """
SELECT id, epoch, size, indexed, lines FROM store_listpage
WHERE charity_id = %s AND cabinet_id = %s AND epoch = %s
"""
_UNINDEXED = _PAGES + " AND NOT indexed"
_SMALL = _PAGES + " AND size < %s"
_BEFORE = "SELECT DISTINCT epoch FROM store_listpage WHERE charity_id = %s AND cabinet_id = %s AND epoch < %s"
_STANDING = """
SELECT page, count(*) FROM store_sealedfile
WHERE charity_id = %s AND cabinet_id = %s AND page IS NOT NULL GROUP BY page
"""
_STANDING_ON = "SELECT id FROM store_sealedfile WHERE charity_id = %s AND cabinet_id = %s AND page = %s"
_TERMS = "SELECT terms FROM store_listpage WHERE charity_id = %s AND id = %s"
_FOUND = "SELECT file_id FROM store_blindrow WHERE charity_id = %s AND token = %s"
_PUT_PAGE = """
INSERT INTO store_listpage (id, charity_id, cabinet_id, epoch, size, indexed, lines, terms)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (id) DO UPDATE SET
    epoch = excluded.epoch, size = excluded.size, indexed = excluded.indexed,
    lines = excluded.lines, terms = excluded.terms
"""
_CLAIM = """
UPDATE store_sealedfile SET page = %s
WHERE charity_id = %s AND id = %s AND header_version = %s AND facts_version = %s AND page IS NULL
"""
_SHIFT = "UPDATE store_sealedfile SET page = %s WHERE charity_id = %s AND id = %s AND page = %s"
_PUT_ROW = """
INSERT INTO store_blindrow (charity_id, token, file_id) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING
"""
_DROP_ROWS = "DELETE FROM store_blindrow WHERE charity_id = %s AND file_id = %s"
_LOOSEN = """
UPDATE store_sealedfile SET page = NULL WHERE charity_id = %s AND cabinet_id = %s AND page = %s
"""
_DROP_PAGE = "DELETE FROM store_listpage WHERE charity_id = %s AND id = %s"


class DatabaseLists:
    """The rows of lists, within one transaction."""

    def __init__(self, books: Books, charity: UUID) -> None:
        self._books = books
        self._charity = charity

    def cabinets(self, member: UUID) -> list[CabinetRow]:
        """The cabinets with files about people in them whose keys the member holds."""
        found = self._books.all(_CABINETS, self._charity, member)
        return [CabinetRow(read_uuid(cabinet), kind, epoch) for cabinet, kind, epoch in found]

    def own(self, member: UUID) -> list[ListedRow]:
        """The files on whose care team the member is, in the order of ids."""
        return self._listed(_OWN, member, member, self._charity)

    def files(self, files: Collection[UUID], member: UUID) -> list[ListedRow]:
        """Those of these files that the member has a grant to."""
        return [
            row
            for eight in _by_eights(files)
            for row in self._listed(_THESE, member, member, self._charity, *eight)
        ]

    def records(self, records: Collection[UUID]) -> list[RecordRow]:
        """Those of these records that are there, as they are sealed now."""
        return [
            RecordRow(read_uuid(record), read_uuid(file), version, content)
            for eight in _by_eights(records)
            for record, file, version, content in self._books.all(_RECORDS, self._charity, *eight)
        ]

    def loose(self, cabinet: UUID, member: UUID) -> list[ListedRow]:
        """The cabinet's files that stand on no page."""
        return self._listed(_LOOSE, member, member, self._charity, cabinet)

    def some(self, cabinet: UUID, number: int) -> list[UUID]:
        """So many files of the cabinet, whichever come first."""
        return self._ids(_SOME, cabinet, number)

    def pages(self, cabinet: UUID, epoch: int) -> list[PageRow]:
        """The pages of the cabinet's list that were sealed in this epoch."""
        return self._pages(_PAGES, cabinet, epoch)

    def unindexed(self, cabinet: UUID, epoch: int) -> list[PageRow]:
        """Those of them whose files have no tokens of that epoch."""
        return self._pages(_UNINDEXED, cabinet, epoch)

    def small(self, cabinet: UUID, epoch: int, size: int) -> list[PageRow]:
        """Those of them with fewer lines than `size`."""
        return self._pages(_SMALL, cabinet, epoch, size)

    def epochs_before(self, cabinet: UUID, epoch: int) -> list[int]:
        """The epochs before this one in which pages were sealed that are still there."""
        return [row[0] for row in self._books.all(_BEFORE, self._charity, cabinet, epoch)]

    def standing(self, cabinet: UUID) -> dict[UUID, int]:
        """By page, how many files stand on it."""
        found = self._books.all(_STANDING, self._charity, cabinet)
        return {read_uuid(page): count for page, count in found}

    def standing_on(self, cabinet: UUID, page: UUID) -> set[UUID]:
        """Which files stand on a page."""
        return set(self._ids(_STANDING_ON, cabinet, page))

    def terms(self, page: UUID) -> bytes:
        """The sealed terms of a page; empty where there is none."""
        row = self._books.one(_TERMS, self._charity, page)
        return row[0] if row is not None else b""

    def found(self, tokens: Sequence[bytes]) -> set[UUID]:
        """The files that have every one of the tokens."""
        statement = " INTERSECT ".join([_FOUND] * len(tokens))
        values = [value for token in tokens for value in (self._charity, token)]
        return {read_uuid(row[0]) for row in self._books.all(statement, *values)} if tokens else set()

    def put_page(self, cabinet: UUID, page: PageRow, terms: bytes) -> None:
        """Keeps a page, or what it says now."""
        sealed = page.lines, terms
        self._books.change(
            _PUT_PAGE, page.id, self._charity, cabinet, page.epoch, page.size, page.indexed, *sealed
        )

    def claim(self, row: FileRow, page: UUID) -> bool:
        """Puts a file that stands on no page on this one; False where it is not as `row` says any more."""
        versions = row.header_version, row.facts_version
        return self._books.change(_CLAIM, page, self._charity, row.id, *versions) == 1

    def shift(self, file: UUID, before: UUID, page: UUID) -> bool:
        """Puts a file of one page on another; False where it does not stand there any more."""
        return self._books.change(_SHIFT, page, self._charity, file, before) == 1

    def put_tokens(self, tokens: Iterable[tuple[bytes, UUID]]) -> None:
        """Keeps tokens of files; those that are there stay."""
        self._books.change_each(_PUT_ROW, ((self._charity, token, file) for token, file in tokens))

    def drop_tokens(self, files: Iterable[UUID]) -> None:
        """Forgets every token of these files."""
        self._books.change_each(_DROP_ROWS, ((self._charity, file) for file in files))

    def drop_page(self, cabinet: UUID, page: UUID) -> None:
        """Forgets a page; what stood on it stands on none."""
        self._books.change(_LOOSEN, self._charity, cabinet, page)
        self._books.change(_DROP_PAGE, self._charity, page)

    def _ids(self, statement: str, *values: Any) -> list[UUID]:
        return [read_uuid(row[0]) for row in self._books.all(statement, self._charity, *values)]

    def _pages(self, statement: str, *values: Any) -> list[PageRow]:
        found = self._books.all(statement, self._charity, *values)
        return [PageRow(read_uuid(row[0]), row[1], row[2], bool(row[3]), row[4]) for row in found]

    def _listed(self, statement: str, *values: Any) -> list[ListedRow]:
        found = self._books.all(statement, *values)
        return [ListedRow(file_row(row[:-2]), row[-2], _page(row[-1])) for row in found]


def _page(value: Any) -> UUID | None:
    return None if value is None else read_uuid(value)


def _by_eights(wanted: Collection[UUID]) -> Iterator[list[UUID]]:
    """Eight at a time, in the order of ids; the last filled up with what nobody has."""
    ids = sorted(wanted)
    for start in range(0, len(ids), _EIGHT):
        eight = ids[start : start + _EIGHT]
        yield eight + [_NOBODY] * (_EIGHT - len(eight))
