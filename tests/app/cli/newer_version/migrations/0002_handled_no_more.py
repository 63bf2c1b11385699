"""The column goes."""

from django.db.migrations import Migration as Step
from django.db.migrations import RemoveField


class Migration(Step):
    """What the version to come does to the table."""

    dependencies = [("conduct", "0001_initial")]
    operations = [RemoveField("breach", "handled")]
