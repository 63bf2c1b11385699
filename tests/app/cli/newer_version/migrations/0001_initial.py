"""The tables as the version before made them: with a column more."""

from importlib import import_module

from django.db.migrations import AddField
from django.db.models import TextField

_Initial = import_module("inconfidence.conduct.migrations.0001_initial").Migration


class Migration(_Initial):
    """Those of today, and a column that the version to come has dropped."""

    operations = [*_Initial.operations, AddField("breach", "handled", TextField(default=""))]
