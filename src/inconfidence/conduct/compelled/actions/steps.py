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
from inconfidence.gate.errors import Changed, SentTwice
from inconfidence.store.models import SealedFile, SealedRecord

# While it is owed, now or after a day that is still to come, nothing is closed.
OWED = "support"
# What can come when all is over: an offer is never too late.
AFTER = frozenset({"support"})
# So often a step is tried while others are written in between.
_TRIES = 3


def summons_take_on(*, bearer: Bearer, case: SealedFile | None) -> None:
    """The bearer deals with it from now on, in the place of whoever did. Raises `Absent`, `Refused` and `Closed`."""
    case_take_on(SUMMONSES, bearer=bearer, case=case)


def summons_step(
    *, bearer: Bearer, case: SealedFile | None, record: UUID, step: str, on: date, **words: Any
) -> None:
    """Writes down a step: `support`, `advice`, `hearing` or `given`, as often as there is one. Sent twice, it is kept
    once.

    Support is owed from the beginning, and again after each hearing. Raises `Absent`, `Refused`, `Closed`, and
    `Changed` where others wrote again and again in between.
    """
    words = {"on": on.isoformat(), **step_nameless(SUMMONSES, bearer, case, words)}
    for left in reversed(range(_TRIES)):
        opened = case_opened(SUMMONSES, bearer, case)
        try:
            _step_kept(opened, bearer=bearer, record=record, step=step, words=words)
        except Changed:
            if not left:
                raise
        else:
            break


def _step_kept(
    opened: OpenCase[Summons], *, bearer: Bearer, record: UUID, step: str, words: dict[str, Any]
) -> None:
    """Raises `Changed` where a step was kept since it was opened: from when support is owed depends on all of them."""
    with suppress(SentTwice), dealing(SUMMONSES, bearer, opened.row.file, "step") as (passage, row):
        if SealedRecord.objects.filter(file_id=passage.file).count() != len(opened.steps):
            raise Changed
        if step not in AFTER:
            must_be_open(row)
        step_keep(passage, bearer, record, CLOCK.now(), step, words)
        if row.closed_at is None:
            row.due_on = _due_on(opened, {"kind": step, **words})
            row.save(update_fields=["due_on"])


def summons_close(*, bearer: Bearer, case: SealedFile | None, record: UUID, text: str) -> None:
    """How it ended. Raises `StepsLeft` before support was offered, and while it will be owed again after a day on
    which they are heard; `Absent`, `Refused` and `Closed`."""
    words = step_nameless(SUMMONSES, bearer, case, {"text": text})
    with suppress(SentTwice), dealing(SUMMONSES, bearer, case, "closed") as (passage, row):
        now = CLOCK.now()
        step_keep(passage, bearer, record, now, "closed", words)
        must_be_open(row)
        if row.due_on is not None:
            raise StepsLeft([OWED])
        row.closed_at = now
        row.save(update_fields=["closed_at"])


def _due_on(opened: OpenCase[Summons], step: dict[str, Any]) -> date | None:
    """From when support is owed, once this step is kept as well."""
    offered: list[date] = []
    hearings: list[date] = []
    for one in [*(kept.content for kept in opened.steps), step]:
        on = date.fromisoformat(one["on"]) if "on" in one else None
        if on and one["kind"] == "support":
            offered.append(on)
        elif on and one["kind"] == "hearing":
            hearings.append(on)
        elif on and one.get("way") == "nothing":
            hearings = [day for day in hearings if day <= on]
    return support_due_on(timezone.localdate(opened.row.entered_at), hearings, offered)
