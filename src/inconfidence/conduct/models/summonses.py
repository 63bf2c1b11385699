"""What is kept in clear of somebody's being called to give evidence: that it is so, and when support is to be offered.
Who is called, by whom, and what came of it lies sealed in a file of its own."""

from django.db import models

from inconfidence.conduct.models.cases import Case
from inconfidence.store.models import SealedFile
from inconfidence.store.scoped import CharityForeignKey


class Summons(Case):
    """A line of the register of those who are called to give evidence."""

    # About whom they are to speak, where we hold a file of them: it may be erased, too.
    about = CharityForeignKey(SealedFile, models.PROTECT, null=True)
    entered_at = models.DateTimeField()
    # From which day on support is to be offered (again); None where nothing is owed now.
    due_on = models.DateField(null=True)

    class Meta(Case.Meta):
        indexes = [models.Index(fields=["charity", "entered_at"], name="summons_entered")]
