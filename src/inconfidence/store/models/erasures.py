"""What is left of a file that was erased: that it was, when, why and by whom. Never a name, never a key."""

from django.db import models

from inconfidence.store.models.cabinets import Cabinet
from inconfidence.store.models.members import Member
from inconfidence.store.scoped import CharityForeignKey, CharityModel


class Erasure(CharityModel):
    """A line of the register of erasures. Its id, and its reference, were the file's own: no other file gets them.

    What it says goes into a list beside the backups as well, so that a restored one does not bring the file back.
    """

    class Ground(models.TextChoices):
        ASKED = "asked"
        TIME = "time"
        MISTAKE = "mistake"

    reference = models.CharField(max_length=8)
    cabinet = CharityForeignKey(Cabinet, models.PROTECT)
    ground = models.CharField(max_length=7, choices=Ground.choices)
    erased_at = models.DateTimeField()
    # None where a restored backup is older than the member.
    erased_by = CharityForeignKey(Member, models.PROTECT, null=True)
    # Until when the copies on paper have to be destroyed (the duty that comes with erasing), and when they were.
    paper_until = models.DateTimeField()
    paper_done_at = models.DateTimeField(null=True)
    # When nothing of its rows was left in the database's own files, and when no backup could open it any more.
    swept_at = models.DateTimeField(null=True)
    final_at = models.DateTimeField(null=True)

    class Meta(CharityModel.Meta):
        constraints = [models.UniqueConstraint(fields=["charity", "reference"], name="erasure_reference")]
        indexes = [models.Index(fields=["charity", "erased_at"], name="erasure_erased")]
