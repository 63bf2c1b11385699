"""Signing: in, again after a lock, and the undertaking itself."""

from __future__ import annotations

from django.conf import settings

from inconfidence.charity.actions.file_keys import keys_turn_owed, places_take_up
from inconfidence.charity.actions.turning import cabinets_turn_owed
from inconfidence.charity.cabinets import grants_of, wrap_of
from inconfidence.charity.errors import NotKnown, Suspended
from inconfidence.charity.guessing import one_try
from inconfidence.charity.house import CLOCK, gate, the_charity
from inconfidence.charity.lookups import email_lookup, session_lookup
from inconfidence.charity.models import Undertaking
from inconfidence.gate import Bearer
from inconfidence.gate.errors import Forged
from inconfidence.gate.undertakings import sign_text
from inconfidence.gate.unlocking import unlock_member
from inconfidence.store.models import Charity, Member, Session
from inconfidence.store.rows import rows
from inconfidence.vault.errors import KeyBroken, SealBroken, WrongPassword
from inconfidence.vault.members import PrivateKeys
from inconfidence.vault.passwords import Cost, pretend

# Whose password is tried at all. Of those, a suspended one only reads whom to speak to.
_WITH_A_PASSWORD = {Member.State.ACTIVE, Member.State.SUSPENDED}
_NOT_KNOWN = "the address or the password is not right; type both again, or ask your manager"


def member_sign_in(*, email: str, password: str) -> Bearer:
    """The member with their keys in hand. Raises `NotKnown`, `TooManyTries`, and `Suspended`.

    An unknown address costs as much as a known one, and is counted alike.
    """
    lookup = email_lookup(email)
    member = next(iter(rows(Member, "lookup = %s", lookup)), None)
    try:
        with one_try(lookup):
            if member is None or member.state not in _WITH_A_PASSWORD:
                pretend(password, Cost(memory_kib=settings.ARGON2_MEMORY))
            bearer = member_unlock(member=member, password=password)
    except WrongPassword:
        raise NotKnown(_NOT_KNOWN) from None
    if member.state == Member.State.SUSPENDED:
        raise Suspended("they are suspended: let them speak with the charity manager")
    return _at_unlocking(bearer)


def session_member_unlock(*, session: Session, password: str) -> Bearer:
    """The session's own member again after a lock. Raises `WrongPassword`, and `TooManyTries`."""
    with one_try(session_lookup(session.id)):
        bearer = member_unlock(member=session.member, password=password)
    return _at_unlocking(bearer)


def _at_unlocking(bearer: Bearer) -> Bearer:
    """What waited for the keys that have just come to hand: keys to be turned, and places to be taken up."""
    bearer = cabinets_turn_owed(bearer=bearer)
    keys_turn_owed(bearer=bearer)
    places_take_up(bearer=bearer)
    return bearer


def member_unlock(*, member: Member, password: str) -> Bearer:
    """A member with their keys in hand, by their password. Slow on purpose; raises `WrongPassword`.

    Raises `Forged`, `KeyBroken` and `SealBroken` where what is on the books for them does not open: that is in the
    ledger by then.
    """
    # Looked at one by one, once the password was right: before, nobody is told that something is on the books.
    wraps = (wrap_of(grant) for grant in grants_of(member.id))
    stored, wrapped = bytes(member.password), bytes(member.private_wrapped)
    try:
        return unlock_member(member.charity_id, member.id, password, stored, wrapped, wraps)
    except (Forged, KeyBroken, SealBroken):
        with gate().noting(member.id, "fault"):
            pass
        raise


def undertaking_sign(*, bearer: Bearer, member: Member) -> None:
    """The member signs the undertaking to the code in force."""
    with gate().noting(bearer.member, "membership") as note:
        undertaking = sign_undertaking(member, bearer.private, the_charity())
        note.changed(bytes(undertaking.signature))


def sign_undertaking(member: Member, private: PrivateKeys, charity: Charity) -> Undertaking:
    """Keeps the member's signature over the code as it was adopted; to be called inside a transaction."""
    code, digest = charity.code, charity.code_digest
    Member.objects.filter(id=member.id).update(signed_code=code, signed_digest=digest, signed_until=None)
    return Undertaking.objects.create(
        member=member,
        code=code,
        digest=digest,
        signature=sign_text(private, digest),
        signed_at=CLOCK.now(),
    )
