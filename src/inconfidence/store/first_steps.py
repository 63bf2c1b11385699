"""How the first migration of an app is written: its tables at once (`store.tables`). All later ones, as by Django."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel, Migration
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.graph import MigrationGraph
from django.db.migrations.operations.base import Operation

from inconfidence.store.tables import Tables

_Added = AddField | AddIndex | AddConstraint


class TablesAtOnce(MigrationAutodetector):
    """Finds what has changed, as Django does, and writes first tables down as one step."""

    def changes(
        self,
        graph: MigrationGraph,
        trim_to_apps: set[str] | None = None,
        convert_apps: set[str] | None = None,
        migration_name: str | None = None,
    ) -> dict[str, list[Migration]]:
        """The migrations to write, by app."""
        found = super().changes(graph, trim_to_apps, convert_apps, migration_name)
        for app_label, migrations in found.items():
            for migration in migrations:
                if migration.initial:
                    migration.operations = [_at_once(migration.operations, app_label)]  # type: ignore[misc]  # its own class
        return found


def _at_once(operations: Sequence[Operation], app_label: str) -> Tables:
    """The same in one step: what Django adds to a table after it was made becomes a part of its making."""
    made: dict[str, CreateModel] = {}
    for operation in operations:
        if isinstance(operation, CreateModel):
            made[operation.name_lower] = operation
        elif isinstance(operation, _Added):
            name = operation.model_name.lower()
            [made[name]] = cast(list[CreateModel], made[name].reduce(operation, app_label))
        else:
            raise TypeError(f"`{operation!r}` in a first migration: say here how a table is made with it")
    return Tables(models=list(made.values()))
