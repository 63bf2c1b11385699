"""The certificate itself: kept for its time and never past it, and its end written down (cwc/dbs-handling,
law-uk/criminal-records, law-fr/criminal-records)."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time
from uuid import UUID

from inconfidence.charity.house import CLOCK, gate
from inconfidence.conduct.cases.days import today
from inconfidence.conduct.certificates.errors import KeptAlready, NoTimeToKeep
from inconfidence.conduct.certificates.movements import about_line, keeping, time_to_keep
from inconfidence.conduct.certificates.selectors import line_opened
from inconfidence.conduct.models import Certificate
from inconfidence.files.records import keep_record
from inconfidence.gate import Bearer
from inconfidence.gate.errors import Absent, SentTwice
from inconfidence.store.models import SealedFile


def certificate_keep(
    *,
    bearer: Bearer,
    line: SealedFile | None,
    record: UUID,
    came_on: date,
    decided_on: date | None,
    place: str,
) -> None:
    """Says that the certificate of the newest check is here, and where; until when, the code says. Sent twice, it is
    kept once.

    `decided_on`: the day from which its time runs, where it is decided; until then it runs from the day on which it
    came. Raises `NoTimeToKeep`, `KeptAlready`, `Absent`, and `Refused` where its time is over already.
    """
    opened = line_opened(bearer, line)
    if opened.newest_paper and opened.newest_paper.row.id != record:
        raise KeptAlready
    by = destroy_by(decided_on or came_on)
    asked = [keeping(line, "past" if by < today() else "within"), about_line(line, "record")]
    with suppress(SentTwice), gate().passing_all(bearer, asked) as (keep, passage):
        keep.remark(verb="certificate-kept")
        passage.remark(verb="certificate-kept")
        check, now = str(opened.checks[0].id), CLOCK.now()
        said = {"kind": "certificate", "check": check, "place": place}
        keep_record(passage, record=record, author=bearer.member, kept_at=now, **said)
        row = opened.row
        Certificate.objects.create(
            id=record,
            file_id=passage.file,
            cabinet_id=row.cabinet_id,
            reference=row.reference,
            of_check=check,
            came_on=came_on,
            destroy_by=by,
            decided=decided_on is not None,
        )


def certificate_destroyed(
    *, bearer: Bearer, line: SealedFile | None, record: UUID, certificate: UUID, on: date, way: str
) -> None:
    """Says when and how the certificate was destroyed. Sent twice, it is written once. Raises `Absent` and
    `Refused`."""
    with suppress(SentTwice), gate().passing(bearer, about_line(line, "record")) as passage:
        passage.remark(verb="certificate-destroyed")
        here = Certificate.objects.filter(id=certificate, file_id=passage.file, destroyed_on=None)
        words = {"kind": "destroyed", "certificate": str(certificate), "way": way}
        keep_record(passage, record=record, author=bearer.member, kept_at=CLOCK.now(), **words)
        if not here.update(destroyed_on=on, destroyed_by=bearer.member):
            raise Absent


def destroy_by(day: date) -> date:
    """The last day of a certificate whose time runs from this one. Raises `NoTimeToKeep`."""
    time_given = time_to_keep()
    if time_given is None:
        raise NoTimeToKeep
    return time_given.after(datetime.combine(day, time.min)).date()


def limit_moved(line: UUID, check: UUID, decided_on: date) -> None:
    """It was decided: the time of its certificate runs from then on. Where it was decided before, and opened again, no
    time is won by it. Inside a passage."""
    here = Certificate.objects.select_for_update().filter(file_id=line, of_check=check, destroyed_on=None)
    for row in here:
        by = destroy_by(decided_on)
        row.destroy_by, row.decided = min(by, row.destroy_by) if row.decided else by, True
        row.save(update_fields=["destroy_by", "decided"])
