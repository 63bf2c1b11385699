"""Who deals with a case: the first cabinet whose keys no party to it holds, and to whose holders the code gives it.

Grievances are the manager's, and what concerns the manager goes to the trustees (cwc/grievance).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from inconfidence.charity.actions.keys import member_standing
from inconfidence.charity.house import code_says
from inconfidence.conduct.cases.register import Register
from inconfidence.conduct.models import Case
from inconfidence.flow import Flow
from inconfidence.gate import Bearer
from inconfidence.store.books import Books, read_uuid
from inconfidence.store.models import Cabinet, CabinetGrant, Member
from inconfidence.store.rows import rows, rows_with
from inconfidence.store.scope import current_charity

_HOLDERS = """
SELECT c.kind, c.id, m.id, m.role FROM store_cabinet c
JOIN store_cabinetgrant g ON g.charity_id = c.charity_id AND g.cabinet_id = c.id
JOIN store_member m ON m.charity_id = g.charity_id AND m.id = g.member_id
WHERE c.charity_id = %s AND c.kind IN ({})
"""


@dataclass(frozen=True, slots=True)
class Desk:
    """A cabinet, and those who would deal with what is put there. `apart`: no party holds its keys."""

    cabinet: Cabinet
    handlers: list[Member]
    apart: bool


@dataclass(frozen=True, slots=True)
class Desks:
    """Whose keys are those of the cabinets of these registers, as the books have it at this moment. `cabinets` are, by
    kind, those that the bearer holds, and `role` is the bearer's office."""

    bearer: Bearer
    registers: tuple[Register[Any], ...]
    role: str
    cabinets: Mapping[str, UUID]
    holders: frozenset[tuple[UUID, UUID]]

    @classmethod
    def of(cls, bearer: Bearer, *registers: Register[Any]) -> Desks:
        """Asked once for all of these registers."""
        kinds = sorted({kind for register in registers for kind in register.desks})
        found = [
            (kind, read_uuid(cabinet), read_uuid(member), role)
            for kind, cabinet, member, role in Books().all(_holders(len(kinds)), current_charity(), *kinds)
        ]
        mine = [(kind, cabinet, role) for kind, cabinet, member, role in found if member == bearer.member]
        return cls(
            bearer,
            registers,
            role=next((role for _kind, _cabinet, role in mine), ""),
            cabinets={kind: cabinet for kind, cabinet, _role in mine},
            holders=frozenset((cabinet, member) for _kind, cabinet, member, _role in found),
        )

    def held(self, register: Register[Any]) -> list[str]:
        """The kinds of cabinet whose cases are the bearer's to deal with: they hold the keys, and the code gives it to
        their office. A key that they hold for want of another holder is none."""
        return [
            kind
            for kind in register.desks
            if kind in self.cabinets and _is_given(register, self.role, "good", kind, "volunteer")
        ]

    def leave(self, row: Case) -> bool:
        """Whether a case is left to the bearer: their own, or that of nobody who holds its keys."""
        owner = row.owner_id
        return owner in {None, self.bearer.member} or (row.cabinet_id, owner) not in self.holders


def desk_for(register: Register[Any], parties: frozenset[UUID], subject: str) -> Desk:
    """Where a case with these parties goes. Where nobody could deal with it yet, to the last cabinet: it waits
    there, shut to the parties, for whoever is given its keys."""
    desks = [_desk(register, kind, parties, subject) for kind in register.desks]
    return next((desk for desk in desks if desk.apart and desk.handlers), desks[-1])


def _desk(register: Register[Any], kind: str, parties: frozenset[UUID], subject: str) -> Desk:
    cabinet = rows(Cabinet, "kind = %s", kind)[0]
    grants = rows_with(CabinetGrant, "member", "cabinet_id = %s", cabinet.id)
    holders = [grant.member for grant in grants]
    able = [one for one in holders if one.id not in parties]
    handlers = [one for one in able if _is_given(register, one.role, member_standing(one), kind, subject)]
    return Desk(cabinet, handlers, apart=parties.isdisjoint(one.id for one in holders))


def _is_given(register: Register[Any], role: str, standing: str, kind: str, subject: str) -> bool:
    words = {"actor": role, "standing": standing, "subject": subject, "cabinet": kind}
    return code_says(Flow.of(action="view", relation="responsible", **words, **register.words)).permitted


def _holders(kinds: int) -> str:
    return _HOLDERS.format(", ".join(["%s"] * kinds))
