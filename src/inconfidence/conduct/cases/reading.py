"""Reads of cases: a register, one opened, and what waits for somebody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from inconfidence.charity.house import gate
from inconfidence.conduct.cases.desks import desks_held
from inconfidence.conduct.cases.register import Line, Register
from inconfidence.conduct.models import Case, Handler
from inconfidence.files.records import Opened, open_records
from inconfidence.gate import Bearer, Movement, Passage
from inconfidence.gate.errors import Absent, Refused
from inconfidence.store.models import CabinetGrant, Member, SealedFile, SealedRecord


@dataclass(frozen=True, slots=True)
class OpenCase(Generic[Line]):
    """A case, opened: what was said, and every step since, oldest first."""

    row: Line
    report: Mapping[str, Any] = field(repr=False)
    steps: list[Opened] = field(repr=False)
    passage: Passage = field(repr=False)

    def last(self, step: str) -> Opened | None:
        """This step as it stands, if it was taken."""
        return next((one for one in reversed(self.steps) if one.kind == step), None)

    def lacks(self, steps: tuple[str, ...]) -> list[str]:
        """Those of these steps that are still to be taken."""
        return [step for step in steps if self.last(step) is None]

    @property
    def who(self) -> UUID | None:
        """The member complained of, as far as is known now."""
        return member_named(self.who_said)

    @property
    def who_said(self) -> str:
        """The same as it was said: a member's id, or a word for somebody who is none."""
        named = self.last("who")
        return str(named.content["who"] if named else self.report["who"])


@dataclass(frozen=True, slots=True)
class RegisterLine(Generic[Line]):
    """A line of a register. `report` is empty once its file was erased."""

    row: Line
    report: Mapping[str, Any] = field(repr=False)


def member_named(said: str) -> UUID | None:
    """The member whose id it is, None for a word such as `outside`."""
    try:
        return UUID(said)
    except ValueError:
        return None


def register_asked(register: Register[Any], bearer: Bearer) -> None:
    """Raises `Absent` for one who deals with no such cases, `Refused` where the code keeps them from it."""
    desks = _desks(register, bearer)
    if not desks:
        raise Absent
    asked = register.of_none("view", relation="responsible", subject="volunteer", cabinet=desks[0])
    gate().decide_about(bearer, asked)


def register_is_open_to(register: Register[Any], bearer: Bearer) -> bool:
    """Whether the bearer has this register."""
    try:
        register_asked(register, bearer)
    except (Absent, Refused):
        return False
    return True


def case_rows(register: Register[Line], bearer: Bearer) -> QuerySet[Line]:
    """The cases that the bearer deals with, and those that were theirs and are erased. None is opened, and one to
    which they are a party is not among them: of one that is erased, nothing says any more whom it was about."""
    rows = register.lines.objects.filter(cabinet__kind__in=_desks(register, bearer))
    rows = rows.filter(Q(file__in=_listed(register, bearer, rows)) | Q(file=None, owner=bearer.member))
    return rows.select_related("file__cabinet")


def cases_opened(register: Register[Line], bearer: Bearer, rows: list[Line]) -> list[RegisterLine[Line]]:
    """These lines, opened. Raises `Absent` and `Refused`."""
    return [RegisterLine(row, _report(register, bearer, row.file)) for row in rows]


def case_opened(
    register: Register[Line], bearer: Bearer, case: SealedFile | None, wanted: Movement | None = None
) -> OpenCase[Line]:
    """A case with all that was done about it. Raises `Absent`, for a party to it as well, and `Refused`.

    `wanted`: the movement, where the bearer does not come to deal with it.
    """
    with gate().passing(bearer, wanted or register.about(case, "view")) as passage:
        passage.remark(verb=register.verb("read"))
        row = register.lines.objects.select_related("file__cabinet").get(file_id=passage.file)
        records = list(SealedRecord.objects.filter(file_id=passage.file).order_by("kept_at", "id"))
    return OpenCase(row, passage.header(), open_records(passage, records), passage)


def cases_due(register: Register[Line], bearer: Bearer, late: Q | None = None) -> QuerySet[Line]:
    """The open cases that wait for the bearer: their own, those that nobody who holds the keys deals with, and
    whoever deals with them, those that are `late`."""
    rows = register.lines.objects.filter(
        cabinet__kind__in=_desks(register, bearer), closed_at=None, file__isnull=False
    )
    holds = CabinetGrant.objects.filter(cabinet=OuterRef("cabinet"), member=OuterRef("owner"))
    waiting = Q(owner=None) | Q(owner=bearer.member) | ~Exists(holds)
    return rows.filter(late | waiting if late else waiting, file__in=_listed(register, bearer, rows))


def has_handlers(row: Case) -> bool:
    """Whether anybody is there yet to deal with it."""
    return Handler.objects.filter(file_id=row.file_id).exists()


def _desks(register: Register[Any], bearer: Bearer) -> list[str]:
    return desks_held(register, Member.objects.get(id=bearer.member))


def _listed(register: Register[Line], bearer: Bearer, rows: QuerySet[Line]) -> QuerySet[Handler, Any]:
    """Which of these are on the bearer's list. Whoever was given their keys after a case came finds it there from now
    on, unless they are a party to it; that they were asked about is written nowhere."""
    listed = Handler.objects.filter(member_id=bearer.member).values("file")
    unknown = rows.exclude(file=None).exclude(file__in=listed).select_related("file__cabinet")
    found = gate().open_to(bearer, [register.about(row.file, "view") for row in unknown])
    new = [Handler(file_id=file, member_id=bearer.member) for file in found]
    Handler.objects.bulk_create(new, ignore_conflicts=True)
    return listed


def _report(register: Register[Any], bearer: Bearer, case: SealedFile | None) -> Mapping[str, Any]:
    """What was said: nothing of an erased one."""
    if case is None:
        return {}
    with gate().passing(bearer, register.about(case, "view")) as passage:
        passage.remark(verb="register-read")
    return passage.header()
