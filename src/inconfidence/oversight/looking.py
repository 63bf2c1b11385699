"""Who looked at a file, when and why: the ledger's entries about it, opened for those who hold its key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.core.paginator import Page, Paginator

from inconfidence.charity.house import gate
from inconfidence.files.movements import movement
from inconfidence.gate import Bearer, Passage
from inconfidence.gate.detail import Detail
from inconfidence.ledger.entry import Entry
from inconfidence.oversight.joining import joined
from inconfidence.oversight.sentences import BROKE, SHUT_OUT, THREAD_READ, THREAD_WRITTEN, Pair, pair_for
from inconfidence.store.models import LedgerEntry, SealedFile

# Entries: what somebody did over and over on one day is one line.
_A_PAGE = 100
# Where an entry's detail is sealed under a conversation's key and not under one of the file's.
_THREAD = bytes(4)


@dataclass(frozen=True, slots=True)
class Look:
    """One line: what `who` did, `times` over on one day, the last time at `last`."""

    who: UUID | None
    said: Pair
    outcome: str
    purpose: str
    relation: str
    last: datetime
    times: int = 1
    whom: UUID | None = None
    reference: str = ""

    @property
    def what(self) -> object:
        """All of it but who and when."""
        return (self.said, self.outcome, self.purpose, self.whom, self.reference)

    def again(self, earlier: Look) -> Look:
        """The line for this and for `earlier`."""
        return replace(self, times=self.times + earlier.times)


def looks_at(
    bearer: Bearer, file: SealedFile | None, page: str | None
) -> tuple[Page[LedgerEntry], list[Look]]:
    """A page of the file's entries and what they say, newest first. The reading is itself an entry.

    Raises `Absent` and `Refused`.
    """
    with gate().passing(bearer, movement(file, "view", purpose="quality")) as passage:
        passage.remark(verb="looked")
        rows = LedgerEntry.objects.filter(file=passage.file).order_by("-index")
        found = Paginator(rows, _A_PAGE).get_page(page)
        entries = [Entry.from_bytes(bytes(row.entry)) for row in found.object_list]
    return found, joined(_look(passage, entry) for entry in entries)


def _look(passage: Passage, entry: Entry) -> Look:
    said, flow, remark = _told(passage, entry)
    whom = remark.get("member")
    return Look(
        who=entry.actor,
        said=said,
        outcome=entry.outcome or "",
        purpose=str(flow.get("purpose", "")),
        relation=str(flow.get("relation", "")),
        last=entry.at,
        whom=UUID(str(whom)) if whom else None,
        reference=str(remark.get("reference", "")),
    )


def _told(passage: Passage, entry: Entry) -> tuple[Pair, Mapping[str, object], Mapping[str, object]]:
    """The sentences, the flow and the remark; both are empty where the detail is not the file's to read."""
    if entry.kind == "fault":
        # How they stood to the file is not kept of a fault.
        return BROKE, {"relation": "not kept"}, {}
    if entry.detail is None:
        return SHUT_OUT, {}, {}
    if entry.detail.startswith(_THREAD):
        return (THREAD_WRITTEN if entry.change else THREAD_READ), {"relation": "consulted"}, {}
    detail: Detail = passage.read_detail(entry.detail)
    said = pair_for(detail.flow, detail.remark, entry.outcome == "permitted")
    return said, detail.flow, detail.remark
