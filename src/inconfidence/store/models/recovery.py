"""The charity's recovery key, and every cabinet's keys sealed to it."""

from django.db import models

from inconfidence.store.models.cabinets import Cabinet
from inconfidence.store.models.members import Member
from inconfidence.store.scoped import CharityForeignKey, CharityModel


class RecoveryKey(CharityModel):
    """The public half; the private one is on the trustees' sheets alone. The last generation counts.

    `signature` is the signer's word for it, `signer_public` the key that they had then. The ledger's `line` says
    the same, and `proof` is the server's own word: nobody who can write here alone puts another key in its place.
    """

    generation = models.PositiveIntegerField()
    public_keys = models.BinaryField()
    # So many sheets were made, and so many of them open.
    made = models.PositiveSmallIntegerField()
    needed = models.PositiveSmallIntegerField()
    signer = CharityForeignKey(Member, models.PROTECT)
    signer_public = models.BinaryField()
    signature = models.BinaryField()
    line = models.BigIntegerField(default=0)
    proof = models.BinaryField(max_length=32)
    made_at = models.DateTimeField()

    class Meta(CharityModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["charity", "generation"], name="recovery_key_generation")
        ]


class RecoveryGrant(CharityModel):
    """One epoch of a cabinet's keys, sealed to the recovery key, with the granter's signed word for it."""

    recovery = CharityForeignKey(RecoveryKey, models.CASCADE)
    cabinet = CharityForeignKey(Cabinet, models.CASCADE)
    epoch = models.PositiveIntegerField()
    wrap = models.BinaryField()
    statement = models.BinaryField()
    signature = models.BinaryField()

    class Meta(CharityModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["charity", "recovery", "cabinet", "epoch"], name="recovery_grant_once"
            )
        ]
