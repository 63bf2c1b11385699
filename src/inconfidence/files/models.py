"""Files keep nothing of their own in clear: see `store.models.files`. What is due is kept here."""

from django.db import models

from inconfidence.store.models import Member, SealedFile, SealedRecord
from inconfidence.store.scoped import CharityForeignKey, CharityModel


class Due(CharityModel):
    """Something owed about a file, by a member, by a day. What it is, a sealed record says."""

    file = CharityForeignKey(SealedFile, models.CASCADE)
    member = CharityForeignKey(Member, models.CASCADE)
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    record = CharityForeignKey(SealedRecord, models.CASCADE)

    class Meta(CharityModel.Meta):
        indexes = [models.Index(fields=["charity", "member", "done_at", "due_at"], name="due_member")]
