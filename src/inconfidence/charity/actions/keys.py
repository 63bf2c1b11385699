"""Giving keys, and taking them: at once, in the same request (csf-2012/undertaking-lasts)."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from inconfidence.charity.actions.file_keys import keys_owe_turning
from inconfidence.charity.actions.letters import letter_drop, letter_owe
from inconfidence.charity.actions.members import register_about
from inconfidence.charity.actions.turning import epoch_turn, files_catch_up
from inconfidence.charity.cabinets import (
    cabinets_of,
    cabinets_one_at_a_time,
    cabinets_with,
    grant_keep,
    grants_take,
    held_now,
    office_carries,
)
from inconfidence.charity.errors import LastHolder, NotReady
from inconfidence.charity.house import CLOCK, gate, the_charity
from inconfidence.charity.models import PlaceToGive
from inconfidence.charity.sessions import sessions_end
from inconfidence.gate import Bearer
from inconfidence.gate.granting import cabinet_grant
from inconfidence.store.models import Cabinet, CabinetGrant, FileGrant, Member
from inconfidence.store.standing import good, standing
from inconfidence.store.vouching import public_keys_of


def member_standing(member: Member) -> str:
    """Where the member stands today, in the vocabulary's word."""
    return standing(
        member.state,
        member.signed_digest,
        member.signed_until,
        member.trained_until,
        the_charity().code_digest,
        timezone.localdate(CLOCK.now()),
    )


def in_good_standing(of: str = "") -> Q:
    """The same as a condition: those who stand "good" today. `of` leads to the member, as `member__` does."""
    return good(the_charity().code_digest, timezone.localdate(CLOCK.now()), of)


def cabinets_give(*, bearer: Bearer, member: Member) -> list[str]:
    """Gives the member the keys that their office carries; gives the kinds of cabinet given.

    Raises `NotReady` before a signed undertaking and valid training. A key that the giver does not hold
    cannot be given by them: it is left out of the answer.
    """
    given = []
    with gate().acting(bearer, register_about(bearer, member.role, member.branch_id), "grant") as act:
        cabinets_one_at_a_time()
        # Read again, as they stand now: they may have left while this page was open.
        member.refresh_from_db()
        if member_standing(member) != "good":
            raise NotReady("keys come after the signed undertaking and the training, not before")
        public = public_keys_of(member)
        held_already, to_give = _held_by(member.id), _held_by(bearer.member)
        for cabinet in cabinets_of(member):
            if cabinet.id not in bearer.cabinets or cabinet.id not in to_give - held_already:
                continue
            held = held_now(bearer, cabinet.id)
            grant = cabinet_grant(bearer, cabinet.id, held, member.id, public)
            act.changed(grant.statement, grant.signature)
            grant_keep(cabinet.id, held.epoch, member.id, bearer.member, grant)
            given.append(cabinet.kind)
        act.remark(verb="keys given", member=str(member.id), cabinets=given)
        _drop_spare(given)
    return given


def cabinet_turn(*, bearer: Bearer, cabinet: Cabinet) -> Bearer:
    """Turns a cabinet's keys by hand; gives the bearer with the new ones. Raises as `epoch_turn`, and `Refused`."""
    about = register_about(bearer, "manager", None)
    with gate().acting(bearer, about, "grant") as act:
        act.remark(verb="keys turned", cabinet=cabinet.kind)
        with_new = epoch_turn(bearer, cabinet.id, act)
    files_catch_up(with_new, cabinet.id)
    return with_new


def _drop_spare(kinds: list[str]) -> None:
    """Takes keys from whoever held them for want of a holder: somebody whose office carries them has them now.

    A founder holds every key at first, the whistle-blowing cabinet's too, and that one may be about them.
    """
    given = CabinetGrant.objects.filter(cabinet__kind__in=kinds).select_related("member", "cabinet")
    spare = [grant.id for grant in given if not office_carries(grant.member, grant.cabinet)]
    if spare:
        grants_take(CabinetGrant.objects.filter(id__in=spare))


def member_suspend(*, bearer: Bearer, member: Member) -> None:
    """Takes every key and session from the member. Raises `LastHolder`."""
    _withdraw(bearer, member, Member.State.SUSPENDED, "suspended")


def member_take_leave(*, bearer: Bearer, member: Member) -> None:
    """The member leaves: every key and session goes at once; the undertaking stays on the register.

    Raises `LastHolder` for one whose keys nobody else holds.
    """
    _withdraw(bearer, member, Member.State.LEFT, "left")


def member_reinstate(*, bearer: Bearer, member: Member) -> None:
    """Lets a member come back who was suspended or had left. Keys are given after it, as to somebody new:
    what was taken is gone, and a place on a care team is whoever answers for that file's to give."""
    with gate().acting(bearer, register_about(bearer, member.role, member.branch_id), "membership") as act:
        act.remark(verb="reinstated", member=str(member.id))
        gone = Member.objects.filter(id=member.id, state__in=[Member.State.SUSPENDED, Member.State.LEFT])
        # Whoever never took up their invitation has no keys to come back to.
        state = Member.State.ACTIVE if member.public_keys else Member.State.INVITED
        gone.update(state=state, left_at=None)
        letter_drop(member)


def _withdraw(bearer: Bearer, member: Member, state: Member.State, verb: str) -> None:
    with gate().acting(bearer, register_about(bearer, member.role, member.branch_id), "grant") as act:
        cabinets_one_at_a_time()
        must_leave_a_holder(member)
        act.remark(verb=verb, member=str(member.id))
        left_at = CLOCK.now() if state == Member.State.LEFT else None
        if left_at is not None:
            letter_owe(member, bearer.member, left_at)
        # The row first: whoever is giving this member a file waits here, and then sees that they are gone.
        Member.objects.filter(id=member.id).update(state=state, left_at=left_at)
        grants_take(CabinetGrant.objects.filter(member=member))
        keys_owe_turning(FileGrant.objects.filter(member=member).values_list("file_id", flat=True))
        FileGrant.objects.filter(member=member).delete()
        PlaceToGive.objects.filter(member=member).delete()
        sessions_end(member.id)


def _held_by(member: UUID) -> set[UUID]:
    return {cabinet.id for cabinet in cabinets_with(member)}


def must_leave_a_holder(member: Member) -> None:
    """Raises `LastHolder` where nobody else who is here holds a cabinet that the member holds."""
    others = CabinetGrant.objects.exclude(member=member).filter(member__state=Member.State.ACTIVE)
    if _held_by(member.id) - set(others.values_list("cabinet_id", flat=True)):
        raise LastHolder("they hold keys that nobody else has: give these to another member first")
