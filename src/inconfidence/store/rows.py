"""Rows of the models by statements that are written once: for what runs at every page.

The ORM makes its statement anew each time, which costs ten times what the database does with it. As there,
every statement names the charity in scope.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection, models

from inconfidence.store.books import Books, read_uuid
from inconfidence.store.scope import current_charity
from inconfidence.store.scoped import CharityModel

Row = TypeVar("Row", bound=models.Model)
Owned = TypeVar("Owned", bound=CharityModel)
Converter = Callable[[Any, Any, Any], Any]


def rows(model: type[Owned], condition: str, *values: Any) -> list[Owned]:
    """The rows of the charity in scope for which the condition holds.

    `condition` is SQL with `%s` for each of the values, and may end in an order. Raises `NoCharity`.
    """
    return rows_of_all(model, f"charity_id = %s AND {condition}", current_charity(), *values)


def row_of(model: type[Owned], id: UUID) -> Owned:
    """The row of this id, as it is now. Raises the model's `DoesNotExist`."""
    found = rows(model, "id = %s", id)
    if not found:
        raise model.DoesNotExist
    return found[0]


def rows_with(model: type[Owned], key: str, condition: str, *values: Any) -> list[Owned]:
    """As `rows`, each with the row that its foreign key `key` points to, in one look.

    A column in `condition` that both tables have is named with its table.
    """
    found = Books().all(f"{_select_with(model, key)} AND {condition}", current_charity(), *values)
    theirs, width = _other(model, key), len(_fields(model))
    both = []
    for row in found:
        one = _made(model, *_reading(model), row[:width])
        setattr(one, key, _made(theirs, *_reading(theirs), row[width:]))
        both.append(one)
    return both


def rows_of_all(model: type[Row], condition: str, *values: Any) -> list[Row]:
    """As `rows`, of a table that is shared by all charities."""
    found = Books().all(f"{_select(model)} WHERE {condition}", *values)
    names, converters = _reading(model)
    return [_made(model, names, converters, row) for row in found]


def insert_once(row: CharityModel) -> bool:
    """Keeps a new row of the charity in scope; False, and nothing kept, where its id is taken."""
    row.charity_id = current_charity()
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in _fields(type(row))]
    kept = Books().change(_insert(type(row)), *values) == 1
    row._state.adding, row._state.db = not kept, DEFAULT_DB_ALIAS
    return kept


def _fields(model: type[models.Model]) -> Sequence[Any]:
    return model._meta.concrete_fields


@lru_cache(maxsize=64)
def _select(model: type[models.Model]) -> str:
    columns = ", ".join(f'"{field.column}"' for field in _fields(model))
    return f'SELECT {columns} FROM "{model._meta.db_table}"'  # noqa: S608  # names of our own models


def _other(model: type[models.Model], key: str) -> type[models.Model]:
    other: type[models.Model] = model._meta.get_field(key).related_model  # type: ignore[assignment]
    return other


@lru_cache(maxsize=64)
def _select_with(model: type[models.Model], key: str) -> str:
    """Both tables' columns, of one charity, up to the condition."""
    ours, theirs = model._meta.db_table, _other(model, key)._meta.db_table
    tables = ((ours, _fields(model)), (theirs, _fields(_other(model, key))))
    columns = ", ".join(f'"{table}"."{field.column}"' for table, fields in tables for field in fields)
    return (
        f'SELECT {columns} FROM "{ours}" JOIN "{theirs}"'  # noqa: S608  # names of our own models
        f' ON "{theirs}"."charity_id" = "{ours}"."charity_id" AND "{theirs}"."id" = "{ours}"."{key}_id"'
        f' WHERE "{ours}"."charity_id" = %s'
    )


@lru_cache(maxsize=64)
def _insert(model: type[models.Model]) -> str:
    columns = ", ".join(f'"{field.column}"' for field in _fields(model))
    places = ", ".join("%s" for _ in _fields(model))
    return f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({places}) ON CONFLICT (id) DO NOTHING'  # noqa: S608


@lru_cache(maxsize=64)
def _reading(model: type[models.Model]) -> tuple[list[str], list[tuple[int, Any, list[Converter]]]]:
    """The fields' names, and what makes of a column what the field gives, where that is not the same."""
    found = []
    for place, field in enumerate(_fields(model)):
        # Of a foreign key it is what it points to that says how it is read.
        column = field.get_col(model._meta.db_table)
        converters = connection.ops.get_db_converters(column) + column.get_db_converters(connection)
        if isinstance(column.output_field, models.UUIDField):
            converters = [_as_uuid]
        if converters:
            found.append((place, column, converters))
    return [field.attname for field in _fields(model)], found


def _as_uuid(value: Any, *_: Any) -> UUID | None:
    return None if value is None else read_uuid(value)


def _made(
    model: type[Row], names: list[str], converters: list[tuple[int, Any, list[Converter]]], row: Sequence[Any]
) -> Row:
    values = list(row)
    for place, column, steps in converters:
        for step in steps:
            values[place] = step(values[place], column, connection)
    return model.from_db(DEFAULT_DB_ALIAS, names, values)
