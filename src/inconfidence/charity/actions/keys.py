"""Giving keys, and taking them: at once, in the same request (csf-2012/undertaking-lasts)."""

from __future__ import annotations

from inconfidence.charity.actions.members import REGISTER
from inconfidence.charity.cabinets import cabinets_of
from inconfidence.charity.errors import NotReady
from inconfidence.charity.house import CLOCK, gate, the_charity
from inconfidence.charity.sessions import sessions_end
from inconfidence.gate import Bearer
from inconfidence.gate.granting import cabinet_grant
from inconfidence.store.models import CabinetGrant, FileGrant, Member
from inconfidence.store.standing import standing
from inconfidence.vault.members import PublicKeys


def member_standing(member: Member) -> str:
    """Where the member stands today, in the vocabulary's word."""
    return standing(
        member.state,
        member.signed_digest,
        member.trained_until,
        the_charity().code_digest,
        CLOCK.now().date(),
    )


def cabinets_give(*, bearer: Bearer, member: Member) -> list[str]:
    """Gives the member the keys that their office carries; gives the kinds of cabinet given.

    Raises `NotReady` before a signed undertaking and valid training. A key that the giver does not hold
    cannot be given by them: it is left out of the answer.
    """
    if member_standing(member) != "good":
        raise NotReady("keys come after the signed undertaking and the training, not before")
    public = PublicKeys.from_bytes(bytes(member.public_keys))
    given = []
    with gate().acting(bearer, REGISTER, "grant") as act:
        held_already = set(CabinetGrant.objects.filter(member=member).values_list("cabinet_id", flat=True))
        for cabinet in cabinets_of(member):
            held = bearer.cabinets.get(cabinet.id)
            if held is None or cabinet.id in held_already:
                continue
            grant = cabinet_grant(bearer, cabinet.id, held, member.id, public)
            act.changed(grant.statement, grant.signature)
            CabinetGrant.objects.create(
                cabinet=cabinet,
                member=member,
                epoch=held.epoch,
                wrap=grant.wrap,
                statement=grant.statement,
                signature=grant.signature,
                granter_id=bearer.member,
            )
            given.append(cabinet.kind)
        act.remark(verb="keys given", member=str(member.id), cabinets=given)
    return given


def member_suspend(*, bearer: Bearer, member: Member) -> None:
    """Takes every key and session from the member, until somebody gives them anew."""
    _withdraw(bearer, member, Member.State.SUSPENDED, "suspended")


def member_take_leave(*, bearer: Bearer, member: Member) -> None:
    """The member leaves: every key and session goes at once; the undertaking stays on the register."""
    _withdraw(bearer, member, Member.State.LEFT, "left")


def _withdraw(bearer: Bearer, member: Member, state: Member.State, verb: str) -> None:
    with gate().acting(bearer, REGISTER, "grant") as act:
        act.remark(verb=verb, member=str(member.id))
        CabinetGrant.objects.filter(member=member).delete()
        FileGrant.objects.filter(member=member).delete()
        sessions_end(member.id)
        left_at = CLOCK.now() if state == Member.State.LEFT else None
        Member.objects.filter(id=member.id).update(state=state, left_at=left_at)
