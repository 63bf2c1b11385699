"""What is kept beside the file when something leaves the care team: who takes part and when, in clear.

What was asked, answered or told is ciphertext: messages under their thread's key, all else in the file.
"""

from django.db import models

from inconfidence.store.models import Cabinet, Member, SealedRecord
from inconfidence.store.scoped import CharityForeignKey, CharityModel


class Consultation(CharityModel):
    """A question to a colleague. Its id is that of the file's record, which keeps the thread's key.

    Each wrap is that key, sealed to one of the two who take part; `terms` is what the gate must know.
    """

    record = CharityForeignKey(SealedRecord, models.CASCADE)
    asker = CharityForeignKey(Member, models.PROTECT)
    colleague = CharityForeignKey(Member, models.PROTECT)
    asked_at = models.DateTimeField()
    terms = models.BinaryField()
    asker_wrap = models.BinaryField()
    colleague_wrap = models.BinaryField()

    class Meta(CharityModel.Meta):
        indexes = [
            models.Index(fields=["charity", "asker", "asked_at"], name="consultation_asker"),
            models.Index(fields=["charity", "colleague", "asked_at"], name="consultation_colleague"),
        ]


class Message(CharityModel):
    """One thing said in a thread, sealed under its key as its author's."""

    consultation = CharityForeignKey(Consultation, models.CASCADE)
    author = CharityForeignKey(Member, models.PROTECT)
    sent_at = models.DateTimeField()
    content = models.BinaryField()

    class Meta(CharityModel.Meta):
        indexes = [models.Index(fields=["charity", "consultation", "sent_at"], name="message_thread")]


class Disclosure(CharityModel):
    """A line of the register: something went to somebody outside (house/register).

    Its id is that of the file's record, which says what, to whom and on which clause, and holds the document.
    """

    # None once the file has been erased: that something was told, when and by whom stays on the register.
    record = CharityForeignKey(SealedRecord, models.PROTECT, null=True)
    # That of the file: whoever holds it reads the line, also after the file is gone.
    cabinet = CharityForeignKey(Cabinet, models.PROTECT)
    reference = models.CharField(max_length=8)
    made_by = CharityForeignKey(Member, models.PROTECT)
    made_at = models.DateTimeField()

    class Meta(CharityModel.Meta):
        constraints = [models.UniqueConstraint(fields=["charity", "reference"], name="disclosure_reference")]
        indexes = [models.Index(fields=["charity", "made_at"], name="disclosure_made")]


class Enquiry(CharityModel):
    """Somebody outside asked about a person: left sealed for the manager, and deleted when dealt with."""

    taken_by = CharityForeignKey(Member, models.PROTECT)
    taken_at = models.DateTimeField()
    content = models.BinaryField()

    class Meta(CharityModel.Meta):
        indexes = [models.Index(fields=["charity", "taken_at"], name="enquiry_taken")]
