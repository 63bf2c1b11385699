"""What is kept about membership: undertakings, training, keys to turn and to give, tries, second steps; and what the
charity adopted and said of itself.

Names are in the sealed directory.
"""

from django.db import models

from inconfidence.store.models import Member, SealedFile
from inconfidence.store.scoped import CharityForeignKey, CharityModel


class Undertaking(CharityModel):
    """A member's signed promise to keep one version of the code. It outlasts their membership."""

    member = CharityForeignKey(Member, models.PROTECT)
    code = models.CharField(max_length=60)
    # SHA-256 of the very text that was signed, and the member's Ed25519 signature over it.
    digest = models.CharField(max_length=64)
    signature = models.BinaryField()
    signed_at = models.DateTimeField()

    class Meta(CharityModel.Meta):
        indexes = [models.Index(fields=["charity", "member"], name="undertaking_member")]


class Adoption(CharityModel):
    """A version of the code that the board adopted: when, signed in which role, entered by whom.

    `texts` are the code's own and those of all it stands on, as `codex.versions` keeps them: they stay for
    ever. The version in force is the one that the charity's own row names.
    """

    code = models.CharField(max_length=60)
    # SHA-256 of what was compiled from the texts.
    digest = models.CharField(max_length=64)
    texts = models.BinaryField()
    adopted_on = models.DateField()
    # The role of whoever signed it for the board, such as "president". Never a name.
    signed_as = models.CharField(max_length=80)
    # From this day an undertaking to the version before counts no longer. None for the first version.
    sign_by = models.DateField(null=True)
    entered_by = CharityForeignKey(Member, models.PROTECT)
    entered_role = models.CharField(max_length=12)
    entered_at = models.DateTimeField()

    class Meta(CharityModel.Meta):
        indexes = [
            models.Index(fields=["charity", "digest"], name="adoption_digest"),
            models.Index(fields=["charity", "entered_at"], name="adoption_entered"),
        ]


class Statement(CharityModel):
    """What the charity says of one thing that it does with what it holds, in one wording; the latest counts.

    In clear, as the privacy notice has it for everybody: it is about no person.
    """

    # A question of `processing.questions`, such as `support/basis`; or a duty by the id of its clause.
    about = models.CharField(max_length=80)
    choice = models.CharField(max_length=20, default="")
    text_en = models.TextField(default="")
    text_fr = models.TextField(default="")
    # By when what is still open is done.
    until = models.DateField(null=True)
    entered_by = CharityForeignKey(Member, models.PROTECT)
    entered_at = models.DateTimeField()

    class Meta(CharityModel.Meta):
        indexes = [models.Index(fields=["charity", "about", "entered_at"], name="statement_about")]


class Place(CharityModel):
    """A place for paper that can be locked. What it is called, and where it is, lies under the directory's key."""

    name_sealed = models.BinaryField()
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta(CharityModel.Meta):
        indexes = [models.Index(fields=["charity", "made_at"], name="place_made")]


class PlaceKey(CharityModel):
    """A key to such a place that a member has, or had."""

    place = CharityForeignKey(Place, models.PROTECT)
    member = CharityForeignKey(Member, models.PROTECT)
    given_at = models.DateTimeField()
    back_at = models.DateTimeField(null=True)

    class Meta(CharityModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["charity", "place", "member"],
                condition=models.Q(back_at=None),
                name="place_key_once",
            )
        ]


class Training(CharityModel):
    """Training that a member has had: when, and until when it counts."""

    member = CharityForeignKey(Member, models.PROTECT)
    given_on = models.DateField()
    valid_until = models.DateField()
    entered_by = CharityForeignKey(Member, models.PROTECT)

    class Meta(CharityModel.Meta):
        indexes = [models.Index(fields=["charity", "member"], name="training_member")]


class Letter(CharityModel):
    """The letter owed to somebody who left: what they promised outlasts their leaving (csf-2012/undertaking-lasts).

    Whoever ended the membership owes it until it has been given. Gone if they come back.
    """

    member = CharityForeignKey(Member, models.PROTECT)
    owed_by = CharityForeignKey(Member, models.PROTECT)
    since = models.DateTimeField()
    given_at = models.DateTimeField(null=True)

    class Meta(CharityModel.Meta):
        constraints = [models.UniqueConstraint(fields=["charity", "member"], name="letter_once")]


class KeyToTurn(CharityModel):
    """A file whose key somebody held who has left or is suspended: it is turned at a key-holder's next unlocking."""

    file = CharityForeignKey(SealedFile, models.CASCADE)
    since = models.DateTimeField()

    class Meta(CharityModel.Meta):
        constraints = [models.UniqueConstraint(fields=["charity", "file"], name="key_to_turn_once")]


class PlaceToGive(CharityModel):
    """A place on a care team of somebody who forgot their password: given again to their new keys."""

    file = CharityForeignKey(SealedFile, models.CASCADE)
    member = CharityForeignKey(Member, models.CASCADE)
    since = models.DateTimeField()

    class Meta(CharityModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["charity", "member", "file"], name="place_to_give_once")
        ]


class SecondFactor(CharityModel):
    """What makes a member's one-time codes (RFC 6238), sealed under the server's key. Asked for once confirmed."""

    member = CharityForeignKey(Member, models.CASCADE)
    secret = models.BinaryField()
    confirmed_at = models.DateTimeField(null=True)
    # The half-minute whose code was last used: none works twice.
    last_step = models.BigIntegerField(default=0)

    class Meta(CharityModel.Meta):
        constraints = [models.UniqueConstraint(fields=["charity", "member"], name="second_factor_once")]


class Passkey(CharityModel):
    """A member's passkey (WebAuthn): its public half and what they call it, sealed under the server's key.

    `lookup` is an HMAC of the id that its authenticator chose: nobody has the same one twice.
    """

    member = CharityForeignKey(Member, models.CASCADE)
    lookup = models.BinaryField(max_length=32)
    sealed = models.BinaryField()
    # How often it was used, as it counts itself; one that does not count stays at 0.
    used = models.BigIntegerField(default=0)
    added_at = models.DateTimeField()

    class Meta(CharityModel.Meta):
        constraints = [models.UniqueConstraint(fields=["charity", "lookup"], name="passkey_once")]
        indexes = [models.Index(fields=["charity", "member"], name="passkey_member")]


class RecoveryCode(CharityModel):
    """One of the codes on paper: an HMAC under the server's key. Gone once used."""

    member = CharityForeignKey(Member, models.CASCADE)
    code = models.BinaryField(max_length=32)

    class Meta(CharityModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["charity", "member", "code"], name="recovery_code_once")
        ]


class Tries(CharityModel):
    """How often somebody tried to sign in or unlock, since when. Gone when they succeed.

    `at` is an HMAC under the server's key: of an address, known or not, or of a session.
    """

    at = models.BinaryField(max_length=32)
    since = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta(CharityModel.Meta):
        constraints = [models.UniqueConstraint(fields=["charity", "at"], name="tries_at")]
