"""Somebody asks for what is theirs: it is written down, its clock runs, and it ends in one way or another
(csf-2012/subject-rights, csf-2016/subject-rights, cwc/access-in-writing, law-fr/access, law-uk/access)."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.utils import timezone

from inconfidence.charity.house import CLOCK, gate
from inconfidence.files.movements import movement
from inconfidence.files.records import change_kept, keep_record
from inconfidence.flow import Decision
from inconfidence.gate import Bearer, Movement, Passage
from inconfidence.gate.errors import Changed, SentTwice
from inconfidence.kernel.durations import Duration
from inconfidence.kernel.ids import new_reference
from inconfidence.rights.asked import TO_SEE, WITHIN, Asked, may_be_longer
from inconfidence.rights.errors import RequestClosed, TooLateForLonger
from inconfidence.rights.models import Request
from inconfidence.sharing.proposals import GONE, PROPOSED
from inconfidence.store.models import SealedFile

# The month, and the two more that the law of both countries allows where a request is complex (RGPD and UK GDPR,
# article 12(3)).
_LONGER = Duration.of("P3M")


def request_take(
    *, bearer: Bearer, file: SealedFile | None, record: UUID, received_on: date, wanted: str, **words: Any
) -> None:
    """Writes a request down: its clock runs from the day on which it came. Sent twice, it is kept once.

    `words`: `asker` and `by`, `came`, `checked`, `authorised`, `said`. Raises `Refused`, and `Absent` where there is
    no such file for the bearer.
    """
    with suppress(SentTwice), gate().passing(bearer, asking(file)) as passage:
        reference = _reference(record)
        passage.remark(verb="request-taken", record=str(record), reference=reference)
        kept = keep_record(
            passage,
            record=record,
            author=bearer.member,
            kept_at=CLOCK.now(),
            kind="request",
            state=PROPOSED,
            revision=1,
            reference=reference,
            wanted=wanted,
            received_on=received_on.isoformat(),
            happened_on=received_on.isoformat(),
            **words,
        )
        Request.objects.create(
            id=record,
            record=kept,
            cabinet_id=kept.file.cabinet_id,
            reference=reference,
            wanted=wanted,
            received_on=received_on,
            due_on=_until(passage.decision, received_on),
            taken_by_id=bearer.member,
        )


def asking(file: SealedFile | None) -> Movement:
    """Writing in a file what somebody asked of their rights."""
    return movement(file, "record", purpose="rights")


def request_change(*, bearer: Bearer, asked: Asked, verb: str, **words: Any) -> None:
    """Keeps these words with an open request. Raises `RequestClosed`, `Changed` and `Refused`."""
    with gate().passing(bearer, asking(asked.opened.row)) as passage:
        passage.remark(verb=verb, record=str(asked.row.id), reference=asked.row.reference)
        _keep(passage, asked, words)


def request_longer(*, bearer: Bearer, asked: Asked, why: str) -> None:
    """Two months more, for this reason, which the person has been told. Raises `TooLateForLonger`,
    `RequestClosed`, `Changed` and `Refused`."""
    today = _today()
    if not may_be_longer(asked.row, today):
        raise TooLateForLonger
    with gate().passing(bearer, asking(asked.opened.row)) as passage:
        passage.remark(verb="request-longer", record=str(asked.row.id), reference=asked.row.reference)
        _keep(passage, asked, {"longer": {"why": why, "on": today.isoformat()}})
        until = _after(_LONGER, asked.row.received_on)
        Request.objects.filter(id=asked.row.id).update(longer_on=today, due_on=until)


def request_close(*, bearer: Bearer, asked: Asked, outcome: str, why: str = "", said: str = "") -> None:
    """It has come to an end: `why` is the short reason of a refusal, `said` what the person was told.

    Raises `RequestClosed`, `Changed` and `Refused`.
    """
    with gate().passing(bearer, asking(asked.opened.row)) as passage:
        passage.remark(verb="request-closed", record=str(asked.row.id), reference=asked.row.reference)
        _keep(passage, asked, {"state": GONE, "end": {"why": why, "said": said}})
        request_ended(asked.row.id, outcome)


def request_ended(record: UUID, outcome: str) -> None:
    """Closes a line of the register. Inside a passage, with what it is closed by."""
    Request.objects.filter(id=record).update(outcome=outcome, closed_on=_today())


def requests_erased(file: UUID) -> None:
    """What was open about a file that is being erased has ended by that: who waited to see it never will. Inside the
    passage."""
    waiting, today = Request.objects.filter(record__file_id=file, outcome=Request.Outcome.OPEN), _today()
    waiting.filter(wanted__in=TO_SEE).update(outcome=Request.Outcome.UNANSWERED, closed_on=today)
    waiting.update(outcome=Request.Outcome.ERASED, closed_on=today)


def _keep(passage: Passage, asked: Asked, words: Mapping[str, Any]) -> None:
    def changed(present: Mapping[str, Any]) -> Mapping[str, Any]:
        if present["state"] == GONE:
            raise RequestClosed
        if "longer" in words and "longer" in present:
            raise TooLateForLonger
        if present["revision"] != asked.content["revision"]:
            raise Changed
        return {**present, **words, "revision": present["revision"] + 1}

    change_kept(passage, asked.row.id, changed)


def _until(decision: Decision, received_on: date) -> date:
    """Until when the code has it answered."""
    clocks = [duty.within for duty in decision.duties if duty.duty == "answer" and duty.within]
    return min(_after(Duration.of(within), received_on) for within in clocks or [WITHIN])


def _today() -> date:
    return timezone.localdate(CLOCK.now())


def _after(duration: Duration, day: date) -> date:
    return duration.after(datetime.combine(day, time.min)).date()


def _reference(record: UUID) -> str:
    """That of the line, where it was sent before; else one that no line of the register has."""
    before = Request.objects.filter(id=record).first()
    if before is not None:
        return before.reference
    while Request.objects.filter(reference=(reference := new_reference("R"))).exists():
        pass
    return reference
