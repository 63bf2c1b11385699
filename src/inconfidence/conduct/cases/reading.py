"""Reads of cases: a register, and one opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic
from uuid import UUID

from django.db.models import Q, QuerySet

from inconfidence.charity.house import gate
from inconfidence.conduct.cases.desks import Desks
from inconfidence.conduct.cases.register import Line, Register
from inconfidence.conduct.cases.waiting import put_on_list
from inconfidence.conduct.models import Case, Handler
from inconfidence.files.records import Opened, open_records
from inconfidence.gate import Bearer, Movement, Passage
from inconfidence.gate.errors import Absent, Refused
from inconfidence.store.models import SealedFile, SealedRecord


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
    _asked(register, Desks.of(bearer, register))


def registers_open_at(desks: Desks) -> list[str]:
    """The registers that whoever has these desks has, by name."""
    return [register.name for register in desks.registers if _is_open_at(register, desks)]


def case_rows(register: Register[Line], bearer: Bearer) -> QuerySet[Line]:
    """The cases that the bearer deals with, and those that were theirs and are erased. None is opened, and one to
    which they are a party is not among them: of one that is erased, nothing says any more whom it was about."""
    held = Desks.of(bearer, register).held(register)
    rows = register.lines.objects.filter(cabinet__kind__in=held)
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


def has_handlers(row: Case) -> bool:
    """Whether anybody is there yet to deal with it."""
    return Handler.objects.filter(file_id=row.file_id).exists()


def _asked(register: Register[Any], desks: Desks) -> None:
    held = desks.held(register)
    if not held:
        raise Absent
    asked = register.of_none("view", relation="responsible", subject="volunteer", cabinet=held[0])
    gate().decide_about(desks.bearer, asked)


def _is_open_at(register: Register[Any], desks: Desks) -> bool:
    try:
        _asked(register, desks)
    except (Absent, Refused):
        return False
    return True


def _listed(register: Register[Line], bearer: Bearer, rows: QuerySet[Line]) -> QuerySet[Handler, Any]:
    """Which of these are on the bearer's list, once they were put there; see `put_on_list`."""
    listed = Handler.objects.filter(member_id=bearer.member).values("file")
    unknown = rows.exclude(file=None).exclude(file__in=listed).select_related("file__cabinet")
    put_on_list(register, bearer, [row.file for row in unknown if row.file is not None])
    return listed


def _report(register: Register[Any], bearer: Bearer, case: SealedFile | None) -> Mapping[str, Any]:
    """What was said: nothing of an erased one."""
    if case is None:
        return {}
    with gate().passing(bearer, register.about(case, "view")) as passage:
        passage.remark(verb="register-read")
    return passage.header()
