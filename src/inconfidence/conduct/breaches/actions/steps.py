"""Dealing with a breach: who takes it on, what is done, what is decided, and what comes of it
(csg06/breaches-serious, csf-2024/breaches-serious, cwc/breach-process, cwc/gross-misconduct, law-uk/breach)."""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from uuid import UUID

from inconfidence.charity.house import CLOCK
from inconfidence.conduct.breaches.register import BREACHES
from inconfidence.conduct.breaches.selectors import breach_opened
from inconfidence.conduct.cases import dealing as cases
from inconfidence.conduct.cases.dealing import dealing, must_be_open, step_keep
from inconfidence.conduct.cases.errors import StepsLeft
from inconfidence.conduct.cases.nameless import step_nameless
from inconfidence.gate import Bearer
from inconfidence.gate.errors import SentTwice
from inconfidence.store.models import Member, SealedFile

# In the order in which they are taken; all of them before an outcome.
STEPS = ("contained", "harm", "authority", "persons", "prevention")


def breach_take_on(*, bearer: Bearer, case: SealedFile | None) -> None:
    """The bearer deals with it from now on, in the place of whoever did. Raises `Absent`, `Refused` and `Closed`."""
    cases.case_take_on(BREACHES, bearer=bearer, case=case)


def breach_step(*, bearer: Bearer, case: SealedFile | None, record: UUID, step: str, **words: Any) -> None:
    """Writes down one of `STEPS`; the same again says how it stands now. Sent twice, it is kept once.

    Raises `Absent`, `Refused` and `Closed`.
    """
    words = step_nameless(BREACHES, bearer, case, words)
    with suppress(SentTwice), dealing(BREACHES, bearer, case, "step") as (passage, row):
        must_be_open(row)
        now = CLOCK.now()
        step_keep(passage, bearer, record, now, step, words)
        if step == "authority" and row.decided_at is None:
            row.decided_at = now
            row.save(update_fields=["decided_at"])


def who_name(*, bearer: Bearer, case: SealedFile | None, record: UUID, who: Member | str) -> None:
    """Who did it turned out. Sent twice, it is kept once. `who`: a member, `outside` or `unknown`.

    Raises `NotTheirs` for one who holds the keys to it; `Absent`, `Refused` and `Closed`.
    """
    with suppress(SentTwice):
        cases.who_name(BREACHES, bearer=bearer, case=case, record=record, who=who)


def breach_close(
    *,
    bearer: Bearer,
    case: SealedFile | None,
    record: UUID,
    outcome: str,
    text: str,
    intent: str = "not-known",
) -> None:
    """What came of it, and whether it was meant, as was found (csf-2012/trust).

    Raises `StepsLeft` before every step was taken; `Absent`, `Refused` and `Closed`.
    """
    if left := breach_opened(bearer, case).lacks(STEPS):
        raise StepsLeft(left)
    words = step_nameless(BREACHES, bearer, case, {"intent": intent, "outcome": outcome, "text": text})
    with suppress(SentTwice), dealing(BREACHES, bearer, case, "closed") as (passage, row):
        now = CLOCK.now()
        step_keep(passage, bearer, record, now, "outcome", words)
        must_be_open(row)
        row.closed_at = now
        row.save(update_fields=["closed_at"])
