"""The rows of a cabinet's drawers, and of the files whose keys lie in none as they were dropped in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from inconfidence.gate.drawers import DroppedIn
from inconfidence.gate.ports import Drawer
from inconfidence.store.books import Books, read_uuid
from inconfidence.store.scope import current_charity

# Rows of drawers are asked for in the order of `Drawer`.
_ADD = """
INSERT INTO store_drawer (id, charity_id, cabinet_id, made, number, epoch, wrap)
SELECT %s, %s, %s, %s, coalesce(max(number), 0) + 1, %s, %s
FROM store_drawer WHERE charity_id = %s AND cabinet_id = %s AND made = %s
"""
_BEHIND = """
SELECT id, made, epoch, wrap FROM store_drawer WHERE charity_id = %s AND cabinet_id = %s AND epoch < %s
"""
_TURN = "UPDATE store_drawer SET wrap = %s, epoch = %s WHERE charity_id = %s AND id = %s AND epoch < %s"
_DROPPED_IN = """
SELECT id, dropped_in_epoch, key_wrap FROM store_sealedfile
WHERE charity_id = %s AND cabinet_id = %s AND drawer_id IS NULL AND dropped_in_epoch < %s LIMIT %s
"""
_PUT_AWAY = """
UPDATE store_sealedfile SET key_wrap = %s, drawer_id = %s WHERE charity_id = %s AND id = %s AND drawer_id IS NULL
"""
_LEFT = """
SELECT 1 FROM store_drawer WHERE charity_id = %s AND cabinet_id = %s AND epoch = %s
UNION ALL
SELECT 1 FROM store_sealedfile
WHERE charity_id = %s AND cabinet_id = %s AND drawer_id IS NULL AND dropped_in_epoch = %s LIMIT 1
"""


def drawer_row(row: tuple[Any, ...]) -> Drawer:
    """A row that has what a `Drawer` has."""
    return Drawer(read_uuid(row[0]), *row[1:])


def drawer_add(books: Books, charity: UUID, cabinet: UUID, drawer: Drawer) -> None:
    """Keeps a new drawer."""
    where = charity, cabinet, drawer.made
    books.change(_ADD, drawer.id, *where, drawer.epoch, drawer.wrap, *where)


def drawers_behind(cabinet: UUID, epoch: int) -> list[Drawer]:
    """The cabinet's drawers whose keys lie under an epoch before this one."""
    return [drawer_row(row) for row in Books().all(_BEHIND, current_charity(), cabinet, epoch)]


def drawers_forward(drawers: Iterable[Drawer]) -> None:
    """Keeps drawers' keys under a later epoch."""
    charity = current_charity()
    rows = [(one.wrap, one.epoch, charity, one.id, one.epoch) for one in drawers]
    Books().change_each(_TURN, rows)


def dropped_in_behind(cabinet: UUID, epoch: int, most: int) -> list[DroppedIn]:
    """Files that were dropped in by the public key of an epoch before this one: so many at most, held still until
    the commit."""
    books = Books()
    found = books.all(_DROPPED_IN + books.locks, current_charity(), cabinet, epoch, most)
    return [DroppedIn(read_uuid(file), before, bytes(wrap)) for file, before, wrap in found]


def files_put_away(cabinet: UUID, drawer: Drawer, wraps: Mapping[UUID, bytes]) -> None:
    """Keeps the keys of files that were dropped in in a new drawer."""
    books, charity = Books(), current_charity()
    drawer_add(books, charity, cabinet, drawer)
    books.change_each(_PUT_AWAY, [(wrap, drawer.id, charity, file) for file, wrap in wraps.items()])


def left_under(cabinet: UUID, epoch: int) -> bool:
    """Whether any drawer, or a file that was dropped in, still lies under that epoch."""
    where = current_charity(), cabinet, epoch
    return Books().one(_LEFT, *where, *where) is not None
