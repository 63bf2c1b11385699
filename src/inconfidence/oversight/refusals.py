"""Who was refused something lately: what the manager looks through for accesses that nobody can explain
(cwc/unauthorised-access). A trustee too, where the code lets them: the manager's own tries are there as well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from inconfidence.charity.house import CLOCK, gate
from inconfidence.files.selectors import files_listed
from inconfidence.gate import Bearer, Movement
from inconfidence.ledger.entry import Entry
from inconfidence.oversight.joining import joined
from inconfidence.store.models import CabinetGrant, LedgerEntry, Member, SealedFile
from inconfidence.store.rows import row_of

WEEKS = 4
_LOOKING = Movement(
    action="view",
    purpose="personnel",
    information="personnel",
    subject="volunteer",
    cabinet="personnel",
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """What `who` was refused, `times` over on one day, the last time at `last`. `shut_out`: they have no tie to it, or
    there is nothing there; else the code did not permit it. `reference` of a file that the reader may see."""

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
    """What was refused in the last weeks, newest first. Raises `Refused`, as for one who does not answer for members'
    papers, by the key to them or by their place on the board."""
    answers = _holds_papers(bearer) or row_of(Member, bearer.member).role == "trustee"
    relation = "responsible" if answers else "none"
    with gate().acting(bearer, replace(_LOOKING, relation=relation), "passage") as act:
        act.remark(verb="refusals-read")
    # After the block: it would keep everybody else from writing for as long as this takes.
    found = list(_refused(CLOCK.now() - timedelta(weeks=WEEKS)))
    references = _references(bearer, {entry.file for entry in found if entry.file})
    return joined(_refusal(entry, references) for entry in found)


def _holds_papers(bearer: Bearer) -> bool:
    return CabinetGrant.objects.filter(member_id=bearer.member, cabinet__kind="personnel").exists()


def _refused(since: datetime) -> Iterator[Entry]:
    """The entries of refusals, newest first."""
    for row in LedgerEntry.objects.order_by("-index").values_list("entry", flat=True).iterator():
        entry = Entry.from_bytes(bytes(row))
        if entry.at < since:
            return
        if entry.outcome in {"refused", "incomplete"}:
            yield entry


def _references(bearer: Bearer, files: set[UUID]) -> dict[UUID, str]:
    """References of those files that the reader may see by name: a party to one holds its key, and may not."""
    held = CabinetGrant.objects.filter(member_id=bearer.member).values("cabinet")
    found = dict(SealedFile.objects.filter(id__in=files, cabinet__in=held).values_list("id", "reference"))
    open_to = {line.reference for line in files_listed(bearer)[:]} if found else set()
    return {file: reference for file, reference in found.items() if reference in open_to}


def _refusal(entry: Entry, references: dict[UUID, str]) -> Refusal:
    reference = references.get(entry.file, "") if entry.file else ""
    return Refusal(entry.actor, entry.detail is None, entry.at, reference)
