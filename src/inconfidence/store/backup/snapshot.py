"""One moment of a charity's tables, while everybody goes on working.

A reader of its own, in a transaction that sees one state throughout: the same on SQLite (which in WAL mode keeps
that state for as long as it is read) and on PostgreSQL. No copy of the database lies anywhere meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.db.backends.base.base import BaseDatabaseWrapper

from inconfidence.store.backup.parts import Table
from inconfidence.store.ledger_source import begin_snapshot
from inconfidence.store.models import Charity
from inconfidence.store.scope import charity_scope
from inconfidence.store.scoped import CharityModel

_STRETCH = 512


class Snapshot:
    """The tables of one charity as they were when it was taken."""

    def __init__(self, reader: BaseDatabaseWrapper, charity: UUID) -> None:
        self._reader, self._charity = reader, charity

    def rows(self, table: Table, columns: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
        """These columns of every row, in the order of the primary key; memory does not grow with the table."""
        with charity_scope(self._charity):
            query = self._of_charity(table.model).order_by(*table.pk).values_list(*columns).query
        compiler: Any = query.get_compiler(connection=self._reader)
        yield from compiler.results_iter(tuple_expected=True, chunked_fetch=True, chunk_size=_STRETCH)

    def one(self, table: Table, columns: tuple[str, ...]) -> tuple[Any, ...] | None:
        """The only row of a table that has one a charity."""
        return next(self.rows(table, columns), None)

    def _of_charity(self, model: type[models.Model]) -> models.QuerySet[Any]:
        if issubclass(model, CharityModel):
            return model.objects.all()
        own = "id" if model is Charity else "charity_id"
        return model._default_manager.filter(**{own: self._charity})


@contextmanager
def snapshot_of(charity: UUID) -> Iterator[Snapshot]:
    """The charity's tables as they are at this moment, for as long as the block lasts."""
    reader = begin_snapshot()
    try:
        if connection.vendor == "postgresql":
            # The site's limit is for pages; a large table may take its time.
            with reader.cursor() as cursor:
                cursor.execute("SET LOCAL statement_timeout = 0")
        yield Snapshot(reader, charity)
    finally:
        with reader.cursor() as cursor:
            cursor.execute("ROLLBACK")
        reader.close()
