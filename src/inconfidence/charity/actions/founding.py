"""Founding: the charity, its cabinets, its first manager with the first keys, and an empty ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from inconfidence.charity.actions.signing import sign_undertaking
from inconfidence.charity.cabinets import BY_BRANCH, BY_CHARITY, grant_keep
from inconfidence.charity.house import CLOCK
from inconfidence.charity.lookups import email_lookup
from inconfidence.charity.models import Adoption, Training
from inconfidence.codex import Code, load
from inconfidence.codex.versions import texts_of
from inconfidence.gate.bearer import Bearer, HeldCabinet
from inconfidence.gate.directory import Name, seal_name
from inconfidence.gate.granting import cabinet_grant
from inconfidence.gate.recovery import RecoveryHalf
from inconfidence.gate.unlocking import Enrolment, enrol_member
from inconfidence.kernel.ids import new_id
from inconfidence.ledger.entry import Entry
from inconfidence.ledger.frontier import Frontier
from inconfidence.store.books import Books
from inconfidence.store.ledger_writer import append
from inconfidence.store.models import Branch, Cabinet, Charity, LedgerHead, Member
from inconfidence.store.recovery import recovery_keep, recovery_pin
from inconfidence.store.scope import charity_scope
from inconfidence.store.vouching import cabinet_proof, member_proof
from inconfidence.vault.cabinets import CabinetKeys
from inconfidence.vault.passwords import Cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Founder:
    """The first manager, who gives everybody else their keys."""

    name: str = field(repr=False)
    email: str = field(repr=False)
    password: str = field(repr=False)
    trained_until: date
    language: str = "en"


def charity_found(
    *,
    name: str,
    code: str,
    branches: Sequence[str],
    founder: Founder,
    recovery: RecoveryHalf,
    practice: bool = False,
    adopted_on: date | None = None,
    signed_as: str = "",
) -> tuple[Charity, Bearer]:
    """Founds a charity under a code; gives it and the first manager, keys in hand.

    The founder signs the undertaking here and answers for their own training, and for the public half of the
    recovery key, whose other half is on the trustees' sheets. Raises `CodeError` for a code that is not there,
    and the errors of a password that will not do.

    `adopted_on`: the day on which the board adopted the code, today unless said. `signed_as`: the role of whoever
    signed it for the board (csf-2012/adopted); empty where nobody did.
    """
    law = load(code)
    charity = _charity(name, law, founder.language, practice)
    charity.adopted_on = adopted_on or charity.adopted_on
    now, member = charity.founded_at, new_id()
    enrolment = enrol_member(charity.id, member, founder.password, Cost(memory_kib=settings.ARGON2_MEMORY))
    with charity_scope(charity.id), transaction.atomic(durable=True):
        charity.save()
        LedgerHead.objects.create(charity=charity, frontier=Frontier.empty().to_bytes())
        places = [None, *(Branch.objects.create(name=branch) for branch in branches)]
        held = {cabinet.id: keys for cabinet, keys in _cabinets(places)}
        bearer = Bearer(charity.id, member, enrolment.private, held)
        row = _first_manager(bearer, founder, enrolment)
        pinned = recovery_pin(bearer, recovery, CLOCK)
        _first_version(charity, law, row, signed_as)
        sign_undertaking(row, enrolment.private, charity)
        for cabinet, keys in held.items():
            _keep_for_oneself(bearer, row, cabinet, keys)
            recovery_keep(bearer, cabinet, keys, pinned)
        adopted = Entry(at=now, kind="adoption", actor=member, change=bytes.fromhex(law.digest))
        append(Books(), charity.id, adopted)
    return charity, bearer


def _charity(name: str, law: Code, language: str, practice: bool) -> Charity:
    now = CLOCK.now()
    return Charity(
        name=name,
        code=law.id,
        code_digest=law.digest,
        adopted_on=now.date(),
        language=language,
        practice=practice,
        founded_at=now,
    )


def _first_version(charity: Charity, law: Code, row: Member, signed_as: str) -> None:
    Adoption.objects.create(
        code=law.id,
        digest=law.digest,
        texts=texts_of(law),
        adopted_on=charity.adopted_on,
        signed_as=signed_as,
        entered_by=row,
        entered_role=row.role,
        entered_at=charity.founded_at,
    )


def _cabinets(places: list[Branch | None]) -> list[tuple[Cabinet, HeldCabinet]]:
    made = []
    for branch in places:
        for kind in BY_CHARITY if branch is None else BY_BRANCH:
            keys = CabinetKeys.create()
            made.append((_cabinet(kind, branch, keys.public.to_bytes()), HeldCabinet(1, keys)))
    return made


def _cabinet(kind: str, branch: Branch | None, public: bytes) -> Cabinet:
    cabinet = Cabinet(kind=kind, branch=branch, epoch=1, public_key=public)
    cabinet.proof = cabinet_proof(cabinet.id, cabinet.epoch, public)
    cabinet.save(force_insert=True)
    return cabinet


def _keep_for_oneself(bearer: Bearer, row: Member, cabinet: UUID, keys: HeldCabinet) -> None:
    grant = cabinet_grant(bearer, cabinet, keys, row.id, bearer.private.public)
    grant_keep(cabinet, keys.epoch, row.id, row.id, grant)


def _first_manager(bearer: Bearer, founder: Founder, enrolment: Enrolment) -> Member:
    directory = Cabinet.objects.get(kind="directory").id
    row = Member.objects.create(
        id=bearer.member,
        role="manager",
        state=Member.State.ACTIVE,
        lookup=email_lookup(founder.email),
        name_sealed=seal_name(bearer, directory, bearer.member, Name(founder.name, founder.email)),
        language=founder.language,
        password=enrolment.password,
        private_wrapped=enrolment.private_wrapped,
        public_keys=enrolment.public.to_bytes(),
        keys_proof=member_proof(bearer.member, enrolment.public.to_bytes(), b""),
        trained_until=founder.trained_until,
    )
    today = timezone.localdate(CLOCK.now())
    Training.objects.create(member=row, given_on=today, valid_until=founder.trained_until, entered_by=row)
    return row
