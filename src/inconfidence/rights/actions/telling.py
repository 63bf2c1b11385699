"""Somebody is told what is held about them (csf-2012/inform-held, csf-2016/inform-held)."""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

from inconfidence.charity.house import CLOCK, gate
from inconfidence.files.records import keep_record
from inconfidence.gate import Bearer
from inconfidence.gate.errors import SentTwice
from inconfidence.rights.actions.asking import asking
from inconfidence.store.models import SealedFile


def notice_given(*, bearer: Bearer, file: SealedFile | None, record: UUID) -> None:
    """Keeps in the file that the person was given the notice today. Sent twice, it is kept once.

    Raises `Refused`, and `Absent` where there is no such file for the bearer.
    """
    with suppress(SentTwice), gate().passing(bearer, asking(file)) as passage:
        passage.remark(verb="notice-given", record=str(record))
        keep_record(passage, record=record, author=bearer.member, kept_at=CLOCK.now(), kind="notice")
