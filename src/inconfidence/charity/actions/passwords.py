"""A member's own password: changed by whoever knows the old one, and by nobody else."""

from __future__ import annotations

from django.conf import settings

from inconfidence.charity.errors import NotKnown
from inconfidence.charity.guessing import one_try
from inconfidence.charity.house import gate
from inconfidence.charity.lookups import session_lookup
from inconfidence.gate.passwords import rewrap_member
from inconfidence.store.models import Member, Session
from inconfidence.vault.passwords import Cost


def password_change(*, session: Session, old: str, new: str) -> None:
    """Puts the member's keys under the new password; their other sessions end.

    Raises `WrongPassword` for the old one, `TooManyTries`, `PasswordTooShort` and its kin, and `NotKnown` where
    the password was changed elsewhere in the meantime.
    """
    member = session.member
    before = bytes(member.password)
    with one_try(session_lookup(session.id)):
        kept = rewrap_member(
            member.charity_id,
            member.id,
            old,
            new,
            before,
            bytes(member.private_wrapped),
            Cost(memory_kib=settings.ARGON2_MEMORY),
        )
    with gate().noting(member.id, "membership") as note:
        note.changed(kept.password, kept.private_wrapped)
        changed = Member.objects.filter(id=member.id, password=before, state=Member.State.ACTIVE).update(
            password=kept.password, private_wrapped=kept.private_wrapped
        )
        if not changed:
            raise NotKnown("the password was changed elsewhere in the meantime; sign in again")
        Session.objects.filter(member=member).exclude(id=session.id).delete()
