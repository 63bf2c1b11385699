"""Reads of paper: what there is of a file, the register, and what should be back by now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from inconfidence.charity.actions.adopting import answers_for_code
from inconfidence.charity.actions.ours import ours_read
from inconfidence.charity.cabinets import cabinets_held
from inconfidence.charity.house import CLOCK, gate
from inconfidence.charity.models import Place
from inconfidence.files.models import Paper
from inconfidence.files.movements import movement
from inconfidence.files.selectors import OpenFile, files_listed
from inconfidence.gate import Absent, Bearer, Movement, Refused
from inconfidence.gate.movement import BY_OFFICE
from inconfidence.store.models import Member, SealedFile
from inconfidence.store.rows import row_of, rows
from inconfidence.store.scope import current_charity

_GONE = (Member.State.LEFT, Member.State.SUSPENDED)
# By when it is back: for whoever took it, that day; for whoever holds its cabinet, the day after, or since they left.
_LATE = """gone_at IS NULL AND (
    (taken_by_id = %s AND (due_on <= %s OR record_id IS NULL))
    OR (
        cabinet_id IN (
            SELECT g.cabinet_id FROM store_cabinetgrant g
            JOIN store_cabinet c ON c.charity_id = g.charity_id AND c.id = g.cabinet_id AND c.kind <> 'directory'
            WHERE g.charity_id = %s AND g.member_id = %s
        ) AND (due_on < %s OR taken_by_id IN (
            SELECT m.id FROM store_member m WHERE m.charity_id = %s AND m.state IN (%s, %s)
        ))
    )
)"""
_LOOKING = Movement(action="view", purpose=BY_OFFICE, information="support", relation="responsible")


@dataclass(frozen=True, slots=True)
class Waiting:
    """Paper that should be back. `reference`: of its file, where the reader may see that by name."""

    row: Paper
    mine: bool
    reference: str = ""

    @property
    def left(self) -> bool:
        """Whether whoever has it is no longer with us."""
        return self.row.taken_by is not None and self.row.taken_by.state in _GONE

    @property
    def erased(self) -> bool:
        """Whether its file has been erased: then it is destroyed, not brought back."""
        return self.row.record_id is None


def papers_of(opened: OpenFile) -> list[Paper]:
    """The paper that there is of a file, the newest first."""
    ids = [one.id for one in opened.current("paper")]
    rows = Paper.objects.filter(id__in=ids).select_related("place", "taken_by") if ids else []
    return sorted(rows, key=lambda row: ids.index(row.id))


def papers_with(member: Member) -> list[Paper]:
    """The paper that the member has taken out and not brought back, the first first."""
    return list(Paper.objects.filter(taken_by=member).order_by("taken_at"))


def papers_left(file: SealedFile) -> list[Paper]:
    """The paper of a file that was neither destroyed nor given away."""
    rows = Paper.objects.filter(record__file=file, gone_at=None).select_related("place", "taken_by")
    return list(rows.order_by("id"))


def papers_of_erased(reference: str) -> list[Paper]:
    """What is left on paper of a file that was erased."""
    rows = Paper.objects.filter(record=None, reference=reference, gone_at=None)
    return list(rows.select_related("place", "taken_by").order_by("id"))


def papers_asked(bearer: Bearer) -> None:
    """Raises `Absent` for one who answers neither for files nor for the charity, `Refused` where the code keeps their
    office from it."""
    if answers_for_code(row_of(Member, bearer.member)):
        return ours_read(bearer=bearer)
    if not _cabinets(bearer):
        raise Absent
    gate().decide_about(bearer, _LOOKING)
    return None


def papers_are_open_to(bearer: Bearer) -> bool:
    """Whether the bearer has a register of paper."""
    try:
        papers_asked(bearer)
    except (Absent, Refused):
        return False
    return True


def papers_held(bearer: Bearer, place: Place | None = None) -> QuerySet[Paper]:
    """The lines of the files that the bearer may see by name, in the cabinets that they hold, and of those that were
    erased there. Of a file that is shut to them, as to a party, there is none."""
    rows = Paper.objects.filter(cabinet_id__in=_cabinets(bearer), gone_at=None)
    rows = rows.filter(place=place) if place else rows
    open_to = _by_name(bearer) if rows.exists() else set()
    rows = rows.filter(Q(record=None) | Q(reference__in=open_to))
    return rows.select_related("place", "taken_by", "record").order_by("due_on", "reference", "id")


def papers_waiting(bearer: Bearer) -> list[Waiting]:
    """What the bearer should have brought back by today; and, for whoever answers for its cabinet, what anybody
    should have, or has who is no longer with us."""
    today, me, here = timezone.localdate(CLOCK.now()), bearer.member, current_charity()
    late = rows(Paper, _LATE, me, today, here, me, today, here, *_GONE)
    if not late:  # as on most days
        return []
    there = Paper.objects.filter(id__in=[row.id for row in late])
    out = sorted(there.select_related("record__file__cabinet", "taken_by"), key=_by_day)
    open_to = _open_to(bearer, out)
    found = [_waiting(bearer, row, open_to) for row in out]
    return [one for one in found if one.mine or one.reference]


def is_overdue(row: Paper) -> bool:
    """Whether it should be back by now."""
    return row.due_on is not None and row.due_on < timezone.localdate(CLOCK.now())


def _by_name(bearer: Bearer) -> set[str]:
    """References of the files that the bearer may see by name, with those that somebody damaged: their paper is there
    all the same."""
    listed = files_listed(bearer)
    return {*(line.reference for line in listed[:]), *listed.shut}


def _waiting(bearer: Bearer, row: Paper, open_to: set[UUID]) -> Waiting:
    seen = row.record is not None and row.record.file_id in open_to
    return Waiting(row, row.taken_by_id == bearer.member, row.reference if seen else "")


def _open_to(bearer: Bearer, rows: Iterable[Paper]) -> set[UUID]:
    """The files of these that the bearer could open; that they were asked about is written nowhere."""
    files = {row.record.file_id: row.record.file for row in rows if row.record is not None}
    return set(gate().open_to(bearer, [movement(file, "view") for file in files.values()]))


def _by_day(row: Paper) -> date:
    return row.due_on or date.max


def _cabinets(bearer: Bearer) -> list[UUID]:
    return [held.id for held in cabinets_held(bearer) if held.kind != "directory"]
