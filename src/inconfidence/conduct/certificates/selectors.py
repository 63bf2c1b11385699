"""Reads of the register of checks: its lines, one opened, one's own, and the certificates that are to be destroyed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet

from inconfidence.charity.cabinets import cabinets_held
from inconfidence.charity.house import gate
from inconfidence.charity.models import PlaceToGive
from inconfidence.conduct.cases.days import today
from inconfidence.conduct.certificates.movements import CHECK, about_line, no_line, ones_own
from inconfidence.conduct.models import Certificate
from inconfidence.conduct.own import own_files
from inconfidence.files.records import Opened, open_records
from inconfidence.gate import Bearer, Movement
from inconfidence.gate.errors import Absent, Refused
from inconfidence.store.models import Cabinet, FileGrant, SealedFile, SealedRecord
from inconfidence.store.rows import rows

# So long before its last day a certificate is on Home.
_AHEAD = timedelta(days=30)
_TO_DESTROY = """cabinet_id = %s AND file_id IS NOT NULL AND destroyed_on IS NULL AND destroy_by <= %s
ORDER BY destroy_by, id"""


@dataclass(frozen=True, slots=True)
class Paper:
    """A certificate that is here, or was: where it is kept, and how it was destroyed."""

    row: Certificate
    place: str
    way: str = ""

    @property
    def late(self) -> bool:
        """Whether it is here past its time."""
        return is_late(self.row)


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A line of the register, opened: every check, the newest first, and every certificate."""

    row: SealedFile
    name: str = field(repr=False)
    whose: UUID | None
    checks: list[Opened] = field(repr=False)
    versions: Mapping[UUID, int]
    papers: list[Paper]

    def check(self, wanted: UUID) -> Opened:
        """This check. Raises `Absent`."""
        found = next((one for one in self.checks if one.id == wanted), None)
        if found is None:
            raise Absent
        return found

    @property
    def newest_paper(self) -> Paper | None:
        """The certificate of the newest check, if it is here or was."""
        newest = self.checks[0].id
        return next((paper for paper in self.papers if paper.row.of_check == newest), None)

    @property
    def here(self) -> list[Paper]:
        """The certificates that are in the house."""
        return [paper for paper in self.papers if paper.row.destroyed_on is None]


def is_late(row: Certificate) -> bool:
    """Whether the certificate is here past its time."""
    return row.destroyed_on is None and row.destroy_by < today()


def personnel_held(bearer: Bearer) -> Cabinet:
    """The personnel cabinet. Raises `Absent` for one who does not hold its keys."""
    cabinet = next((held for held in cabinets_held(bearer) if held.kind == "personnel"), None)
    if cabinet is None:
        raise Absent
    return cabinet


def checks_asked(bearer: Bearer) -> Cabinet:
    """The cabinet of the register. Raises `Absent` for one who does not hold it, `Refused` where the code keeps them
    from it."""
    cabinet = personnel_held(bearer)
    gate().decide_about(bearer, no_line("view", "volunteer"))
    return cabinet


def register_of_checks(bearer: Bearer) -> Cabinet | None:
    """The cabinet of the register, for whoever has it."""
    try:
        return checks_asked(bearer)
    except (Absent, Refused):
        return None


def line_rows(bearer: Bearer) -> QuerySet[SealedFile]:
    """The lines of the register, the newest first; none is opened."""
    lines = SealedFile.objects.filter(cabinet=checks_asked(bearer), reference__startswith=f"{CHECK}-")
    return lines.select_related("cabinet").order_by("-opened_at", "id")


def nameless_rows(bearer: Bearer) -> QuerySet[Certificate]:
    """What is left of lines that were erased: that a certificate was here, and that it is destroyed."""
    return Certificate.objects.filter(cabinet=checks_asked(bearer), file=None).order_by("-came_on", "id")


def lines_opened(bearer: Bearer, rows: list[SealedFile]) -> list[OpenLine]:
    """These lines, opened. Raises `Absent` and `Refused`."""
    return [line_opened(bearer, row) for row in rows]


def line_opened(bearer: Bearer, line: SealedFile | None) -> OpenLine:
    """A line with its checks. Raises `Absent` and `Refused`."""
    return _opened(bearer, line, about_line(line, "view"))


def own_lines(bearer: Bearer) -> list[OpenLine]:
    """What is written down of the bearer's own checks. Raises `Refused`."""
    return [_opened(bearer, line, ones_own(line)) for line in own_files(bearer, CHECK)]


def have_a_line() -> set[UUID]:
    """The members of whom there is a line that is theirs to see, or will be."""
    lines = {"file__reference__startswith": f"{CHECK}-"}
    return {
        member
        for model in (FileGrant, PlaceToGive)
        for member in model.objects.filter(**lines).values_list("member_id", flat=True)
    }


def certificates_due(bearer: Bearer) -> list[Certificate]:
    """The certificates that the bearer has to destroy, those past their time first."""
    register = register_of_checks(bearer)
    return certificates_due_in(register) if register else []


def certificates_due_in(register: Cabinet) -> list[Certificate]:
    """The same, for whoever has this register."""
    return rows(Certificate, _TO_DESTROY, register.id, today() + _AHEAD)


def _opened(bearer: Bearer, line: SealedFile | None, wanted: Movement) -> OpenLine:
    with gate().passing(bearer, wanted) as passage:
        passage.remark(verb="check-read")
        records = list(SealedRecord.objects.filter(file_id=passage.file).order_by("-kept_at", "-id"))
        rows = list(Certificate.objects.filter(file_id=passage.file).order_by("-came_on", "id"))
    if line is None:  # the gate has said so already; this tells the type checker
        raise Absent
    opened, own = open_records(passage, records), passage.facts.own
    return OpenLine(
        line,
        passage.header()["name"],
        UUID(own) if own else None,
        [one for one in opened if one.kind == "check"],
        {record.id: record.version for record in records},
        [_paper(row, opened) for row in rows],
    )


def _paper(row: Certificate, opened: list[Opened]) -> Paper:
    said = [one.content for one in opened]
    places = (one.content["place"] for one in opened if one.id == row.id)
    ways = (one["way"] for one in said if one["kind"] == "destroyed" and one["certificate"] == str(row.id))
    return Paper(row, next(places, ""), next(ways, ""))
