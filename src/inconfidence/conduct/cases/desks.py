"""Who deals with a case: the first cabinet whose keys no party to it holds, and to whose holders the code gives it.

Grievances are the manager's, and what concerns the manager goes to the trustees (cwc/grievance).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from inconfidence.charity.actions.keys import member_standing
from inconfidence.charity.house import code_says
from inconfidence.conduct.cases.register import Register
from inconfidence.flow import Flow
from inconfidence.store.models import Cabinet, CabinetGrant, Member


@dataclass(frozen=True, slots=True)
class Desk:
    """A cabinet, and those who would deal with what is put there. `apart`: no party holds its keys."""

    cabinet: Cabinet
    handlers: list[Member]
    apart: bool


def desk_for(register: Register[Any], parties: frozenset[UUID], subject: str) -> Desk:
    """Where a case with these parties goes. Where nobody could deal with it yet, to the last cabinet: it waits
    there, shut to the parties, for whoever is given its keys."""
    desks = [_desk(register, kind, parties, subject) for kind in register.desks]
    return next((desk for desk in desks if desk.apart and desk.handlers), desks[-1])


def _desk(register: Register[Any], kind: str, parties: frozenset[UUID], subject: str) -> Desk:
    cabinet = Cabinet.objects.get(kind=kind)
    grants = CabinetGrant.objects.filter(cabinet=cabinet).select_related("member")
    holders = [grant.member for grant in grants]
    able = [one for one in holders if one.id not in parties]
    handlers = [one for one in able if _is_given(register, one.role, member_standing(one), kind, subject)]
    return Desk(cabinet, handlers, apart=parties.isdisjoint(one.id for one in holders))


def desks_held(register: Register[Any], member: Member) -> list[str]:
    """The kinds of cabinet whose cases are the member's to deal with: they hold the keys, and the code gives it to
    their office. A key that they hold for want of another holder is none."""
    grants = CabinetGrant.objects.filter(member=member, cabinet__kind__in=register.desks)
    held = set(grants.values_list("cabinet__kind", flat=True))
    return [
        kind
        for kind in register.desks
        if kind in held and _is_given(register, member.role, "good", kind, "volunteer")
    ]


def _is_given(register: Register[Any], role: str, standing: str, kind: str, subject: str) -> bool:
    words = {"actor": role, "standing": standing, "subject": subject, "cabinet": kind}
    return code_says(Flow.of(action="view", relation="responsible", **words, **register.words)).permitted
