"""A member as the gate must know them: standing in clear, name and address sealed."""

from django.db import models

from inconfidence.store.models.charities import Branch
from inconfidence.store.scoped import CharityForeignKey, CharityModel


class Member(CharityModel):
    """Somebody who works for the charity, paid or not.

    `name_sealed` is under the directory key: name and email address as JSON. `lookup` finds the row at
    sign-in: an HMAC of the address under the server's key, which is not in the database.
    """

    class State(models.TextChoices):
        INVITED = "invited"
        ACTIVE = "active"
        SUSPENDED = "suspended"
        LEFT = "left"

    branch = CharityForeignKey(Branch, models.PROTECT, null=True)
    role = models.CharField(max_length=12)
    state = models.CharField(max_length=9, choices=State.choices, default=State.INVITED)
    lookup = models.BinaryField(max_length=32)
    name_sealed = models.BinaryField()
    language = models.CharField(max_length=2, default="en")

    # Keys: empty until the invitation is taken up.
    password = models.BinaryField(default=b"")
    private_wrapped = models.BinaryField(default=b"")
    public_keys = models.BinaryField(default=b"")
    # Public keys of before they forgot a password, one after another, newest first: what they signed then holds.
    former_keys = models.BinaryField(default=b"")
    # The server's own word for both: see `store.vouching`.
    keys_proof = models.BinaryField(max_length=32, default=b"")

    # What standing is worked out from.
    signed_code = models.CharField(max_length=60, default="")
    signed_digest = models.CharField(max_length=64, default="")
    # The day from which an undertaking to a version before the one in force counts no longer.
    signed_until = models.DateField(null=True)
    trained_until = models.DateField(null=True)
    left_at = models.DateTimeField(null=True)

    # The one-time code of the invitation: its HMAC under the server's key, and when it lapses.
    invitation = models.BinaryField(max_length=32, default=b"")
    invited_until = models.DateTimeField(null=True)

    class Meta(CharityModel.Meta):
        constraints = [models.UniqueConstraint(fields=["charity", "lookup"], name="member_lookup")]
