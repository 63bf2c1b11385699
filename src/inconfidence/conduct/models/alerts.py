"""What is kept in clear of a wrong that somebody reported: that there is one, since which day, and who deals with it.
Of whoever reported it, nothing."""

from django.db import models

from inconfidence.conduct.models.cases import Case
from inconfidence.store.models import Member, SealedFile
from inconfidence.store.scoped import CharityForeignKey, CharityModel


class Alert(Case):
    """A line of the register of whistle-blowing. It has days where others have times: a time says who was here."""

    reported_on = models.DateField()
    # By what its letters are found, for whoever has the code.
    lookup = models.BinaryField(max_length=32)
    answer_by = models.DateField()
    # Nobody has answered yet, or not since whoever reported it wrote again.
    awaits_answer = models.BooleanField(default=True)

    class Meta(Case.Meta):
        constraints = [
            *Case.Meta.constraints,
            models.UniqueConstraint(fields=["charity", "lookup"], name="alert_lookup"),
        ]
        indexes = [models.Index(fields=["charity", "reported_on"], name="alert_reported")]


class Letter(CharityModel):
    """Something written to whoever reported a wrong, or by them: sealed under what their code makes. Theirs have no
    author."""

    file = CharityForeignKey(SealedFile, models.CASCADE)
    number = models.PositiveIntegerField()
    author = CharityForeignKey(Member, models.PROTECT, null=True)
    written_on = models.DateField()
    content = models.BinaryField()

    class Meta(CharityModel.Meta):
        constraints = [models.UniqueConstraint(fields=["charity", "file", "number"], name="letter_in_order")]
