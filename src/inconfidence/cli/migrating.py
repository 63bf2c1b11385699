"""What the database still lacks that this version of the program needs, and bringing it there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.exceptions import InconsistentMigrationHistory
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.migration import Migration
from django.db.migrations.operations import AddConstraint, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation

from inconfidence.cli.house import NotReady
from inconfidence.store.tables import Tables

# What leaves every row of before as it was: a backup that this version makes first, the version before can restore.
_HARMLESS = (CreateModel, AddIndex, AddConstraint)


@dataclass(frozen=True, slots=True)
class Pending:
    """Steps that the database has not taken. `new_tables`: the labels of the tables that they will make.

    `changes_tables`: whether they change tables, or rows, that are there.
    """

    steps: int
    new_tables: frozenset[str]
    changes_tables: bool


def pending() -> Pending | None:
    """What it lacks; None where that is nothing. Raises `NotReady`, also for one that a later version was at."""
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError:
        raise NotReady("the database does not answer: run `inconfidence doctor`, which says why") from None
    _must_not_be_later(executor.loader)
    steps = [step for step, _back in executor.migration_plan(executor.loader.graph.leaf_nodes())]
    return _summed_up(steps) if steps else None


def _summed_up(steps: list[Migration]) -> Pending:
    taken = [(step.app_label, operation) for step in steps for operation in _operations(step)]
    new = frozenset(f"{app}.{made.name}" for app, made in taken if isinstance(made, CreateModel))
    changes = any(_changes_what_is_there(app, operation, new) for app, operation in taken)
    return Pending(len(steps), new, changes)


def _operations(step: Migration) -> Iterator[Operation]:
    for operation in step.operations:
        yield from operation.models if isinstance(operation, Tables) else [operation]


def _changes_what_is_there(app: str, operation: Operation, new: frozenset[str]) -> bool:
    table = f"{app}.{getattr(operation, 'model_name', '')}".casefold()
    return not isinstance(operation, _HARMLESS) and table not in {label.casefold() for label in new}


def _must_not_be_later(loader: MigrationLoader) -> None:
    unknown = loader.applied_migrations.keys() - loader.disk_migrations.keys()
    if any(app in loader.migrated_apps for app, _name in unknown):
        raise NotReady(
            "nothing was changed: a later version of the program was at this database;"
            " take that version, or a later one"
        )


def migrate() -> None:
    """Takes the steps. Raises `NotReady` where one fails: that one is taken back, and those after it not begun."""
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except (DatabaseError, InconsistentMigrationHistory) as fault:  # its text could quote what is stored
        raise NotReady(
            f"the database was not brought up to date (`{type(fault).__name__}`): do not serve with it; put the"
            " version of before back and restore the backup with it, and tell who makes the program"
        ) from None
