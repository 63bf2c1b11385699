"""The person was asked whether what is held about them is right (cwc/data-protection)."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from uuid import UUID

from inconfidence.charity.house import CLOCK, gate
from inconfidence.files.movements import movement
from inconfidence.files.records import keep_record
from inconfidence.gate import Bearer
from inconfidence.gate.errors import SentTwice
from inconfidence.rights.accuracy import checked_again
from inconfidence.rights.models import Check
from inconfidence.store.models import SealedFile


def accuracy_confirm(
    *, bearer: Bearer, file: SealedFile | None, record: UUID, checked_on: date, channel: str, result: str
) -> None:
    """Keeps in the file that it was checked with the person, and until when that is enough. Sent twice, it is kept
    once.

    `result`: `right`, or `corrected` where something was put right. Raises `Refused`, and `Absent` where there is no
    such file for the bearer.
    """
    with suppress(SentTwice), gate().passing(bearer, movement(file, "record", channel=channel)) as passage:
        passage.remark(verb="checked", record=str(record))
        keep_record(
            passage,
            record=record,
            author=bearer.member,
            kept_at=CLOCK.now(),
            kind="checked",
            channel=channel,
            result=result,
            happened_on=checked_on.isoformat(),
            next_on=checked_again(checked_on).isoformat(),
        )
        row, made = Check.objects.get_or_create(file_id=passage.file, defaults={"checked_on": checked_on})
        if not made and row.checked_on < checked_on:
            Check.objects.filter(id=row.id).update(checked_on=checked_on)
