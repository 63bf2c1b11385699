"""What the trustees' sheets give back, together: a manager's place, with new keys and every cabinet of the office."""

from __future__ import annotations

from django.conf import settings

from inconfidence.charity.actions.readmission import keys_forget
from inconfidence.charity.cabinets import cabinets_of, cabinets_one_at_a_time, grant_keep
from inconfidence.charity.errors import NotKnown
from inconfidence.charity.house import gate
from inconfidence.charity.lookups import email_lookup
from inconfidence.gate import Bearer
from inconfidence.gate.acting import Note
from inconfidence.gate.bearer import HeldCabinet
from inconfidence.gate.errors import Forged
from inconfidence.gate.granting import cabinet_grant
from inconfidence.gate.recovery import recovery_bearer
from inconfidence.gate.unlocking import CabinetWrap, Enrolment, enrol_member
from inconfidence.store.models import Cabinet, Member
from inconfidence.store.recovery import recovery_now, recovery_wraps
from inconfidence.store.scope import current_charity
from inconfidence.store.vouching import member_proof, public_key_of
from inconfidence.vault.passwords import Cost
from inconfidence.vault.recovery import RecoverySeed


def trustees_open(seed: RecoverySeed) -> Bearer:
    """The trustees together, every cabinet's present keys in hand.

    Raises `NotThisCharity` for other sheets, and `Forged` where what was sealed to them is not the cabinet's.
    """
    wraps: list[CabinetWrap] = recovery_wraps()
    bearer = recovery_bearer(current_charity(), recovery_now(), seed, wraps)
    for cabinet in Cabinet.objects.all():
        held = bearer.cabinets.get(cabinet.id)
        if held is None or held.keys.public.to_bytes() != public_key_of(cabinet):
            raise Forged
    return bearer


def manager_find(email: str) -> Member:
    """The manager with this address, whatever became of them; raises `NotKnown` for anybody else."""
    member = Member.objects.filter(lookup=email_lookup(email), role="manager").first()
    if member is None:
        raise NotKnown("no manager has this address; type it again, as they sign in with it")
    return member


def manager_recover(*, member: Member, seed: RecoverySeed, password: str) -> None:
    """Gives the manager new keys under this password, and their office's cabinets; their old keys go.

    Raises as `trustees_open`, and `PasswordTooShort` and its kin.
    """
    trustees = trustees_open(seed)
    cost = Cost(memory_kib=settings.ARGON2_MEMORY)
    enrolment = enrol_member(member.charity_id, member.id, password, cost)
    manager = Bearer(member.charity_id, member.id, enrolment.private, {})
    with gate().noting(member.id, "grant") as note:
        cabinets_one_at_a_time()
        member.refresh_from_db()
        keys_forget(member)
        member.refresh_from_db()
        _begin_anew(member, enrolment, note)
        for cabinet in cabinets_of(member):
            _give(manager, member, cabinet, trustees.cabinets[cabinet.id], note)


def _begin_anew(member: Member, enrolment: Enrolment, note: Note) -> None:
    public = enrolment.public.to_bytes()
    note.changed(public)
    Member.objects.filter(id=member.id).update(
        state=Member.State.ACTIVE,
        left_at=None,
        password=enrolment.password,
        private_wrapped=enrolment.private_wrapped,
        public_keys=public,
        keys_proof=member_proof(member.id, public, bytes(member.former_keys)),
        invitation=b"",
        invited_until=None,
    )


def _give(manager: Bearer, member: Member, cabinet: Cabinet, held: HeldCabinet, note: Note) -> None:
    """As at the founding: nobody else is there to sign it."""
    grant = cabinet_grant(manager, cabinet.id, held, member.id, manager.private.public)
    note.changed(grant.statement, grant.signature)
    grant_keep(cabinet.id, held.epoch, member.id, member.id, grant)
