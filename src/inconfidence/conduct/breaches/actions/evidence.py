"""Evidence from the ledger: which lines say who opened a file, when and what for (cwc/unauthorised-access).

The lines are attached by their place in the ledger, which nobody can change; what they say is read there again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from inconfidence.charity.house import CLOCK, gate
from inconfidence.conduct.breaches.errors import TooManyLines
from inconfidence.conduct.breaches.register import BREACHES
from inconfidence.conduct.breaches.selectors import breach_opened
from inconfidence.conduct.cases.dealing import dealing
from inconfidence.files.movements import movement
from inconfidence.files.records import keep_record
from inconfidence.gate import Bearer, Passage
from inconfidence.gate.errors import Absent, SentTwice
from inconfidence.ledger.entry import Entry
from inconfidence.store.models import LedgerEntry, SealedFile

# More are no evidence that anybody reads.
MOST = 500
# Where an entry's detail is sealed under a conversation's key and not under one of the file's.
_THREAD = bytes(4)


def evidence_attach(
    *,
    bearer: Bearer,
    case: SealedFile | None,
    record: UUID,
    file: SealedFile | None,
    since: date,
    until: date,
) -> int:
    """Attaches the lines about `file` from one day to another, both included; gives how many. Sent twice, it is kept
    once.

    Raises `Absent` and `Refused` for a breach or a file that is not the bearer's to read, and `TooManyLines`.
    """
    if file is None:
        raise Absent
    about = breach_opened(bearer, case).row.about_id
    read = _lines if file.id != about or file.cabinet_id in bearer.cabinets else _lines_without_purpose
    lines = read(bearer, file, since, until)
    days = {"since": since.isoformat(), "until": until.isoformat()}
    with suppress(SentTwice), dealing(BREACHES, bearer, case, "evidence") as (passage, _row):
        keep_record(
            passage,
            record=record,
            author=bearer.member,
            kept_at=CLOCK.now(),
            kind="evidence",
            reference=file.reference,
            lines=lines,
            **days,
        )
    return len(lines)


def _lines(bearer: Bearer, file: SealedFile, since: date, until: date) -> list[dict[str, Any]]:
    """In that file it is a reading like any other: whoever the breach names may hold its key."""
    with gate().passing(bearer, movement(file, "view")) as passage:
        passage.remark(verb="opened")
        found = _between(passage.file, since, until)
    return [{"index": index, "purpose": _purpose(passage, entry)} for index, entry in found]


def _lines_without_purpose(_: Bearer, file: SealedFile, since: date, until: date) -> list[dict[str, Any]]:
    """Of the file that the breach is about, also for one who holds no key to it: who and when the ledger says to all
    who keep it, what for it says to those who hold the file."""
    return [{"index": index, "purpose": ""} for index, _entry in _between(file.id, since, until)]


def _between(file: UUID, since: date, until: date) -> list[tuple[int, Entry]]:
    found = list(_all_between(file, since, until))
    if len(found) > MOST:
        raise TooManyLines(len(found))
    return found


def _all_between(file: UUID, since: date, until: date) -> Iterator[tuple[int, Entry]]:
    for row in LedgerEntry.objects.filter(file=file).order_by("index"):
        entry = Entry.from_bytes(bytes(row.entry))
        if since <= timezone.localdate(entry.at) <= until:
            yield row.index, entry


def _purpose(passage: Passage, entry: Entry) -> str:
    """What it was for, in the vocabulary's word; "" where the line does not say, as of somebody who was shut out."""
    if entry.detail is None or entry.kind == "fault" or entry.detail.startswith(_THREAD):
        return ""
    return str(passage.read_detail(entry.detail).flow.get("purpose", ""))
