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
    # The server's own word for the public key: see `store.vouching`.
    proof = models.BinaryField(max_length=32)
    # Since when somebody is gone who held the keys of this epoch; None where nobody is.
    turn_owed = models.DateTimeField(null=True)

    class Meta(CharityModel.Meta):
        indexes = [models.Index(fields=["charity", "kind", "branch"], name="cabinet_kind")]


class Drawer(CharityModel):
    """A key under which the keys of some hundred files of a cabinet lie: `wrap` is it, under the cabinet's of `epoch`.

    So a cabinet's keys turn drawer by drawer. `made` is the epoch in which it was made: no file comes into it later,
    as whoever was gone by then may have kept its key.
    """

    cabinet = CharityForeignKey(Cabinet, models.PROTECT)
    made = models.PositiveIntegerField()
    # Which it is of those that were made in that epoch.
    number = models.PositiveIntegerField()
    epoch = models.PositiveIntegerField()
    wrap = models.BinaryField()

    class Meta(CharityModel.Meta):
        indexes = [models.Index(fields=["charity", "cabinet", "made", "number"], name="drawer_cabinet")]


class CabinetEpoch(CharityModel):
    """A turning of a cabinet's keys: the signed statement, as the ledger's line of it stands for."""

    cabinet = CharityForeignKey(Cabinet, models.CASCADE)
    epoch = models.PositiveIntegerField()
    statement = models.BinaryField()
    signature = models.BinaryField()
    signer = CharityForeignKey(Member, models.PROTECT)

    class Meta(CharityModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["charity", "cabinet", "epoch"], name="cabinet_epoch_once")
        ]


class FormerCabinetKeys(CharityModel):
    """The keys of an epoch before, sealed under the present one's, while anything may still be under them."""

    cabinet = CharityForeignKey(Cabinet, models.CASCADE)
    epoch = models.PositiveIntegerField()
    keys = models.BinaryField()
    turned_at = models.DateTimeField()

    class Meta(CharityModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["charity", "cabinet", "epoch"], name="former_cabinet_keys_once")
        ]


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
