"""The few statements that run at every opening, written by hand and run on the driver's own cursor.

Django's cursor costs several times what these statements do; the transaction around them is Django's.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections


class Books:
    """One connection for the length of a transaction. UUIDs go in and out as the database keeps them."""

    def __init__(self) -> None:
        self._django = connections[DEFAULT_DB_ALIAS]
        if self._django.connection is None:
            self._django.ensure_connection()
        self._sqlite = self._django.vendor == "sqlite"
        self.locks = "" if self._sqlite else " FOR UPDATE"
        self._cursor = (
            self._django.connection.cursor() if self._sqlite else _preparing(self._django.connection)
        )

    def one(self, statement: str, *values: Any) -> tuple[Any, ...] | None:
        """The first row, or None."""
        self._run(statement, values)
        row: tuple[Any, ...] | None = self._cursor.fetchone()
        return row

    def all(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Every row."""
        self._run(statement, values)
        return list(self._cursor.fetchall())

    def change(self, statement: str, *values: Any) -> int:
        """Runs a statement that gives no rows; gives how many it changed."""
        self._run(statement, values)
        return int(self._cursor.rowcount)

    def change_each(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Runs such a statement for each of many rows of values."""
        with self._django.wrap_database_errors:
            if self._sqlite:
                self._cursor.executemany(_question_marks(statement), map(_texts, rows))
            else:
                self._cursor.executemany(statement, rows)

    def _run(self, statement: str, values: tuple[Any, ...]) -> None:
        try:
            if self._sqlite:
                self._cursor.execute(_question_marks(statement), _texts(values))
            else:
                self._cursor.execute(statement, values)
        except Exception:
            with self._django.wrap_database_errors:  # callers know Django's names for errors
                raise


def _preparing(connection: Any) -> Any:
    """A cursor whose statements PostgreSQL keeps planned, between one rollback and the next. Django's writes the
    values into each statement, which is another one each time: reading and planning it costs the server five times
    what it does for it."""
    from psycopg import Cursor  # here, as whoever uses SQLite has no need of it

    return Cursor(connection)


def _texts(values: Sequence[Any]) -> list[Any]:
    """The values as SQLite's driver keeps them."""
    return [value.hex if type(value) is UUID else value for value in values]


@lru_cache(maxsize=64)
def _question_marks(statement: str) -> str:
    """SQLite's driver writes `?` for a value."""
    return statement.replace("%s", "?")


@lru_cache(maxsize=4096)  # the same few ids again and again: of files, cabinets, members
def read_uuid(value: Any) -> UUID:
    """The value of a column."""
    return value if isinstance(value, UUID) else UUID(hex=value)
