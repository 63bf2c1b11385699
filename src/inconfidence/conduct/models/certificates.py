"""What is kept in clear of a criminal-record certificate: that the paper itself is here, and until when. What was
written down of a check lies sealed in its line of the register."""

from django.db import models

from inconfidence.store.models import Cabinet, Member, SealedFile
from inconfidence.store.scoped import CharityForeignKey, CharityModel


class Certificate(CharityModel):
    """A certificate that is in the house, or was. Its id is that of the record which says where it is kept.

    The line of the register may be erased: this stays, and then it names nobody and points nowhere.
    """

    file = CharityForeignKey(SealedFile, models.PROTECT, null=True)
    # Where the line lies, or lay: whoever holds its keys has the paper to destroy.
    cabinet = CharityForeignKey(Cabinet, models.PROTECT)
    # That of the line.
    reference = models.CharField(max_length=8)
    # The record of the check that it is the certificate of.
    of_check = models.UUIDField()
    came_on = models.DateField()
    destroy_by = models.DateField()
    # Whether that runs from a decision: another decision then gives no more time.
    decided = models.BooleanField(default=False)
    destroyed_on = models.DateField(null=True)
    destroyed_by = CharityForeignKey(Member, models.PROTECT, null=True)

    class Meta(CharityModel.Meta):
        indexes = [
            models.Index(fields=["charity", "destroyed_on", "destroy_by"], name="certificate_due"),
            models.Index(fields=["charity", "file"], name="certificate_file"),
        ]
