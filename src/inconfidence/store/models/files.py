"""Files about people, and what is kept in them: ciphertext, sizes, times and ids."""

from django.db import models

from inconfidence.store.models.cabinets import Cabinet, Drawer
from inconfidence.store.models.members import Member
from inconfidence.store.scoped import CharityForeignKey, CharityModel


class SealedFile(CharityModel):
    """One person's (or organisation's) file.

    `header` (name and how to be in touch) and `facts` (what the gate must know before it opens) are
    sealed under the file's own key; `key_wrap` is that key under its drawer's. Until a key-holder opens it, it lies in
    none, and was dropped into the cabinet by its public key of `dropped_in_epoch`.
    """

    cabinet = CharityForeignKey(Cabinet, models.PROTECT)
    reference = models.CharField(max_length=8)
    dropped_in_epoch = models.PositiveIntegerField()
    drawer = CharityForeignKey(Drawer, models.PROTECT, null=True)
    # Which of its keys the file is under: one more each time somebody comes off its care team. The keys
    # before it stay, sealed under the present one, for the ledger's entries of their time.
    generation = models.PositiveIntegerField(default=1)
    old_keys = models.BinaryField(default=b"")
    key_wrap = models.BinaryField()
    header = models.BinaryField()
    header_version = models.PositiveIntegerField(default=1)
    facts = models.BinaryField()
    facts_version = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField()
    # The page of its cabinet's list on which it stands as it is now; none once its header or its facts changed.
    page = models.UUIDField(null=True)

    class Meta(CharityModel.Meta):
        constraints = [models.UniqueConstraint(fields=["charity", "reference"], name="file_reference")]
        indexes = [
            models.Index(fields=["charity", "cabinet", "page"], name="file_cabinet"),
            models.Index(fields=["charity", "cabinet", "drawer"], name="file_drawer"),
        ]


class FileGrant(CharityModel):
    """A file's key, sealed to one member of its care team, with the granter's signed word for it."""

    file = CharityForeignKey(SealedFile, models.CASCADE)
    member = CharityForeignKey(Member, models.CASCADE)
    wrap = models.BinaryField()
    # The same key under the member's own symmetric one, made when they first open the wrap: a hundred
    # times quicker to open, and gone with the row.
    quick_wrap = models.BinaryField(default=b"")
    statement = models.BinaryField()
    signature = models.BinaryField()
    granter = CharityForeignKey(Member, models.PROTECT)
    since = models.DateTimeField()

    class Meta(CharityModel.Meta):
        constraints = [models.UniqueConstraint(fields=["charity", "member", "file"], name="file_grant_once")]
        indexes = [models.Index(fields=["charity", "file"], name="file_grant_file")]


class SealedRecord(CharityModel):
    """One thing kept in a file: a contact, a consultation, a disclosure. Which, the seal hides."""

    file = CharityForeignKey(SealedFile, models.CASCADE)
    author = CharityForeignKey(Member, models.PROTECT)
    kept_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    # The wording before a correction stays, and points to what replaced it.
    replaced_by = CharityForeignKey("store.SealedRecord", models.PROTECT, null=True)
    content = models.BinaryField()

    class Meta(CharityModel.Meta):
        indexes = [models.Index(fields=["charity", "file", "kept_at"], name="record_file")]
