"""What is kept of a breach in clear: that there is one, when, and who deals with it. What happened, and by whom, lies
sealed in a file of its own."""

from django.db import models

from inconfidence.store.models import Cabinet, Member, SealedFile
from inconfidence.store.scoped import CharityForeignKey, CharityModel


class Breach(CharityModel):
    """A line of the register of breaches. Its id and its reference are those of the file that says what happened.

    Either file may be erased: the line stays, and then it names nobody and points nowhere.
    """

    file = CharityForeignKey(SealedFile, models.PROTECT, null=True)
    # Where it lies, or lay: whoever holds its keys deals with it.
    cabinet = CharityForeignKey(Cabinet, models.PROTECT)
    # Whose information it was, where we hold a file of them.
    about = CharityForeignKey(SealedFile, models.PROTECT, null=True)
    reference = models.CharField(max_length=8)
    reported_by = CharityForeignKey(Member, models.PROTECT)
    reported_at = models.DateTimeField()
    # Until when it is decided whether the authority is told, and when that was.
    decide_by = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    owner = CharityForeignKey(Member, models.PROTECT, null=True)
    taken_on_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta(CharityModel.Meta):
        constraints = [models.UniqueConstraint(fields=["charity", "reference"], name="breach_reference")]
        indexes = [
            models.Index(fields=["charity", "reported_at"], name="breach_reported"),
            models.Index(fields=["charity", "reported_by", "reported_at"], name="breach_reporter"),
        ]


class Handler(CharityModel):
    """A member on whose list a breach was put: the gate opens it to them, and they are no party to it."""

    breach = CharityForeignKey(Breach, models.CASCADE)
    member = CharityForeignKey(Member, models.CASCADE)

    class Meta(CharityModel.Meta):
        constraints = [models.UniqueConstraint(fields=["charity", "member", "breach"], name="handler_once")]
