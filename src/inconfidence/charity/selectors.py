"""Reads about members: who is on the books, and how they stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import prefetch_related_objects
from django.utils import timezone

from inconfidence.charity.actions.keys import member_standing
from inconfidence.charity.cabinets import cabinets_held, cabinets_of, cabinets_with, office_carries
from inconfidence.charity.directory import names_of
from inconfidence.charity.house import CLOCK, code_says, the_charity
from inconfidence.charity.models import Letter, Training
from inconfidence.flow import Flow
from inconfidence.gate import Bearer
from inconfidence.gate.directory import Name
from inconfidence.store.models import Cabinet, CabinetEpoch, CabinetGrant, Member
from inconfidence.store.rows import rows_with
from inconfidence.vault.epochs import EpochStatement

# So long before its last day is a training to be thought of.
_BEFORE_IT_LAPSES = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Listed:
    """A member on a list."""

    row: Member
    name: Name
    standing: str
    keyed: bool


def members_listed(bearer: Bearer) -> list[Listed]:
    """Everybody on the books, by name."""
    rows = list(Member.objects.select_related("branch"))
    names = names_of(bearer, rows)
    keyed = set(CabinetGrant.objects.values_list("member_id", flat=True))
    listed = [Listed(row, names[row.id], member_standing(row), row.id in keyed) for row in rows]
    return sorted(listed, key=lambda one: one.name.name.casefold())


def colleagues(bearer: Bearer) -> list[Listed]:
    """Members in good standing with their keys, but for the bearer: those who can be given a file."""
    return [
        one
        for one in members_listed(bearer)
        if one.standing == "good" and one.keyed and one.row.id != bearer.member
    ]


@dataclass(frozen=True, slots=True)
class Owed:
    """An undertaking that is still to be signed; `until`: the old one counts before that day, if at all."""

    until: date | None


def undertaking_owed(member: Member) -> Owed | None:
    """What the member has still to sign; None where they have signed the version in force."""
    if member.signed_digest == the_charity().code_digest:
        return None
    until = member.signed_until
    return Owed(until if until is not None and timezone.localdate(CLOCK.now()) < until else None)


def members_to_sign() -> int:
    """How many would sign an undertaking to a new version: everybody who is a member today."""
    return Member.objects.filter(state=Member.State.ACTIVE).count()


def trainings_to_renew(reader: Member) -> int:
    """How many members' training has lapsed, or does within thirty days: for a manager all, for a coordinator who may
    read the register their branch's, but for their own; none for anybody else.

    Every code asks for it (house/good-standing). Whose first one is still to be entered is not among them.
    """
    soon = timezone.localdate(CLOCK.now()) + _BEFORE_IT_LAPSES
    found = Member.objects.filter(state=Member.State.ACTIVE, trained_until__lte=soon)
    if reader.role == "manager":
        return found.count()
    if reader.role == "coordinator" and register_opens_to(reader):
        return found.filter(branch=reader.branch_id).exclude(id=reader.id).count()
    return 0


def letters_to_give(reader: Member) -> list[Letter]:
    """The letters to leavers that the reader owes: to those whose membership they ended; a manager's also what nobody
    in good standing owes any more. None for whoever may not read the register."""
    if not register_opens_to(reader):
        return []
    waiting = rows_with(Letter, "member", "given_at IS NULL ORDER BY since")
    if reader.role == "manager":
        prefetch_related_objects(waiting, "owed_by")
    return [letter for letter in waiting if letter.owed_by_id == reader.id or _passed_on(letter, reader)]


def _passed_on(letter: Letter, reader: Member) -> bool:
    return reader.role == "manager" and member_standing(letter.owed_by) != "good"


def training_ends(member: Member) -> date | None:
    """The last day of the member's own training, from thirty days before it; None while it is far, or is over."""
    today, until = timezone.localdate(CLOCK.now()), member.trained_until
    return until if until is not None and today <= until <= today + _BEFORE_IT_LAPSES else None


def register_opens_to(member: Member) -> bool:
    """Whether the code lets the member's office read the members' register: under some, not even a trustee's."""
    looking = Flow.of(
        action="view",
        actor=member.role,
        subject="volunteer",
        information="personnel",
        purpose="personnel",
        relation="responsible",
    )
    return code_says(looking).permitted


def keys_missing(member: Member) -> bool:
    """Whether the member's office carries keys that they do not hold."""
    held = {cabinet.id for cabinet in cabinets_with(member.id)}
    return any(cabinet.id not in held for cabinet in cabinets_of(member))


def keys_beyond_office(member: Member) -> list[Cabinet]:
    """Cabinets whose keys the member holds though their office does not carry them: until somebody's does."""
    return [cabinet for cabinet in cabinets_with(member.id) if not office_carries(member, cabinet)]


@dataclass(frozen=True, slots=True)
class ListedCabinet:
    """A cabinet on the page of keys: `turned_at` is None where its keys never turned."""

    row: Cabinet
    turned_at: datetime | None
    holders: list[str]


def cabinets_listed(bearer: Bearer) -> list[ListedCabinet]:
    """The cabinets that the bearer holds, with the names of all who do."""
    rows = cabinets_held(bearer)
    prefetch_related_objects(rows, "branch")
    grants = list(CabinetGrant.objects.filter(cabinet__in=rows).select_related("member"))
    names = names_of(bearer, {grant.member_id: grant.member for grant in grants}.values())
    turned = {
        epoch.cabinet_id: EpochStatement.from_bytes(bytes(epoch.statement)).at
        for epoch in CabinetEpoch.objects.order_by("epoch")
    }
    return [
        ListedCabinet(
            row,
            turned.get(row.id),
            sorted(names[grant.member_id].name for grant in grants if grant.cabinet_id == row.id),
        )
        for row in rows
    ]


def entered_by_themself(member: Member) -> bool:
    """Whether the training that counts now was entered by the member, for want of anybody else."""
    last = Training.objects.filter(member=member).order_by("-valid_until").first()
    return last is not None and last.entered_by_id == member.id
