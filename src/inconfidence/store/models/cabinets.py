"""Cabinets and who holds their keys."""

from django.db import models

from inconfidence.store.models.charities import Branch
from inconfidence.store.models.members import Member
from inconfidence.store.scoped import CharityForeignKey, CharityModel


class Cabinet(CharityModel):
    """One kind of information of one branch (or of the whole charity), under one key.

    Kind `directory` holds no files: its key seals members' names. The public half lets anyone drop
    something in without being able to read it back.
    """

    kind = models.CharField(max_length=14)
    branch = CharityForeignKey(Branch, models.PROTECT, null=True)
    epoch = models.PositiveIntegerField(default=1)
    public_key = models.BinaryField()

    class Meta(CharityModel.Meta):
        indexes = [models.Index(fields=["charity", "kind", "branch"], name="cabinet_kind")]


class CabinetGrant(CharityModel):
    """A cabinet's keys, sealed to one key-holder, with the granter's signed word for it."""

    cabinet = CharityForeignKey(Cabinet, models.CASCADE)
    member = CharityForeignKey(Member, models.CASCADE)
    epoch = models.PositiveIntegerField()
    wrap = models.BinaryField()
    statement = models.BinaryField()
    signature = models.BinaryField()
    granter = CharityForeignKey(Member, models.PROTECT)

    class Meta(CharityModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["charity", "member", "cabinet"], name="cabinet_grant_once")
        ]
