"""Which cabinets a charity has, which offices hold their keys (cwc/cabinets, cwc/personnel-cabinet), and who does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from inconfidence.charity.house import CLOCK
from inconfidence.gate.bearer import Bearer, HeldCabinet
from inconfidence.gate.epochs import keys_by_epoch
from inconfidence.gate.errors import Absent, KeysTurned
from inconfidence.gate.ports import Grant
from inconfidence.gate.unlocking import CabinetWrap, open_cabinet
from inconfidence.store.adapter import signed_wrap
from inconfidence.store.books import Books
from inconfidence.store.epochs import former_of
from inconfidence.store.models import Cabinet, CabinetGrant, Member
from inconfidence.store.rows import rows, rows_with
from inconfidence.store.scope import current_charity
from inconfidence.store.vouching import must_be_vouched

# One of each for a branch; the others are one of each for the whole charity.
BY_BRANCH = ("support", "counselling")
BY_CHARITY = ("directory", "safeguarding", "personnel", "grievance", "whistleblowing")

# A listener holds no cabinet of files: what they may read, their place on a care team gives them.
_HELD = {
    "listener": {"directory"},
    "staff": {"directory"},
    "trustee": {"directory", "whistleblowing"},
    "counsellor": {"directory", "counselling"},
    "coordinator": {"directory", "support"},
    "safeguarding": {"directory", "support", "safeguarding"},
    "manager": {"directory", "support", "counselling", "safeguarding", "personnel", "grievance"},
}
# Offices of the whole charity hold every branch's cabinets of their kinds.
_EVERY_BRANCH = {"manager", "safeguarding"}
_ONE_AT_A_TIME = "SELECT id FROM store_cabinet WHERE charity_id = %s ORDER BY id FOR NO KEY UPDATE"
_WITH = "id IN (SELECT cabinet_id FROM store_cabinetgrant WHERE charity_id = %s AND member_id = %s)"


def offices_holding(kind: str) -> frozenset[str]:
    """The roles whose office carries the keys of the cabinets of this kind."""
    return frozenset(role for role, kinds in _HELD.items() if kind in kinds)


def cabinets_of(member: Member) -> list[Cabinet]:
    """The cabinets whose keys the member's office carries."""
    return [cabinet for cabinet in rows(Cabinet, "TRUE") if office_carries(member, cabinet)]


def office_carries(member: Member, cabinet: Cabinet) -> bool:
    """Whether the member's office carries the keys of this cabinet."""
    every = member.role in _EVERY_BRANCH or cabinet.branch_id in (None, member.branch_id)
    return every and cabinet.kind in _HELD.get(member.role, set())


def cabinets_held(bearer: Bearer) -> list[Cabinet]:
    """The cabinets whose keys are on the books for the bearer."""
    return cabinets_with(bearer.member)


def cabinets_with(member: UUID) -> list[Cabinet]:
    """The cabinets whose keys are on the books for a member."""
    return rows(Cabinet, _WITH, current_charity(), member)


def cabinets_one_at_a_time() -> None:
    """Whoever gives, takes or turns cabinets' keys waits for whoever is doing it now. (On SQLite they wait anyway.)"""
    books = Books()
    if books.locks:
        books.all(_ONE_AT_A_TIME, current_charity())


def grant_keep(cabinet: UUID, epoch: int, member: UUID, granter: UUID, grant: Grant) -> None:
    """Puts a cabinet's keys for a member on the books. Inside a transaction."""
    CabinetGrant.objects.create(
        cabinet_id=cabinet,
        member_id=member,
        epoch=epoch,
        wrap=grant.wrap,
        statement=grant.statement,
        signature=grant.signature,
        granter_id=granter,
    )


def grants_take(grants: QuerySet[CabinetGrant]) -> None:
    """Takes cabinets' keys from whoever has these; what they may have kept a copy of is to be turned.

    Inside a transaction.
    """
    gone = set(grants.values_list("cabinet_id", flat=True))
    Cabinet.objects.filter(id__in=gone, turn_owed__isnull=True).update(turn_owed=CLOCK.now())
    grants.delete()


def held_now(bearer: Bearer, cabinet: UUID) -> HeldCabinet:
    """The cabinet's present keys, opened afresh where those in hand are older.

    Raises `Absent` where no grant of them is on the books, `Forged`, and `SealBroken`.
    """
    found = grants_of(bearer.member, "cabinet_id = %s", cabinet)
    if not found:
        raise Absent
    return _held(bearer, found[0])


def keys_ever(bearer: Bearer, cabinet: UUID) -> Mapping[int, HeldCabinet]:
    """The cabinet's present keys and those of before that are kept, by epoch. Raises as `held_now`, and
    `KeysTurned` where they turned twice in between."""
    mine = CabinetGrant.objects.filter(member_id=bearer.member, cabinet_id=cabinet)
    for _ in range(2):
        held, former = held_now(bearer, cabinet), former_of(cabinet)
        # Had they turned between the two reads, those of before would lie under later keys.
        if mine.filter(epoch=held.epoch).exists():
            return keys_by_epoch(bearer.charity, cabinet, held, former)
    raise KeysTurned


def bearer_now(bearer: Bearer) -> Bearer:
    """The bearer with every cabinet's present keys: those that turned since they unlocked are opened afresh."""
    held = {grant.cabinet_id: _held(bearer, grant) for grant in grants_of(bearer.member)}
    return replace(bearer, cabinets=held)


def grants_of(member: UUID, which: str = "TRUE", *values: Any) -> list[CabinetGrant]:
    """The grants that are on the books for a member, each with its granter; of those, `which` (SQL)."""
    return rows_with(CabinetGrant, "granter", f"member_id = %s AND {which}", member, *values)


def _held(bearer: Bearer, grant: CabinetGrant) -> HeldCabinet:
    held = bearer.cabinets.get(grant.cabinet_id)
    if held is not None and held.epoch == grant.epoch:
        return held
    return open_cabinet(bearer.charity, bearer.member, bearer.private, wrap_of(grant))


def wrap_of(grant: CabinetGrant) -> CabinetWrap:
    """A grant's row as unlocking takes it. Raises `Forged` where the granter's keys are not their own."""
    must_be_vouched(grant.granter)
    return CabinetWrap(grant.cabinet_id, grant.epoch, signed_wrap(grant))
