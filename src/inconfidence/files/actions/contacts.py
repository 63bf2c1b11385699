"""Contacts: recorded, corrected (the first wording stays), and moved out of a file they do not belong in."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from uuid import UUID

from inconfidence.charity.house import CLOCK, gate
from inconfidence.files.movements import movement
from inconfidence.files.records import keep_record, row_of
from inconfidence.gate import Bearer
from inconfidence.gate.errors import Absent, Changed, SentTwice
from inconfidence.kernel.ids import new_id
from inconfidence.store.models import SealedFile, SealedRecord


def contact_record(
    *, bearer: Bearer, file: SealedFile | None, record: UUID, channel: str, happened_on: date, text: str
) -> None:
    """Keeps a contact. Raises `Refused`, and `Absent` where there is no such file for the bearer.

    `record` is made with the form: sent twice, it is kept once.
    """
    with (
        suppress(SentTwice),
        gate().passing(bearer, movement(file, "record", channel=channel)) as passage,
    ):
        passage.remark(verb="contact", channel=channel)
        keep_record(
            passage,
            record=record,
            author=bearer.member,
            kept_at=CLOCK.now(),
            kind="contact",
            channel=channel,
            happened_on=happened_on.isoformat(),
            text=text,
        )


def contact_correct(
    *, bearer: Bearer, file: SealedFile, record: UUID, channel: str, happened_on: date, text: str
) -> None:
    """Puts a new wording in front of a contact's first one, which stays. Raises `Changed` when outrun."""
    first = _record(file, record)
    with gate().passing(bearer, movement(file, "correct", channel=channel)) as passage:
        passage.remark(verb="corrected")
        new = keep_record(
            passage,
            record=new_id(),
            author=bearer.member,
            kept_at=first.kept_at,
            kind="contact",
            channel=channel,
            happened_on=happened_on.isoformat(),
            text=text,
            corrected_at=CLOCK.now().isoformat(),
        )
        replaced = SealedRecord.objects.filter(id=first.id, replaced_by=None).update(replaced_by=new)
        if not replaced:
            raise Changed


def contact_move(*, bearer: Bearer, file: SealedFile, record: UUID, to: SealedFile) -> None:
    """Moves a contact that went to the wrong file, its earlier wordings with it; nothing of it stays behind.

    The file it leaves keeps only a line that something was moved, and by whom. Raises `Changed` where somebody
    corrected or moved it meanwhile.
    """
    last = _record(file, record)
    with gate().passing_all(bearer, [movement(file, "correct"), movement(to, "record")]) as passages:
        here, there = passages
        # A wording that came meanwhile would stay behind.
        if not SealedRecord.objects.filter(id=last.id, file=file, replaced_by=None).exists():
            raise Changed
        here.remark(verb="moved-out")
        there.remark(verb="moved-in")
        for row in _wordings(last):
            content = here.move_record(row_of(row), there)
            SealedRecord.objects.filter(id=row.id).update(file=to, content=content)
        keep_record(
            here, record=new_id(), author=bearer.member, kept_at=CLOCK.now(), kind="moved", what="contact"
        )


def _record(file: SealedFile, record: UUID) -> SealedRecord:
    found = SealedRecord.objects.filter(id=record, file=file).first()
    if found is None:
        raise Absent
    return found


def _wordings(last: SealedRecord) -> list[SealedRecord]:
    """The record and every wording that it replaced."""
    wordings, found = [], [last]
    while found:
        wordings += found
        found = list(SealedRecord.objects.filter(file=last.file_id, replaced_by__in=found))
    return wordings
