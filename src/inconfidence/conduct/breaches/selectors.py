"""Reads of breaches: the register, one opened, what waits for somebody, and what somebody reported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from inconfidence.charity.house import gate
from inconfidence.conduct.desks import desks_held
from inconfidence.conduct.models import Breach, Handler
from inconfidence.conduct.movements import about_breach, complaint
from inconfidence.files.records import Opened, open_records
from inconfidence.gate import Bearer
from inconfidence.gate.errors import Absent, Refused
from inconfidence.store.models import CabinetGrant, Member, SealedFile, SealedRecord


@dataclass(frozen=True, slots=True)
class OpenBreach:
    """A breach, opened: the report, and every step since, oldest first."""

    row: Breach
    report: Mapping[str, Any] = field(repr=False)
    steps: list[Opened] = field(repr=False)

    def last(self, step: str) -> Opened | None:
        """This step as it stands, if it was taken."""
        return next((one for one in reversed(self.steps) if one.kind == step), None)

    @property
    def who(self) -> UUID | None:
        """The member who did it, as far as is known now."""
        named = self.last("who")
        said = named.content["who"] if named else self.report["who"]
        return None if said in {"outside", "unknown"} else UUID(said)


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A line of the register. `report` is empty once its file was erased."""

    row: Breach
    report: Mapping[str, Any] = field(repr=False)


def breaches_asked(bearer: Bearer) -> None:
    """Raises `Absent` for one who deals with no breaches, `Refused` where the code keeps them from it."""
    desks = _desks(bearer)
    if not desks:
        raise Absent
    asked = complaint("view", relation="responsible", subject="volunteer", cabinet=desks[0])
    gate().decide_about(bearer, asked)


def breaches_are_open_to(bearer: Bearer) -> bool:
    """Whether the bearer has a register of breaches."""
    try:
        breaches_asked(bearer)
    except (Absent, Refused):
        return False
    return True


def breach_rows(bearer: Bearer) -> QuerySet[Breach]:
    """The breaches that the bearer deals with, those of the same cabinets that were erased as well, newest first. None
    is opened, and one to which they are a party is not among them."""
    rows = Breach.objects.filter(cabinet__kind__in=_desks(bearer))
    rows = rows.filter(Q(id__in=_listed(bearer, rows)) | Q(file=None))
    return rows.select_related("file__cabinet", "about").order_by("-reported_at")


def breaches_opened(bearer: Bearer, rows: list[Breach]) -> list[RegisterLine]:
    """These lines, opened. Raises `Absent` and `Refused`."""
    return [RegisterLine(row, _report(bearer, row.file)) for row in rows]


def breach_opened(bearer: Bearer, case: SealedFile | None) -> OpenBreach:
    """A breach with all that was done about it. Raises `Absent`, for a party to it as well, and `Refused`."""
    with gate().passing(bearer, about_breach(case, "view")) as passage:
        passage.remark(verb="breach-read")
        row = Breach.objects.select_related("about__cabinet", "file__cabinet").get(file_id=passage.file)
        records = list(SealedRecord.objects.filter(file_id=passage.file).order_by("kept_at", "id"))
    return OpenBreach(row, passage.header(), open_records(passage, records))


def breaches_due(bearer: Bearer) -> list[Breach]:
    """The open breaches that wait for the bearer: their own, and those that nobody who holds the keys
    deals with."""
    rows = Breach.objects.filter(cabinet__kind__in=_desks(bearer), closed_at=None, file__isnull=False)
    holds = CabinetGrant.objects.filter(cabinet=OuterRef("cabinet"), member=OuterRef("owner"))
    waiting = Q(owner=None) | Q(owner=bearer.member) | ~Exists(holds)
    return list(rows.filter(waiting, id__in=_listed(bearer, rows)).order_by("decide_by"))


def breaches_reported(member: Member) -> QuerySet[Breach]:
    """What the member reported, newest first; nothing of it is opened."""
    return Breach.objects.filter(reported_by=member).order_by("-reported_at")


def has_handlers(row: Breach) -> bool:
    """Whether anybody is there yet to deal with it."""
    return Handler.objects.filter(breach=row).exists()


def _desks(bearer: Bearer) -> list[str]:
    return desks_held(Member.objects.get(id=bearer.member))


def _listed(bearer: Bearer, rows: QuerySet[Breach]) -> QuerySet[Handler, Any]:
    """Which of these are on the bearer's list. Whoever was given their keys after a report finds it there from now
    on, unless they are a party to it; that they were asked about is written nowhere."""
    listed = Handler.objects.filter(member_id=bearer.member).values("breach")
    unknown = rows.exclude(file=None).exclude(id__in=listed).select_related("file__cabinet")
    found = gate().open_to(bearer, [about_breach(row.file, "view") for row in unknown])
    new = [Handler(breach_id=breach, member_id=bearer.member) for breach in found]
    Handler.objects.bulk_create(new, ignore_conflicts=True)
    return listed


def _report(bearer: Bearer, case: SealedFile | None) -> Mapping[str, Any]:
    """What was reported: nothing of an erased one."""
    if case is None:
        return {}
    with gate().passing(bearer, about_breach(case, "view")) as passage:
        passage.remark(verb="register-read")
    return passage.header()
