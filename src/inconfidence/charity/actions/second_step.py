"""The second step, whichever it is: whether it is asked for, when a session last took it, and codes on paper."""

from __future__ import annotations

import secrets
from datetime import timedelta

from inconfidence.charity.errors import WrongPasskey
from inconfidence.charity.house import CLOCK, gate
from inconfidence.charity.lookups import recovery_code_lookup
from inconfidence.charity.models import Passkey, RecoveryCode, SecondFactor
from inconfidence.charity.passkeys import fresh_challenge
from inconfidence.store.models import Member, Session
from inconfidence.store.rows import rows

CODES = 10
# Changing one's second step takes one's second step, this lately.
FRESH = timedelta(minutes=10)
_LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"


def step_stands(member: Member) -> bool:
    """Whether the member is asked for a second step: a code from their telephone, or a passkey."""
    codes = rows(SecondFactor, "member_id = %s AND confirmed_at IS NOT NULL", member.id)
    return bool(codes or rows(Passkey, "member_id = %s", member.id))


def step_take(session: Session) -> None:
    """The session has just taken its second step."""
    Session.objects.filter(id=session.id).update(step_taken_at=CLOCK.now(), challenge=b"")


def step_is_fresh(session: Session) -> bool:
    """Whether the session may change its member's second step: it took it of late, or there is none yet."""
    taken = session.step_taken_at
    lately = taken is not None and CLOCK.now() - taken < FRESH
    return lately or not step_stands(session.member)


def challenge_set(session: Session) -> bytes:
    """What the session's next passkey must sign; what it was asked before counts no longer."""
    challenge = fresh_challenge()
    Session.objects.filter(id=session.id).update(challenge=challenge)
    return challenge


def challenge_take(session: Session) -> bytes:
    """What the session was asked, for one answer, right or wrong. Raises `WrongPasskey` where it was nothing."""
    challenge = bytes(session.challenge)
    asked = Session.objects.filter(id=session.id, challenge=challenge)
    # Two answers at once: one of them finds it gone.
    if not challenge or not asked.update(challenge=b""):
        raise WrongPasskey("nothing was asked of a passkey here, or it was answered already; try again")
    return challenge


def papers_renew(*, member: Member) -> list[str]:
    """Ten new codes on paper, shown this once, in place of those that are left."""
    with gate().noting(member.id, "membership"):
        return papers_issue(member)


def papers_issue(member: Member) -> list[str]:
    """The same, inside a transaction that has its line in the ledger already."""
    codes = [_fresh_code() for _ in range(CODES)]
    RecoveryCode.objects.filter(member=member).delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(member=member, code=recovery_code_lookup(code)) for code in codes
    )
    return codes


def paper_use(member: Member, typed: str) -> bool:
    """Whether it is one of the codes on paper, which is then used up."""
    return bool(RecoveryCode.objects.filter(member=member, code=recovery_code_lookup(typed)).delete()[0])


def papers_left(member: Member) -> int:
    """How many codes on paper are not used yet."""
    return RecoveryCode.objects.filter(member=member).count()


def papers_drop_unneeded(member: Member) -> None:
    """Codes on paper stand in for something: where that is gone, they go."""
    if not step_stands(member):
        RecoveryCode.objects.filter(member=member).delete()


def step_forget(member: Member) -> None:
    """The password alone lets the member in from now on."""
    for kept in (SecondFactor, Passkey, RecoveryCode):
        kept.objects.filter(member=member).delete()


def _fresh_code() -> str:
    """A code in two groups: 27¹⁰ of them, more than 2⁴⁷, and ten tries in a quarter of an hour."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(2))
    return "-".join(groups)
