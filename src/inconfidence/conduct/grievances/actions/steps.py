"""Dealing with a grievance: told that it has come, each side heard, decided, told, and heard again if they wish
(cwc/grievance, law-uk/complaints)."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from inconfidence.charity.house import CLOCK
from inconfidence.conduct.cases.dealing import case_take_on, dealing, must_be_open, step_keep
from inconfidence.conduct.cases.errors import StepsLeft
from inconfidence.conduct.cases.nameless import step_nameless
from inconfidence.conduct.cases.reading import OpenCase, case_opened
from inconfidence.conduct.grievances.actions.own_copies import own_copy_keep
from inconfidence.conduct.grievances.register import GRIEVANCES
from inconfidence.conduct.models import Grievance
from inconfidence.gate import Bearer
from inconfidence.gate.errors import SentTwice
from inconfidence.store.models import SealedFile

# In the order in which they are taken; all of them before it is decided.
BEFORE_DECIDING = ("acknowledged", "heard", "other-side")
STEPS = (*BEFORE_DECIDING, "decided")


def grievance_take_on(*, bearer: Bearer, case: SealedFile | None) -> None:
    """The bearer deals with it from now on, in the place of whoever did. Raises `Absent`, `Refused` and `Closed`."""
    case_take_on(GRIEVANCES, bearer=bearer, case=case)


def grievance_step(*, bearer: Bearer, case: SealedFile | None, record: UUID, step: str, **words: Any) -> None:
    """Writes down one of `BEFORE_DECIDING`, or an `appeal`, which can come late; the same again says how it stands
    now. An appeal without a result opens it again. Sent twice, it is kept once. Raises `Absent`, `Refused` and
    `Closed`."""
    words = step_nameless(GRIEVANCES, bearer, case, words)
    with suppress(SentTwice), dealing(GRIEVANCES, bearer, case, "step") as (passage, row):
        if step != "appeal":
            must_be_open(row)
        now = CLOCK.now()
        step_keep(passage, bearer, record, now, step, words)
        if step == "acknowledged" and row.acknowledged_at is None:
            row.acknowledged_at = now
            row.save(update_fields=["acknowledged_at"])
        if step == "appeal":
            _look_again(row, None if words.get("result") else now)


def grievance_decide(
    *, bearer: Bearer, case: SealedFile | None, record: UUID, outcome: str, why: str, told: str
) -> None:
    """What was found, and what whoever raised it is `told` of it, which is kept for them as well.

    Raises `StepsLeft` before each side was heard; `Absent`, `Refused` and `Closed`.
    """
    opened = _must_be_done(bearer, case, BEFORE_DECIDING)
    words = step_nameless(GRIEVANCES, bearer, case, {"outcome": outcome, "why": why, "told": told})
    with suppress(SentTwice), dealing(GRIEVANCES, bearer, case, "step") as (passage, row):
        must_be_open(row)
        now = CLOCK.now()
        step_keep(passage, bearer, record, now, "decided", words)
        if _is_told(opened):
            own_copy_keep(row, now=now, copy=uuid4(), words={"told": words["told"]})
        row.decided_at = now
        row.save(update_fields=["decided_at"])


def grievance_close(*, bearer: Bearer, case: SealedFile | None, record: UUID, text: str) -> None:
    """What changes, and no more is to do. Raises `StepsLeft` before it was decided, and while an appeal has
    no result; `Absent`, `Refused` and `Closed`."""
    _must_be_done(bearer, case, STEPS)
    words = step_nameless(GRIEVANCES, bearer, case, {"text": text})
    with suppress(SentTwice), dealing(GRIEVANCES, bearer, case, "closed") as (passage, row):
        now = CLOCK.now()
        step_keep(passage, bearer, record, now, "closed", words)
        must_be_open(row)
        if row.appealed_at:
            raise StepsLeft(["appeal"])
        row.closed_at = now
        row.save(update_fields=["closed_at"])


def _look_again(row: Grievance, since: datetime | None) -> None:
    """Somebody appealed, or the appeal has its result: then nothing is to look at again."""
    row.appealed_at = since and (row.appealed_at or since)
    if since:
        row.closed_at = None
    row.save(update_fields=["appealed_at", "closed_at"])


def _is_told(opened: OpenCase[Grievance]) -> bool:
    """Whether whoever raised it reads what came of it: not one who wrote it down for somebody else and is in it
    themselves, whoever else was named since."""
    raiser = opened.row.raised_by_id
    if opened.report["whose"] == "mine":
        return opened.who != raiser
    return raiser.hex not in opened.passage.facts.involved


def _must_be_done(bearer: Bearer, case: SealedFile | None, steps: tuple[str, ...]) -> OpenCase[Grievance]:
    opened = case_opened(GRIEVANCES, bearer, case)
    if left := opened.lacks(steps):
        raise StepsLeft(left)
    return opened
