"""The letter to somebody who leaves: owed by whoever ended their membership, until they have it
(csf-2012/undertaking-lasts and its kin)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from inconfidence.charity.actions.members import register_about
from inconfidence.charity.house import CLOCK, gate
from inconfidence.charity.models import Letter
from inconfidence.gate import Bearer
from inconfidence.gate.errors import Absent
from inconfidence.store.models import Member


def letter_owe(member: Member, by: UUID, since: datetime) -> None:
    """They have left: what they promised is to be sent to them. Inside the act. Who promised nothing gets no letter."""
    if member.signed_digest:
        Letter.objects.get_or_create(member=member, defaults={"owed_by_id": by, "since": since})


def letter_drop(member: Member) -> None:
    """They came back: should they leave again, a letter is owed anew. Inside the act."""
    Letter.objects.filter(member=member).delete()


def letter_give(*, bearer: Bearer, member: Member) -> None:
    """They have the letter. Said twice, it was given the first time. Raises `Refused`, and `Absent` where none is
    owed."""
    with gate().acting(bearer, register_about(bearer, member.role, member.branch_id), "membership") as act:
        act.remark(verb="letter given", member=str(member.id))
        letters = Letter.objects.filter(member=member)
        if not letters.exists():
            raise Absent
        letters.filter(given_at=None).update(given_at=CLOCK.now())
