"""The few statements that run at every opening, written by hand and run on the bare connection.

Django's own cursor costs more than these statements do; the transaction around them is Django's.
"""

from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections


class Books:
    """One connection for the length of a transaction. UUIDs go in and out as the database keeps them."""

    def __init__(self) -> None:
        connection = connections[DEFAULT_DB_ALIAS]
        self._connection = connection
        self._native = connection.features.has_native_uuid_field
        self.locks = " FOR UPDATE" if connection.features.has_select_for_update else ""
        self._cursor = connection.cursor()

    def one(self, statement: str, *values: Any) -> tuple[Any, ...] | None:
        """The first row, or None."""
        self._run(statement, values)
        row: tuple[Any, ...] | None = self._cursor.fetchone()
        return row

    def all(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Every row."""
        self._run(statement, values)
        return list(self._cursor.fetchall())

    def change(self, statement: str, *values: Any) -> None:
        """Runs a statement that gives no rows."""
        self._run(statement, values)

    def _run(self, statement: str, values: tuple[Any, ...]) -> None:
        self._cursor.execute(statement, values if self._native else [_as_text(value) for value in values])


def _as_text(value: Any) -> Any:
    return value.hex if isinstance(value, UUID) else value


def read_uuid(value: Any) -> UUID:
    """The value of a column."""
    return value if isinstance(value, UUID) else UUID(hex=value)
