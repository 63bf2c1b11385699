"""Reads of erasure: what would go, and the register of what went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from inconfidence.charity.actions.keys import member_standing
from inconfidence.charity.cabinets import cabinets_held
from inconfidence.charity.house import CLOCK, code_says
from inconfidence.files.models import Due
from inconfidence.files.selectors import OpenFile
from inconfidence.flow import Flow
from inconfidence.gate import Bearer
from inconfidence.gate.errors import Absent
from inconfidence.rights.finality import Finality, finality_of
from inconfidence.sharing.selectors import register_asked, register_is_open_to
from inconfidence.store.models import Cabinet, CabinetGrant, Erasure, LedgerEntry, Member
from inconfidence.store.rows import row_of, rows
from inconfidence.store.scope import current_charity

_APART, _COMPLAINTS = "whistleblowing", "grievance"
_PAPER_LEFT = """paper_done_at IS NULL AND cabinet_id IN (
    SELECT cabinet_id FROM store_cabinetgrant WHERE charity_id = %s AND member_id = %s
)"""


@dataclass(frozen=True, slots=True)
class Told:
    """Something that was told outside, and whoever has it should hear that the file was erased."""

    reference: str
    recipient: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Going:
    """What goes with a file. `owed`: so many things are still owed about it."""

    kept: int
    consulted: int
    owed: int
    told: list[Told]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the register of erasures."""

    row: Erasure
    # Which line of the ledger says so.
    index: int
    finality: Finality


def going(opened: OpenFile) -> Going:
    """What would go with this file."""
    kept = opened.current()
    told = [one.content for one in kept if one.kind == "disclosure" and one.content.get("gone_at")]
    owed = Due.objects.filter(file=opened.row, done_at=None).count()
    consulted = sum(one.kind == "consultation" for one in kept)
    return Going(len(kept), consulted, owed, [Told(one["reference"], _receiver(one)) for one in told])


def erasures_of(bearer: Bearer) -> QuerySet[Erasure]:
    """The lines about files of the cabinets that the bearer holds, newest first. Raises `Absent` and `Refused`.

    What lay in the cabinet for whistle-blowing, or for complaints, is told to whoever erased it alone: the others who
    hold its key may be whom it was about, and nothing says so any more.
    """
    apart = _apart(bearer)
    mine = Q(cabinet__in=apart, erased_by=bearer.member)
    if not apart or register_is_open_to(bearer):
        register_asked(bearer)
        held = cabinets_held(bearer)
        mine |= Q(cabinet__in=[one for one in held if one.kind not in {_APART, _COMPLAINTS}])
        mine |= Q(cabinet__in=[one for one in held if one.kind == _COMPLAINTS], erased_by=bearer.member)
    return Erasure.objects.filter(mine).order_by("-erased_at")


def erasure_named(bearer: Bearer, reference: str) -> Line:
    """One line. Raises `Absent` and `Refused`."""
    row = erasures_of(bearer).filter(reference=reference.upper()).first()
    if row is None:
        raise Absent
    return lines_of([row])[0]


def lines_of(erased: list[Erasure]) -> list[Line]:
    """Each with its line of the ledger, and how final it is."""
    last = LedgerEntry.objects.filter(file__in=[row.id for row in erased]).values("file")
    index: dict[UUID | None, int] = dict(last.annotate(last=Max("index")).values_list("file", "last"))
    return [Line(row, index.get(row.id, 0), finality_of(row)) for row in erased]


def papers_owed(bearer: Bearer) -> list[Erasure]:
    """Erased files whose copies on paper nobody has destroyed yet, for those who answer for the register."""
    # Most days there is none, and nobody has to be asked about the reader.
    held = rows(Erasure, _PAPER_LEFT, current_charity(), bearer.member)
    if not held or not (_apart(bearer) or register_is_open_to(bearer)):
        return []
    mine = erasures_of(bearer).filter(paper_done_at=None)
    return sorted([*mine, *papers_passed_on(bearer)], key=lambda line: line.paper_until)


def papers_passed_on(bearer: Bearer) -> list[Erasure]:
    """What lay apart and whose paper is left, where whoever erased it can no longer see to that: of these the bearer
    is told the reference and the day, and no more. Theirs alone who hold the cabinet."""
    apart = _apart(bearer)
    if register_is_open_to(bearer):
        apart += [one for one in cabinets_held(bearer) if one.kind == _COMPLAINTS]
    left = Erasure.objects.filter(cabinet__in=apart, paper_done_at=None).exclude(erased_by=bearer.member)
    return [line for line in left.select_related("cabinet", "erased_by") if not _eraser_is_there(line)]


def _eraser_is_there(line: Erasure) -> bool:
    """Whether whoever erased it stands well and still holds the cabinet."""
    eraser = line.erased_by
    if eraser is None or member_standing(eraser) != "good":
        return False
    return CabinetGrant.objects.filter(cabinet=line.cabinet, member=eraser).exists()


def _apart(bearer: Bearer) -> list[Cabinet]:
    """That cabinet, where the bearer holds its key and the code has their office erase there."""
    held = [one for one in cabinets_held(bearer) if one.kind == _APART]
    if not held:
        return []
    role = row_of(Member, bearer.member).role
    words = {"actor": role, "relation": "responsible", "information": "support", "subject": "client"}
    flow = Flow.of(action="erase", purpose="administration", cabinet=_APART, **words)
    return held if code_says(flow).permitted else []


def is_overdue(line: Erasure) -> bool:
    """Whether its copies on paper should be gone by now."""
    return line.paper_done_at is None and line.paper_until < CLOCK.now()


def _receiver(content: Mapping[str, Any]) -> str:
    who = content["who"]
    receiver: str = who.get("organisation") or who.get("name", "")
    return receiver
