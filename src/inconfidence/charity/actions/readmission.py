"""Letting somebody back in who forgot their password: new keys, and what they held given to these again.

Nobody can open the old keys, so a key-holder vouches for the person and gives anew, as at the beginning; or the
trustees do, with their sheets.
"""

from __future__ import annotations

from uuid import UUID

from inconfidence.charity.actions.file_keys import file_key_give
from inconfidence.charity.actions.keys import member_standing, must_leave_a_holder
from inconfidence.charity.actions.members import INVITATION_LIFE, fresh_code, register_about
from inconfidence.charity.cabinets import cabinets_one_at_a_time, grants_take
from inconfidence.charity.errors import NotReady
from inconfidence.charity.house import CLOCK, gate
from inconfidence.charity.lookups import invitation_lookup
from inconfidence.charity.models import Passkey, PlaceToGive, RecoveryCode, SecondFactor
from inconfidence.charity.sessions import sessions_end
from inconfidence.gate import Bearer, Movement
from inconfidence.gate.movement import BY_OFFICE
from inconfidence.kernel.errors import InConfidenceError
from inconfidence.store.models import CabinetGrant, Draft, FileGrant, Member
from inconfidence.store.vouching import member_proof

# So many at one unlocking: the others wait for the next.
AT_ONCE = 25


def member_readmit(*, bearer: Bearer, member: Member) -> str:
    """Takes the member's old keys off the books; gives the one-time code with which they make new ones.

    The bearer vouches that it is they: the code is for their ears alone. Their places on care teams are
    remembered. Raises `NotReady` for somebody who has no keys, and `LastHolder` where they hold what nobody else
    does: that only the trustees' sheets give back.
    """
    if member.id == bearer.member:
        raise NotReady("nobody vouches for themselves: change your own password, or ask another key-holder")
    code = fresh_code()
    with gate().acting(bearer, register_about(bearer, member.role, member.branch_id), "grant") as act:
        cabinets_one_at_a_time()
        member.refresh_from_db()
        if not _had_keys(member):
            raise NotReady("they have no keys to lose: invite them, or let them come back first")
        must_leave_a_holder(member)
        act.remark(verb="readmitted", member=str(member.id))
        keys_forget(member)
        Member.objects.filter(id=member.id).update(
            state=Member.State.INVITED,
            invitation=invitation_lookup(code),
            invited_until=CLOCK.now() + INVITATION_LIFE,
        )
    return code


def keys_forget(member: Member) -> None:
    """Everything that only the member's old keys open goes; what they gave stays given. Inside a transaction."""
    for file in FileGrant.objects.filter(member=member).values_list("file_id", flat=True):
        PlaceToGive.objects.get_or_create(file_id=file, member=member, defaults={"since": CLOCK.now()})
    grants_take(CabinetGrant.objects.filter(member=member))
    for kept in (FileGrant, Draft, SecondFactor, Passkey, RecoveryCode):
        kept.objects.filter(member=member).delete()
    sessions_end(member.id)
    former = bytes(member.public_keys) + bytes(member.former_keys)
    Member.objects.filter(id=member.id).update(
        password=b"",
        private_wrapped=b"",
        public_keys=b"",
        former_keys=former,
        keys_proof=member_proof(member.id, b"", former),
    )


def places_give_owed(*, bearer: Bearer) -> int:
    """Gives places on care teams again, to members who have new keys; gives how many.

    Each in a transaction of its own. One that the bearer cannot give waits for somebody who can.
    """
    cabinets = CabinetGrant.objects.filter(member_id=bearer.member).values_list("cabinet_id", flat=True)
    waiting = PlaceToGive.objects.filter(file__cabinet_id__in=list(cabinets)).select_related("member")
    ready = [place for place in waiting.order_by("since") if member_standing(place.member) == "good"]
    return sum(_given(bearer, place) for place in ready[:AT_ONCE])


def places_waiting(member: Member) -> int:
    """How many of the member's places on care teams are still to be given again."""
    return PlaceToGive.objects.filter(member=member).count()


def _given(bearer: Bearer, place: PlaceToGive) -> bool:
    wanted = Movement(action="keep", purpose=BY_OFFICE, information="support", file=place.file_id)
    try:
        with gate().passing(bearer, wanted) as passage:
            if not FileGrant.objects.filter(file_id=place.file_id, member=place.member).exists():
                passage.remark(verb="key-given-again", member=str(place.member_id))
                file_key_give(passage, bearer, place.member)
            _forget(place.id)
    except InConfidenceError:
        return False
    return True


def _forget(place: UUID) -> None:
    PlaceToGive.objects.filter(id=place).delete()


def _had_keys(member: Member) -> bool:
    """Whether they had keys and may be let back in: here, or waiting with a code that they lost."""
    if member.state == Member.State.ACTIVE:
        return True
    return member.state == Member.State.INVITED and bool(member.former_keys)
