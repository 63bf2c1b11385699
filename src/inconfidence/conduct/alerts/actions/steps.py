"""Dealing with a report: whoever sent it is written to, it is looked into, nobody is harmed for it, and what came of
it (cwc/whistleblowing)."""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from uuid import UUID

from inconfidence.charity.house import CLOCK
from inconfidence.conduct.alerts.letters import letter_keep
from inconfidence.conduct.alerts.register import ALERTS
from inconfidence.conduct.cases.dealing import case_take_on, dealing, must_be_open, step_keep
from inconfidence.conduct.cases.errors import StepsLeft
from inconfidence.conduct.cases.reading import case_opened
from inconfidence.gate import Bearer
from inconfidence.gate.errors import SentTwice
from inconfidence.gate.threads import ThreadKey
from inconfidence.store.models import SealedFile
from inconfidence.vault.keys import SecretKey

# In the order in which they are taken; all of them before an outcome.
STEPS = ("answered", "looked-into", "protected")


def alert_take_on(*, bearer: Bearer, case: SealedFile | None) -> None:
    """The bearer deals with it from now on, in the place of whoever did. Raises `Absent`, `Refused` and `Closed`."""
    case_take_on(ALERTS, bearer=bearer, case=case)


def alert_answer(*, bearer: Bearer, case: SealedFile | None, record: UUID, text: str) -> None:
    """Writes to whoever reported it, also after it was closed. Sent twice, it is kept once.

    Raises `Absent` and `Refused`.
    """
    opened = case_opened(ALERTS, bearer, case)
    key = ThreadKey(opened.row.charity_id, opened.row.id, SecretKey(bytes.fromhex(opened.report["letters"])))
    with suppress(SentTwice), dealing(ALERTS, bearer, case, "answered") as (passage, row):
        step_keep(passage, bearer, record, CLOCK.now(), "answered", {"text": text})
        letter_keep(key, letter=record, author=bearer.member, text=text)
        row.awaits_answer = False
        row.save(update_fields=["awaits_answer"])


def alert_step(*, bearer: Bearer, case: SealedFile | None, record: UUID, step: str, **words: Any) -> None:
    """Writes down one of `STEPS`; the same again says how it stands now. Sent twice, it is kept once.

    Raises `Absent`, `Refused` and `Closed`.
    """
    with suppress(SentTwice), dealing(ALERTS, bearer, case, "step") as (passage, row):
        must_be_open(row)
        step_keep(passage, bearer, record, CLOCK.now(), step, words)


def alert_close(*, bearer: Bearer, case: SealedFile | None, record: UUID, outcome: str, text: str) -> None:
    """What came of it. Raises `StepsLeft` before every step was taken; `Absent`, `Refused` and `Closed`."""
    if left := case_opened(ALERTS, bearer, case).lacks(STEPS):
        raise StepsLeft(left)
    with suppress(SentTwice), dealing(ALERTS, bearer, case, "closed") as (passage, row):
        now = CLOCK.now()
        step_keep(passage, bearer, record, now, "outcome", {"outcome": outcome, "text": text})
        must_be_open(row)
        row.closed_at = now
        row.save(update_fields=["closed_at"])
