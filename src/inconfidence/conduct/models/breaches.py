"""What is kept of a breach in clear: that there is one, when, and who deals with it. What happened, and by whom, lies
sealed in a file of its own."""

from django.db import models

from inconfidence.conduct.models.cases import Case
from inconfidence.store.models import Member, SealedFile
from inconfidence.store.scoped import CharityForeignKey


class Breach(Case):
    """A line of the register of breaches."""

    # Whose information it was, where we hold a file of them: it may be erased, too.
    about = CharityForeignKey(SealedFile, models.PROTECT, null=True)
    reported_by = CharityForeignKey(Member, models.PROTECT)
    reported_at = models.DateTimeField()
    # Until when it is decided whether the authority is told, and when that was.
    decide_by = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)

    class Meta(Case.Meta):
        indexes = [
            models.Index(fields=["charity", "reported_at"], name="breach_reported"),
            models.Index(fields=["charity", "reported_by", "reported_at"], name="breach_reporter"),
        ]
