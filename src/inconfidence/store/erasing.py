"""Deleting a file with all that hangs on it, and leaving nothing of it in the database's own files.

A row that was deleted still lies in the file system: in pages that are free, in the log written ahead. What was
sealed there opens nothing once its key is gone; the wraps of that key are such rows themselves, so they must go.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from threading import Event
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, OperationalError, connection, models

from inconfidence.store.backup.parts import KEY_COLUMNS, WHOLLY_KEYS
from inconfidence.store.list_rows import list_forget
from inconfidence.store.models import ListPage, SealedFile

# A table, and by which of its fields a row is a file's.
_Found = tuple[type[models.Model], str]
_BRIEFLY = 300  # milliseconds
# Of this process alone: where it ends, the log goes with the last connection.
_LOG_FULL = Event()


def file_delete(file: UUID) -> None:
    """Deletes a file and every row that hangs on it, of whichever app. Inside a transaction.

    What outlives it (a line of the register of what was told outside) points nowhere from then on.
    """
    list_forget(file)
    for model, path in outliving_files():
        rows: Any = model._default_manager.filter(**{path: file})
        rows.update(**{path.split("__")[0]: None})
    for model, path in hanging_on_files():
        rows = model._default_manager.filter(**{path: file})
        rows._raw_delete(DEFAULT_DB_ALIAS)


def hanging_on_files() -> list[_Found]:
    """Every table whose rows go with a file; those that point at others come before them."""
    return [found for found, goes in _pointing_at(SealedFile, "") if goes] + [(SealedFile, "id")]


def outliving_files() -> list[_Found]:
    """Every table whose rows stay when the file that they point at goes."""
    return [found for found, goes in _pointing_at(SealedFile, "") if not goes]


def _pointing_at(model: type[models.Model], path: str) -> Iterator[tuple[_Found, bool]]:
    """The tables that point at this one; whether their rows go with its own."""
    for relation in model._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ManyToOneRel) or relation.related_model is model:
            continue
        pointing, by = relation.related_model, f"{relation.field.name}{path}"
        if goes := relation.on_delete is models.CASCADE:
            yield from _pointing_at(pointing, f"__{by}")
        yield (pointing, by), goes


def sweep_at_once() -> bool:
    """As `sweep`, where it costs no more than a moment: on SQLite."""
    return connection.vendor == "sqlite" and sweep()


def log_empty() -> None:
    """Empties the log written ahead, which has in their order the last things that were written; where somebody is in
    the way, `log_settle` does it."""
    if connection.vendor == "sqlite" and not _swept():
        _LOG_FULL.set()


def log_settle() -> None:
    """Empties the log, where that is still to be done."""
    if _LOG_FULL.is_set() and _swept():
        _LOG_FULL.clear()


def _swept() -> bool:
    with suppress(OperationalError):
        return sweep()
    return False


def sweep() -> bool:
    """Leaves nothing of deleted rows in the database's own files; False where somebody is reading or writing, and
    it has to be tried again."""
    if connection.in_atomic_block:
        return False
    return _sweep_sqlite() if connection.vendor == "sqlite" else _sweep_postgresql()


def _sweep_sqlite() -> bool:
    """Free pages were overwritten when they came free (`secure_delete`); the log still has what they held."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        (patience,) = cursor.fetchone()
        cursor.execute(
            f"PRAGMA busy_timeout = {_BRIEFLY}"
        )  # a backup that is being read would keep a page waiting
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            (busy, *_frames) = cursor.fetchone()
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {int(patience)}")
    return not busy


def _tables() -> list[tuple[str, str]]:
    """Every table that has something of files, and the pages of lists that name them, with how it is swept.

    Those with keys are written anew, which takes them away from everybody meanwhile; what is left of the others
    opens with nothing.
    """
    anew = {*WHOLLY_KEYS, *KEY_COLUMNS, ListPage._meta.label}
    swept: set[type[models.Model]] = {ListPage, *(model for model, _path in hanging_on_files())}
    return sorted((one._meta.db_table, "FULL" if one._meta.label in anew else "ANALYZE") for one in swept)


_READING = """
SELECT count(*) FROM pg_stat_activity
WHERE backend_xmin IS NOT NULL AND pid <> pg_backend_pid() AND datname = current_database()
"""


def _sweep_postgresql() -> bool:
    """A deleted row stays in its table's pages until these are used again or the table is written anew; and is
    written along for whoever began to read before."""
    with connection.cursor() as cursor:
        cursor.execute(_READING)
        if cursor.fetchone()[0]:
            return False
        # As long as it takes to write; but nobody is kept from a table that somebody else is still holding.
        cursor.execute("SET statement_timeout = 0")
        cursor.execute("SET lock_timeout = '2s'")
        try:
            for table, how in _tables():
                cursor.execute(f"VACUUM ({how}) {connection.ops.quote_name(table)}")
        except OperationalError:
            return False
        finally:
            cursor.execute("RESET lock_timeout")
            cursor.execute("RESET statement_timeout")
    return True
