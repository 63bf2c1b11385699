"""Reads of breaches: the register, one opened, what waits for somebody, and what somebody reported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from inconfidence.charity.house import gate
from inconfidence.conduct.desks import desks_held
from inconfidence.conduct.models import Breach, Handler
from inconfidence.conduct.movements import about_breach, complaint
from inconfidence.files.records import Opened, open_records
from inconfidence.gate import Bearer
from inconfidence.gate.errors import Absent, Refused
from inconfidence.store.models import Member, SealedFile, SealedRecord


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
    """The breaches in the cabinets that the bearer holds, and those that were erased, newest first."""
    rows = Breach.objects.filter(Q(file__cabinet__kind__in=_desks(bearer)) | Q(file=None))
    return rows.select_related("file__cabinet", "about").order_by("-reported_at")


def breaches_opened(bearer: Bearer, rows: list[Breach]) -> list[RegisterLine]:
    """These lines, opened. One to which the bearer is a party is not among them."""
    opened = ((row, _report(bearer, row.file)) for row in rows)
    return [RegisterLine(row, report) for row, report in opened if report is not None]


def breach_opened(bearer: Bearer, case: SealedFile | None) -> OpenBreach:
    """A breach with all that was done about it. Raises `Absent`, for a party to it as well, and `Refused`."""
    with gate().passing(bearer, about_breach(case, "view")) as passage:
        passage.remark(verb="breach-read")
        row = Breach.objects.select_related("about__cabinet", "file__cabinet").get(file_id=passage.file)
        records = list(SealedRecord.objects.filter(file_id=passage.file).order_by("kept_at", "id"))
        _on_the_list_of(bearer, row)
    return OpenBreach(row, passage.header(), open_records(passage, records))


def breaches_due(member: Member) -> list[Breach]:
    """The open breaches that wait for the member: their own, and those that nobody deals with (any more)."""
    on_list = Handler.objects.filter(member=member).values("breach")
    waiting = Q(owner=None) | Q(owner=member) | ~Q(owner__state=Member.State.ACTIVE)
    return list(
        Breach.objects.filter(waiting, id__in=on_list, closed_at=None, file__isnull=False).order_by(
            "decide_by"
        )
    )


def breaches_reported(member: Member) -> QuerySet[Breach]:
    """What the member reported, newest first; nothing of it is opened."""
    return Breach.objects.filter(reported_by=member).order_by("-reported_at")


def has_handlers(row: Breach) -> bool:
    """Whether anybody is there yet to deal with it."""
    return Handler.objects.filter(breach=row).exists()


def _desks(bearer: Bearer) -> list[str]:
    return desks_held(Member.objects.get(id=bearer.member))


def _report(bearer: Bearer, case: SealedFile | None) -> Mapping[str, Any] | None:
    """What was reported: nothing of an erased one, None for a party."""
    if case is None:
        return {}
    try:
        with gate().passing(bearer, about_breach(case, "view")) as passage:
            passage.remark(verb="register-read")
    except (Absent, Refused):
        return None
    return passage.header()


def _on_the_list_of(bearer: Bearer, row: Breach) -> None:
    """Who was given their keys after the report finds it on their list from now on."""
    if row.closed_at is None:
        Handler.objects.get_or_create(breach=row, member_id=bearer.member)
