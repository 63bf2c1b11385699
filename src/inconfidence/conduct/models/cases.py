"""What every register of cases keeps in clear."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models

from inconfidence.store.models import Cabinet, Member, SealedFile
from inconfidence.store.scoped import CharityForeignKey, CharityModel


class Case(CharityModel):
    """A line of a register. Its id and its reference are those of the file that says what happened.

    That file may be erased: the line stays, and then it names nobody and points nowhere.
    """

    file = CharityForeignKey(SealedFile, models.PROTECT, null=True)
    # Where it lies, or lay: whoever holds its keys deals with it.
    cabinet = CharityForeignKey(Cabinet, models.PROTECT)
    reference = models.CharField(max_length=8)
    owner = CharityForeignKey(Member, models.PROTECT, null=True)
    taken_on_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    if TYPE_CHECKING:
        # Django makes these for each register; the types of an abstract table do not say so.
        file_id: UUID | None
        owner_id: UUID | None

    @property
    def register(self) -> str:
        """Which register it is a line of, by name."""
        return str(self._meta.model_name)

    class Meta(CharityModel.Meta):
        abstract = True
        constraints = [models.UniqueConstraint(fields=["charity", "reference"], name="%(class)s_reference")]


class Handler(CharityModel):
    """A member on whose list a case was put: the gate opens it to them, and they are no party to it."""

    file = CharityForeignKey(SealedFile, models.CASCADE)
    member = CharityForeignKey(Member, models.CASCADE)

    class Meta(CharityModel.Meta):
        constraints = [models.UniqueConstraint(fields=["charity", "member", "file"], name="handler_once")]
