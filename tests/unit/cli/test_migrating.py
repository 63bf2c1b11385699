"""Which steps leave the rows of before as they were, so that a backup made first is one for the version before."""

import pytest
from django.db.migrations import AddField, CreateModel, DeleteModel, Migration, RemoveField, RunPython
from django.db.migrations.operations.base import Operation
from django.db.models import TextField

from inconfidence.cli.migrating import _summed_up
from inconfidence.store.tables import Tables

NEW = CreateModel("Breach", fields=[])


def step(*operations: Operation) -> Migration:
    made = Migration("0002_later", "conduct")
    made.operations = list(operations)
    return made


@pytest.mark.parametrize(
    "operations", [[NEW], [Tables([NEW])], [NEW, AddField("breach", "words", TextField())]]
)
def test_what_makes_tables_leaves_those_of_before_as_they_were(operations: list[Operation]) -> None:
    plan = _summed_up([step(*operations)])
    assert (plan.steps, plan.new_tables, plan.changes_tables) == (1, {"conduct.Breach"}, False)


@pytest.mark.parametrize(
    "operation",
    [
        RemoveField("request", "words"),
        AddField("request", "words", TextField()),
        DeleteModel("Request"),
        RunPython(RunPython.noop),
    ],
    ids=lambda operation: type(operation).__name__,
)
def test_what_changes_those_that_are_there_is_told_apart(operation: Operation) -> None:
    assert _summed_up([step(NEW), step(operation)]).changes_tables
