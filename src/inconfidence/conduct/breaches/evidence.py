"""What attached lines of the ledger say, read there again: never a copy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from inconfidence.gate import Bearer
from inconfidence.ledger.entry import Entry
from inconfidence.store.models import LedgerEntry, SealedFile


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A line: its place in the ledger, when, who, whether it was permitted, and what for."""

    index: int
    at: datetime
    who: UUID | None
    outcome: str
    purpose: str


def lines_of(content: Mapping[str, Any]) -> list[LedgerLine]:
    """The lines that a record of kind `evidence` points to, in order."""
    purposes = {one["index"]: one["purpose"] for one in content["lines"]}
    rows = LedgerEntry.objects.filter(index__in=purposes).order_by("index")
    return [_line(row.index, Entry.from_bytes(bytes(row.entry)), purposes[row.index]) for row in rows]


def references_held(bearer: Bearer, references: set[str]) -> set[str]:
    """Those of files in cabinets that the bearer holds: to whoever deals with a breach, no other is named."""
    rows = SealedFile.objects.filter(reference__in=references, cabinet__in=list(bearer.cabinets))
    return set(rows.values_list("reference", flat=True))


def _line(index: int, entry: Entry, purpose: str) -> LedgerLine:
    return LedgerLine(index, entry.at, entry.actor, entry.outcome or "", purpose)
