"""The ledger's rows. Order is (charity, index) under the locked head row; no sequence, which may skip."""

from django.db import models

from inconfidence.store.models.charities import Charity
from inconfidence.store.scoped import CharityModel


class LedgerHead(models.Model):
    """Where the charity's log stands: one row each, locked by whoever appends."""

    charity = models.OneToOneField(Charity, models.PROTECT, primary_key=True, related_name="+")
    size = models.BigIntegerField(default=0)
    frontier = models.BinaryField()


class LedgerEntry(CharityModel):
    """One line of the log, as the bytes that its leaf hash was made of.

    Its key is its place in the charity's log. A random one beside it would cost each append one more page
    of the disk, and give nothing: nothing points to a line.
    """

    id = None  # type: ignore[assignment]
    pk = models.CompositePrimaryKey("charity", "index")
    index = models.BigIntegerField()
    entry = models.BinaryField()
    leaf_hash = models.BinaryField(max_length=32)
    # Which file the line is about, again in a column, so that its reader finds it.
    file = models.UUIDField(null=True)

    class Meta(CharityModel.Meta):
        indexes = [models.Index(fields=["charity", "file", "index"], name="ledger_file")]


class Checkpoint(CharityModel):
    """A signed note over the log at one size."""

    size = models.BigIntegerField()
    note = models.BinaryField()
    signed_at = models.DateTimeField()

    class Meta(CharityModel.Meta):
        constraints = [models.UniqueConstraint(fields=["charity", "size"], name="checkpoint_size")]
