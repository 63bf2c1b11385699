"""Who deals with a breach: the first cabinet whose keys no party to it holds, and to whose holders the code gives it.

Grievances are the manager's, and what concerns the manager goes to the trustees (cwc/grievance).
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from inconfidence.charity.actions.keys import member_standing
from inconfidence.charity.house import code_says
from inconfidence.conduct.movements import COMPLAINT
from inconfidence.flow import Flow
from inconfidence.store.models import Cabinet, CabinetGrant, Member

DESKS = ("grievance", "whistleblowing")


@dataclass(frozen=True, slots=True)
class Desk:
    """A cabinet, and those who would deal with what is put there. `apart`: no party holds its keys."""

    cabinet: Cabinet
    handlers: list[Member]
    apart: bool


def desk_for(parties: frozenset[UUID], subject: str) -> Desk:
    """Where a breach with these parties goes. Where nobody could deal with it yet, to the last cabinet: it waits
    there, shut to the parties, for whoever is given its keys."""
    desks = [_desk(kind, parties, subject) for kind in DESKS]
    return next((desk for desk in desks if desk.apart and desk.handlers), desks[-1])


def _desk(kind: str, parties: frozenset[UUID], subject: str) -> Desk:
    cabinet = Cabinet.objects.get(kind=kind)
    grants = CabinetGrant.objects.filter(cabinet=cabinet).select_related("member")
    holders = [grant.member for grant in grants]
    handlers = [one for one in holders if one.id not in parties and _may_deal(one, kind, subject)]
    return Desk(cabinet, handlers, apart=parties.isdisjoint(one.id for one in holders))


def desks_held(member: Member) -> list[str]:
    """The kinds of cabinet whose reports are the member's to deal with: they hold the keys, and the code gives it to
    their office. A key that they hold for want of another holder is none."""
    grants = CabinetGrant.objects.filter(member=member, cabinet__kind__in=DESKS)
    held = set(grants.values_list("cabinet__kind", flat=True))
    return [kind for kind in DESKS if kind in held and _is_given(member.role, "good", kind, "volunteer")]


def _may_deal(holder: Member, kind: str, subject: str) -> bool:
    return _is_given(holder.role, member_standing(holder), kind, subject)


def _is_given(role: str, standing: str, kind: str, subject: str) -> bool:
    words = {"actor": role, "standing": standing, "subject": subject, "cabinet": kind}
    return code_says(Flow.of(action="view", relation="responsible", **words, **COMPLAINT)).permitted
