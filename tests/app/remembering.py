"""The cast, remembered: what founding and joining did to the rows is done again in a few statements.

Every step is really taken the first time that a process comes to it by the same steps, and its rows are kept in
memory. In later tests they are put back, which takes a hundredth of the time: no key is made, no password stretched.
Only fixtures take steps. Whoever writes anything else in between, or sets the clock, has strayed: from there on every
step is really taken.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any, TypeVar
from uuid import UUID

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model

from inconfidence.charity.house import CLOCK
from inconfidence.ledger.frontier import Frontier
from inconfidence.store import ledger_writer
from inconfidence.store.models import Charity

Given = TypeVar("Given")
Rows = dict[type[Model], set[tuple[Any, ...]]]
Heads = dict[UUID, Frontier]

_MOMENT = timedelta(seconds=5)


@dataclass(frozen=True)
class _Taken:
    rows: Rows
    given: Any
    heads: Heads


def _taken(given: Any) -> _Taken:
    return _Taken(_every_row(), given, dict(ledger_writer._last))


# By the steps that led there, the last one with them.
_REMEMBERED: dict[tuple[str, ...], _Taken] = {}


def beginning() -> tuple[str, ...]:
    """What every walk begins with: the day, as what was done yesterday is not what would be done today."""
    return (date.today().isoformat(),)


class Walk:
    """The steps of one test, from the empty database on."""

    def __init__(self) -> None:
        self._steps = beginning()
        self._strayed = Charity.objects.exists()
        self._mark = _mark()

    def take(self, step: str, really: Callable[[], Given]) -> Given:
        """Takes a step, or puts its rows back; gives what it gave, which must be nothing that changes."""
        self._strayed |= self._mark != _mark() or abs(CLOCK.now() - datetime.now(UTC)) > _MOMENT
        if self._strayed:
            return really()
        before, self._steps = self._steps, (*self._steps, step)
        if self._steps not in _REMEMBERED:
            _REMEMBERED[self._steps] = _taken(really())
        else:
            _put(_REMEMBERED[before].rows if before in _REMEMBERED else {}, _REMEMBERED[self._steps].rows)
            _write_on_from(_REMEMBERED[self._steps].heads)
        self._mark = _mark()
        return _REMEMBERED[self._steps].given  # type: ignore[no-any-return]


def _write_on_from(heads: Heads) -> None:
    """The process knows where it wrote last, as if it had been just now."""
    ledger_writer._last.update(heads)


def _mark() -> object:
    """What is another once anything was written."""
    if connection.vendor == "sqlite":
        return connection.connection.total_changes
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_wal_insert_lsn()::text")
        return cursor.fetchone()


def _every_row() -> Rows:
    return {model: _rows_of(model) for model in apps.get_models()}


def _rows_of(model: type[Model]) -> set[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {_columns(model)} FROM {_quoted(model._meta.db_table)}")
        return {tuple(map(_fixed, row)) for row in cursor.fetchall()}


def _fixed(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value


def _put(before: Rows, after: Rows) -> None:
    """Makes the rows that are there into those of after the step; the database looks at keys when all is done."""
    with transaction.atomic(), connection.cursor() as cursor:
        for model, rows in after.items():
            for gone in before.get(model, set()) - rows:
                _delete(cursor, model, gone)
        for model, rows in after.items():
            if come := rows - before.get(model, set()):
                _insert(cursor, model, come)


def _delete(cursor: Any, model: type[Model], row: tuple[Any, ...]) -> None:
    key = [(field.column, row[_fields(model).index(field)]) for field in model._meta.pk_fields]
    where = " AND ".join(f"{_quoted(column)} = %s" for column, _value in key)
    cursor.execute(f"DELETE FROM {_quoted(model._meta.db_table)} WHERE {where}", [value for _, value in key])


def _insert(cursor: Any, model: type[Model], rows: set[tuple[Any, ...]]) -> None:
    one = f"({', '.join(['%s'] * len(_fields(model)))})"
    values = ", ".join([one] * len(rows))
    into = f"{_quoted(model._meta.db_table)} ({_columns(model)})"
    cursor.execute(f"INSERT INTO {into} VALUES {values}", [value for row in rows for value in row])


@lru_cache(maxsize=256)
def _fields(model: type[Model]) -> list[Any]:
    return list(model._meta.local_concrete_fields)


@lru_cache(maxsize=256)
def _columns(model: type[Model]) -> str:
    return ", ".join(_quoted(field.column) for field in _fields(model))


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
