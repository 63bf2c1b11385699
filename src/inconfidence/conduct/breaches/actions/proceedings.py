"""Formal proceedings that a breach leads to: when they began, when they ended, and their result (cwc/proceedings).

They may go on after the breach itself was closed.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from uuid import UUID

from inconfidence.charity.house import CLOCK
from inconfidence.conduct.breaches.register import BREACHES
from inconfidence.conduct.cases.dealing import dealing
from inconfidence.conduct.cases.nameless import step_nameless
from inconfidence.files.records import keep_record
from inconfidence.gate import Bearer
from inconfidence.gate.errors import SentTwice
from inconfidence.store.models import SealedFile


def proceedings_record(
    *,
    bearer: Bearer,
    case: SealedFile | None,
    record: UUID,
    what: str,
    began_on: date,
    ended_on: date | None = None,
    result: str = "",
) -> None:
    """Writes down how the proceedings stand: what they are, their dates, their result once they ended.

    Sent twice, it is kept once. Raises `Absent` and `Refused`.
    """
    said = {
        "what": what,
        "began_on": began_on.isoformat(),
        "ended_on": ended_on.isoformat() if ended_on else "",
        "result": result,
    }
    words = step_nameless(BREACHES, bearer, case, said)
    with suppress(SentTwice), dealing(BREACHES, bearer, case, "step") as (passage, _row):
        keep_record(
            passage,
            record=record,
            author=bearer.member,
            kept_at=CLOCK.now(),
            kind="proceedings",
            **words,
        )
