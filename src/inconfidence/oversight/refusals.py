"""Who was refused something lately: what the manager looks through for accesses that nobody can explain
(cwc/unauthorised-access)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from inconfidence.charity.house import CLOCK, gate
from inconfidence.files.movements import PEOPLE
from inconfidence.gate import Absent, Bearer, Movement
from inconfidence.ledger.entry import Entry
from inconfidence.oversight.joining import joined
from inconfidence.store.models import CabinetGrant, LedgerEntry, SealedFile

WEEKS = 4
# So many lines of the page; what was refused over and over on one day is one of them.
_SHOWN = 200
_LOOKING = Movement(
    action="view",
    purpose="personnel",
    information="personnel",
    subject="volunteer",
    relation="responsible",
    cabinet="personnel",
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """What `who` was refused, `times` over on one day, the last time at `last`. `shut_out`: they have no tie to it, or
    there is nothing there; else the code did not permit it. `reference` of a file that the reader holds."""

    who: UUID | None
    shut_out: bool
    last: datetime
    reference: str = ""
    times: int = 1

    @property
    def what(self) -> object:
        """All of it but who and when."""
        return (self.shut_out, self.reference)

    def again(self, earlier: Refusal) -> Refusal:
        """The line for this and for `earlier`."""
        return replace(self, times=self.times + earlier.times)


def refusals_lately(bearer: Bearer) -> list[Refusal]:
    """What was refused in the last weeks, newest first. Raises `Absent` for one who does not answer for members'
    papers, and `Refused`."""
    with gate().acting(bearer, _LOOKING, "passage") as act:
        act.remark(verb="refusals-read")
        if not CabinetGrant.objects.filter(member_id=bearer.member, cabinet__kind="personnel").exists():
            raise Absent
        found = list(_refused(CLOCK.now() - timedelta(weeks=WEEKS)))
    references = _references(bearer, {entry.file for entry in found if entry.file})
    return joined(_refusal(entry, references) for entry in found)[:_SHOWN]


def _refused(since: datetime) -> Iterator[Entry]:
    """The entries of refusals, newest first."""
    for row in LedgerEntry.objects.order_by("-index").values_list("entry", flat=True).iterator():
        entry = Entry.from_bytes(bytes(row))
        if entry.at < since:
            return
        if entry.outcome in {"refused", "incomplete"}:
            yield entry


def _references(bearer: Bearer, files: set[UUID]) -> dict[UUID, str]:
    """References of those files about people that the reader holds by their office."""
    held = CabinetGrant.objects.filter(member_id=bearer.member).values("cabinet")
    rows = SealedFile.objects.filter(id__in=files, cabinet__in=held, reference__startswith=f"{PEOPLE}-")
    return dict(rows.values_list("id", "reference"))


def _refusal(entry: Entry, references: dict[UUID, str]) -> Refusal:
    reference = references.get(entry.file, "") if entry.file else ""
    return Refusal(entry.actor, entry.detail is None, entry.at, reference)
