"""What is kept beside the file when somebody asks for what is theirs: which day, until when, and how it ended; and when
they were last asked whether it is right."""

from django.db import models

from inconfidence.store.models import Cabinet, Member, SealedFile, SealedRecord
from inconfidence.store.scoped import CharityForeignKey, CharityModel


class Request(CharityModel):
    """A line of the register of requests. Its id is that of the file's record, which says who asked, and what they
    said (csf-2012/subject-rights, cwc/access-in-writing)."""

    class Wanted(models.TextChoices):
        SEE = "see"
        COPY = "copy"
        CORRECT = "correct"
        DELETE = "delete"

    class Outcome(models.TextChoices):
        OPEN = "open"
        ANSWERED = "answered"
        CORRECTED = "corrected"
        ERASED = "erased"
        TOLD = "told"
        REFUSED = "refused"
        WITHDRAWN = "withdrawn"
        # Its file was erased while they waited to see it.
        UNANSWERED = "unanswered"

    # None once the file has been erased: that somebody asked, and that it was done in time, stays.
    record = CharityForeignKey(SealedRecord, models.PROTECT, null=True)
    # That of the file: whoever holds it reads the line, also after the file is gone.
    cabinet = CharityForeignKey(Cabinet, models.PROTECT)
    reference = models.CharField(max_length=8)
    wanted = models.CharField(max_length=7, choices=Wanted.choices)
    received_on = models.DateField()
    due_on = models.DateField()
    # When the person was told that it takes longer; it may be once.
    longer_on = models.DateField(null=True)
    taken_by = CharityForeignKey(Member, models.PROTECT)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.OPEN)
    closed_on = models.DateField(null=True)

    class Meta(CharityModel.Meta):
        constraints = [models.UniqueConstraint(fields=["charity", "reference"], name="request_reference")]
        indexes = [models.Index(fields=["charity", "outcome", "due_on"], name="request_due")]


class Check(CharityModel):
    """The last day on which what a file holds was checked with its person; what came of it, a sealed record says."""

    file = CharityForeignKey(SealedFile, models.CASCADE)
    checked_on = models.DateField()

    class Meta(CharityModel.Meta):
        constraints = [models.UniqueConstraint(fields=["charity", "file"], name="check_once")]
