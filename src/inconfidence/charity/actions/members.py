"""Becoming a member: invited, taken up, trained."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from inconfidence.charity.actions.signing import sign_undertaking
from inconfidence.charity.cabinets import cabinets_one_at_a_time
from inconfidence.charity.directory import sealed_name
from inconfidence.charity.errors import AlreadyMember, NotKnown
from inconfidence.charity.house import CLOCK, gate, the_charity
from inconfidence.charity.lookups import email_lookup, invitation_lookup
from inconfidence.charity.models import Training
from inconfidence.gate import Bearer, Movement
from inconfidence.gate.directory import Name
from inconfidence.gate.unlocking import enrol_member
from inconfidence.kernel.ids import new_id
from inconfidence.store.models import Branch, Member
from inconfidence.store.rows import row_of
from inconfidence.store.vouching import member_proof
from inconfidence.vault.passwords import Cost

INVITATION_LIFE = timedelta(days=14)
_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"

# Keeping the members' register: what is written down about a volunteer, by whoever answers for them.
REGISTER = Movement(
    action="record",
    purpose="personnel",
    information="personnel",
    subject="volunteer",
    relation="responsible",
)


_REGISTER_READ = Movement(
    action="view",
    purpose="personnel",
    information="personnel",
    subject="volunteer",
    relation="responsible",
)


# Whom the register is about, by their office; everybody else is a volunteer.
_SUBJECTS = {"manager": "staff", "staff": "staff", "trustee": "trustee"}
_OF_A_BRANCH = {"listener", "counsellor"}


def register_about(bearer: Bearer, role: str, branch: UUID | None) -> Movement:
    """As `writing_about`, for the bearer as they are on the books now."""
    return writing_about(row_of(Member, bearer.member), role, branch)


def writing_about(actor: Member, role: str, branch: UUID | None) -> Movement:
    """Writing in the register about somebody of this office and branch.

    A coordinator answers for those who work in their own branch, and for nobody else: else they could make
    a manager of their own, or take every key from the one there is.
    """
    theirs = actor.role != "coordinator" or (role in _OF_A_BRANCH and branch == actor.branch_id)
    relation = "responsible" if theirs else "none"
    return replace(REGISTER, subject=_SUBJECTS.get(role, "volunteer"), relation=relation)


def register_read(*, bearer: Bearer) -> None:
    """The members' register is opened, and that is written down. Raises `Refused`."""
    with gate().acting(bearer, _REGISTER_READ, "passage") as act:
        act.remark(verb="register read")


def member_invite(
    *, bearer: Bearer, name: str, email: str, role: str, branch: Branch | None, language: str
) -> tuple[Member, str]:
    """Enters somebody as invited; gives the one-time code to hand to them. Raises `AlreadyMember`.

    The code is shown once and kept nowhere: the row holds its HMAC. Who was invited before and has not
    come is invited anew, and the code of before is worth nothing.
    """
    code = fresh_code()
    waiting = Member.objects.filter(lookup=email_lookup(email), state=Member.State.INVITED).first()
    member = waiting.id if waiting else new_id()
    about = register_about(bearer, role, branch.id if branch else None)
    if waiting and register_about(bearer, waiting.role, waiting.branch_id).relation == "none":
        # Somebody else's to invite is somebody else's to invite anew.
        about = replace(about, relation="none")
    with gate().acting(bearer, about, "membership") as act:
        cabinets_one_at_a_time()
        act.remark(verb="invited", member=str(member), role=role)
        sealed = sealed_name(bearer, member, Name(name, email))
        act.changed(sealed)
        row = _invited(
            member,
            branch=branch,
            role=role,
            lookup=email_lookup(email),
            name_sealed=sealed,
            language=language,
            invitation=invitation_lookup(code),
            invited_until=CLOCK.now() + INVITATION_LIFE,
        )
    return row, code


def fresh_code() -> str:
    """A one-time code, in four groups of four: 30¹⁶ of them, more than 2⁷⁸."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


def others_vouch_for(member: Member) -> bool:
    """Whether there is another manager or a trustee to enter this member's training."""
    others = Member.objects.filter(role__in=["manager", "trustee"], state=Member.State.ACTIVE)
    return others.exclude(id=member.id).exists()


def _invited(member: UUID, **words: Any) -> Member:
    """The row, new or anew. Raises `AlreadyMember`: an answer, which the gate does not take for a fault."""
    try:
        with transaction.atomic():
            if Member.objects.filter(id=member, state=Member.State.INVITED).update(**words):
                return Member.objects.get(id=member)
            return Member.objects.create(id=member, **words)
    except IntegrityError:
        raise AlreadyMember("somebody with this address is a member, or was one") from None


def invitation_find(code: str) -> Member:
    """The member whom the code invites; raises `NotKnown` for a wrong, used or lapsed one."""
    invited = Member.objects.filter(
        invitation=invitation_lookup(code), state=Member.State.INVITED, invited_until__gt=CLOCK.now()
    ).first()
    if invited is None:
        raise NotKnown("this code is not right, or it has lapsed; ask for a new one")
    return invited


def invitation_take_up(*, code: str, password: str) -> Member:
    """Makes the member's keys under their password and keeps their signed undertaking. Raises `NotKnown`."""
    member = invitation_find(code)
    cost = Cost(memory_kib=settings.ARGON2_MEMORY)
    enrolment = enrol_member(member.charity_id, member.id, password, cost)
    public = enrolment.public.to_bytes()
    with gate().noting(member.id, "membership") as note:
        taken = Member.objects.filter(id=member.id, state=Member.State.INVITED).update(
            state=Member.State.ACTIVE,
            password=enrolment.password,
            private_wrapped=enrolment.private_wrapped,
            public_keys=public,
            keys_proof=member_proof(member.id, public, bytes(member.former_keys)),
            invitation=b"",
            invited_until=None,
        )
        if not taken:
            raise NotKnown("this code has been used already; sign in instead")
        undertaking = sign_undertaking(member, enrolment.private, the_charity())
        note.changed(public, bytes(undertaking.signature))
    member.refresh_from_db()
    return member


def training_enter(*, bearer: Bearer, member: Member, given_on: date, valid_until: date) -> None:
    """Enters training that a member has had, and until when it counts.

    Nobody vouches for themself while there is another to do it: raises `Refused` then.
    """
    about = register_about(bearer, member.role, member.branch_id)
    if member.id == bearer.member and others_vouch_for(member):
        about = replace(about, relation="none")
    with gate().acting(bearer, about, "membership") as act:
        act.remark(verb="trained", member=str(member.id), until=valid_until.isoformat())
        Training.objects.create(
            member=member, given_on=given_on, valid_until=valid_until, entered_by_id=bearer.member
        )
        Member.objects.filter(id=member.id).update(trained_until=valid_until)
