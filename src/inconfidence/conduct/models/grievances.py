"""What is kept of a grievance in clear: that there is one, who raised it, and how far it has come. What it says, and of
whom, lies sealed in a file of its own."""

from django.db import models

from inconfidence.conduct.models.cases import Case
from inconfidence.store.models import Member, SealedFile
from inconfidence.store.scoped import CharityForeignKey, CharityModel


class Grievance(Case):
    """A line of the register of grievances."""

    # Whose grievance it is, where somebody raised it for a person whom we support: their file may be erased, too.
    about = CharityForeignKey(SealedFile, models.PROTECT, null=True)
    raised_by = CharityForeignKey(Member, models.PROTECT)
    raised_at = models.DateTimeField()
    # Until when whoever raised it is told that it has come, and when they were.
    acknowledge_by = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    # Since when it is looked at again; None where nobody appeals, or the appeal has a result.
    appealed_at = models.DateTimeField(null=True)

    class Meta(Case.Meta):
        indexes = [
            models.Index(fields=["charity", "raised_at"], name="grievance_raised"),
            models.Index(fields=["charity", "raised_by", "raised_at"], name="grievance_raiser"),
        ]


class OwnCopy(CharityModel):
    """What whoever raised a grievance keeps of it: their words, and what they were told. Sealed to them alone; it goes
    when the grievance does."""

    file = CharityForeignKey(SealedFile, models.CASCADE)
    member = CharityForeignKey(Member, models.CASCADE)
    kept_at = models.DateTimeField()
    content = models.BinaryField()

    class Meta(CharityModel.Meta):
        indexes = [models.Index(fields=["charity", "member", "file"], name="own_copy_of")]
