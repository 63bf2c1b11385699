"""Files keep nothing of their own in clear: see `store.models.files`. What is due is kept here, and where there is
paper."""

from django.db import models

from inconfidence.charity.models import Place
from inconfidence.store.models import Cabinet, Member, SealedFile, SealedRecord
from inconfidence.store.scoped import CharityForeignKey, CharityModel


class Due(CharityModel):
    """Something owed about a file, by a member, by a day. What it is, a sealed record says."""

    file = CharityForeignKey(SealedFile, models.CASCADE)
    member = CharityForeignKey(Member, models.CASCADE)
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    record = CharityForeignKey(SealedRecord, models.CASCADE)
    # Whether they told something outside and owe the person a word of it: nobody of their office owes that with them.
    of_teller = models.BooleanField(default=False)

    class Meta(CharityModel.Meta):
        indexes = [models.Index(fields=["charity", "member", "done_at", "due_at"], name="due_member")]


class Paper(CharityModel):
    """A line of the register of paper. Its id is that of the file's record, which says what it is and what was done
    with it (csf-2012/paper-locked). The line stays when the file goes, so that its paper is found and destroyed."""

    record = CharityForeignKey(SealedRecord, models.PROTECT, null=True)
    # That of the file: whoever holds it reads the line, also after the file is gone.
    cabinet = CharityForeignKey(Cabinet, models.PROTECT)
    # The file's own.
    reference = models.CharField(max_length=8)
    place = CharityForeignKey(Place, models.PROTECT)
    # While it is out: who has it, since when, and by when it is back.
    taken_by = CharityForeignKey(Member, models.PROTECT, null=True)
    taken_at = models.DateTimeField(null=True)
    due_on = models.DateField(null=True)
    # When it was destroyed, or given to the person.
    gone_at = models.DateTimeField(null=True)

    class Meta(CharityModel.Meta):
        indexes = [
            models.Index(fields=["charity", "cabinet", "gone_at"], name="paper_cabinet"),
            models.Index(fields=["charity", "taken_by", "due_on"], name="paper_taken"),
        ]
