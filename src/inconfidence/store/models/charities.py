"""The charity and its branches: public facts, in clear."""

from django.db import models

from inconfidence.kernel.ids import new_id
from inconfidence.store.scoped import CharityModel


class Charity(models.Model):
    """A charity: the one shared table, written when it is founded and when it adopts a code."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120)
    # The id of the code in force, and the digest of its text on the day of adoption.
    code = models.CharField(max_length=60)
    code_digest = models.CharField(max_length=64)
    adopted_on = models.DateField()
    language = models.CharField(max_length=2, default="en")
    practice = models.BooleanField(default=False)
    founded_at = models.DateTimeField()


class Branch(CharityModel):
    """A branch of the charity; its cabinets are its own."""

    name = models.CharField(max_length=120)

    class Meta(CharityModel.Meta):
        constraints = [models.UniqueConstraint(fields=["charity", "name"], name="branch_name")]
