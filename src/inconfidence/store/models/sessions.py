"""Sessions and drafts: sealed, so that a stolen table opens nothing."""

from django.db import models

from inconfidence.store.models.files import SealedFile
from inconfidence.store.models.members import Member
from inconfidence.store.scoped import CharityForeignKey, CharityModel


class Session(CharityModel):
    """One sign-in. `digest` is the SHA-256 of the cookie's secret; `keys` are sealed under that secret.

    Locked is: no keys. The row then still knows whose text to keep as a draft.
    """

    member = CharityForeignKey(Member, models.CASCADE)
    digest = models.BinaryField(max_length=32)
    keys = models.BinaryField(default=b"")
    # The password was right and the second step is still to come: nobody is signed in yet.
    awaits_code = models.BooleanField(default=False)
    # What a passkey is asked to sign here, once; and when the second step was last taken.
    challenge = models.BinaryField(max_length=32, default=b"")
    step_taken_at = models.DateTimeField(null=True)
    # A cabinet's keys turned since these were sealed: the new ones are fetched at the next request.
    outdated = models.BooleanField(default=False)
    seen_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta(CharityModel.Meta):
        constraints = [models.UniqueConstraint(fields=["charity", "digest"], name="session_digest")]
        indexes = [models.Index(fields=["charity", "member"], name="session_member")]


class Draft(CharityModel):
    """What somebody was writing, sealed to their own public key: it can be kept while they are locked out."""

    member = CharityForeignKey(Member, models.CASCADE)
    # Which form it belongs to: an HMAC of its address, as addresses hold references.
    slot = models.BinaryField(max_length=32)
    # Which file the form is about, where it says so: the draft goes when the file does.
    about = CharityForeignKey(SealedFile, models.CASCADE, null=True)
    content = models.BinaryField()
    kept_at = models.DateTimeField()

    class Meta(CharityModel.Meta):
        constraints = [models.UniqueConstraint(fields=["charity", "member", "slot"], name="draft_slot")]
