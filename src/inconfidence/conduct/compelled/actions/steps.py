"""Standing by whoever is called: support, advice, the days on which they are heard, what was given, the end
(cwc/subpoena, law-uk/witness, law-fr/witness)."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from inconfidence.charity.house import CLOCK
from inconfidence.conduct.cases.dealing import case_take_on, dealing, must_be_open, step_keep
from inconfidence.conduct.cases.errors import StepsLeft
from inconfidence.conduct.cases.nameless import step_nameless
from inconfidence.conduct.cases.reading import OpenCase, case_opened
from inconfidence.conduct.compelled.register import SUMMONSES
from inconfidence.conduct.compelled.selectors import support_due_on
from inconfidence.conduct.models import Summons
from inconfidence.gate import Bearer
from inconfidence.gate.errors import SentTwice
from inconfidence.store.models import SealedFile

# Without it, nothing is closed.
OWED = ("support",)
# What can come when all is over: an offer is never too late.
AFTER = frozenset({"support"})


def summons_take_on(*, bearer: Bearer, case: SealedFile | None) -> None:
    """The bearer deals with it from now on, in the place of whoever did. Raises `Absent`, `Refused` and `Closed`."""
    case_take_on(SUMMONSES, bearer=bearer, case=case)


def summons_step(
    *, bearer: Bearer, case: SealedFile | None, record: UUID, step: str, on: date, **words: Any
) -> None:
    """Writes down a step: `support`, `advice`, `hearing` or `given`, as often as there is one. Sent twice, it is kept
    once.

    Support is owed from the beginning, and again after each hearing. Raises `Absent`, `Refused` and `Closed`.
    """
    opened = case_opened(SUMMONSES, bearer, case)
    words = step_nameless(SUMMONSES, bearer, case, words)
    with suppress(SentTwice), dealing(SUMMONSES, bearer, case, "step") as (passage, row):
        if step not in AFTER:
            must_be_open(row)
        step_keep(passage, bearer, record, CLOCK.now(), step, {"on": on.isoformat(), **words})
        if row.closed_at is None:
            row.due_on = _due_on(opened, step, on)
            row.save(update_fields=["due_on"])


def summons_close(*, bearer: Bearer, case: SealedFile | None, record: UUID, text: str) -> None:
    """How it ended. Raises `StepsLeft` before support was offered; `Absent`, `Refused` and `Closed`."""
    if left := case_opened(SUMMONSES, bearer, case).lacks(OWED):
        raise StepsLeft(left)
    words = step_nameless(SUMMONSES, bearer, case, {"text": text})
    with suppress(SentTwice), dealing(SUMMONSES, bearer, case, "closed") as (passage, row):
        now = CLOCK.now()
        step_keep(passage, bearer, record, now, "closed", words)
        must_be_open(row)
        row.closed_at, row.due_on = now, None
        row.save(update_fields=["closed_at", "due_on"])


def _due_on(opened: OpenCase[Summons], step: str, on: date) -> date | None:
    """From when support is owed, once this step is kept as well."""
    days = [(one.kind, date.fromisoformat(one.content["on"])) for one in opened.steps if "on" in one.content]
    days.append((step, on))
    offered, hearings = ([day for kind, day in days if kind == wanted] for wanted in ("support", "hearing"))
    return support_due_on(timezone.localdate(opened.row.entered_at), hearings, offered)
