"""The first step of an app's tables, taken at once.

Django makes tables one by one, and after each reads every model anew that is tied to it. Here that is every model
there is, as all belong to a charity: two seconds of each founding went by with it.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState


class Tables(Operation):
    """Makes the tables of `models`, each with its indexes and constraints, and reads the models once for all."""

    category = OperationCategory.ADDITION
    reversible = False  # nobody takes back every table there is
    serialization_expand_args = ["models"]

    def __init__(self, models: list[CreateModel]) -> None:
        self.models = models

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """How a migration writes it down."""
        return self.__class__.__name__, [], {"models": self.models}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Adds every model. What was read of the models so far is let go: else each would be read in by itself."""
        vars(state).pop("apps", None)
        for model in self.models:
            model.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Makes every table as it is when all of them are there."""
        for model in self.models:
            model.database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """For whoever runs `showmigrations --plan`."""
        return f"Make {len(self.models)} tables"
