"""Dealing with a breach: who takes it on, what is done, what is decided, and what comes of it
(csg06/breaches-serious, csf-2024/breaches-serious, cwc/breach-process, cwc/gross-misconduct, law-uk/breach)."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from inconfidence.charity.house import CLOCK
from inconfidence.conduct.breaches.actions.dealing import dealing
from inconfidence.conduct.breaches.errors import Closed, NotTheirs, StepsLeft
from inconfidence.conduct.breaches.nameless import step_nameless
from inconfidence.conduct.breaches.selectors import breach_opened
from inconfidence.conduct.models import Breach, Handler
from inconfidence.conduct.movements import subject_of
from inconfidence.files.records import keep_facts, keep_record
from inconfidence.gate import Bearer, Passage
from inconfidence.gate.errors import SentTwice
from inconfidence.store.models import CabinetGrant, Member, SealedFile

# In the order in which they are taken; all of them before an outcome.
STEPS = ("contained", "harm", "authority", "persons", "prevention")


def breach_take_on(*, bearer: Bearer, case: SealedFile | None) -> None:
    """The bearer deals with it from now on, in the place of whoever did. Raises `Absent`, `Refused` and `Closed`."""
    with dealing(bearer, case, "breach-taken-on") as (_passage, row):
        _must_be_open(row)
        row.owner_id = bearer.member
        row.save(update_fields=["owner"])


def breach_step(*, bearer: Bearer, case: SealedFile | None, record: UUID, step: str, **words: Any) -> None:
    """Writes down one of `STEPS`; the same again says how it stands now. Sent twice, it is kept once.

    Raises `Absent`, `Refused` and `Closed`.
    """
    words = step_nameless(bearer, case, words)
    with suppress(SentTwice), dealing(bearer, case, "breach-step") as (passage, row):
        _must_be_open(row)
        now = CLOCK.now()
        _kept(passage, bearer, record, now, step, words)
        if step == "authority" and row.decided_at is None:
            row.decided_at = now
            row.save(update_fields=["decided_at"])


def who_name(*, bearer: Bearer, case: SealedFile | None, record: UUID, who: Member | str) -> None:
    """Who did it turned out: they are shut out from now on, as is whoever was named before.

    `who`: a member, `outside` or `unknown`. Raises `NotTheirs` for one who holds the keys to it; `Absent`, `Refused`
    and `Closed`.
    """
    member = who if isinstance(who, Member) else None
    with suppress(SentTwice), dealing(bearer, case, "breach-step") as (passage, row):
        _must_be_open(row)
        if member and _deals(member, passage.file):
            raise NotTheirs
        _kept(passage, bearer, record, CLOCK.now(), "who", {"who": str(member.id if member else who)})
        if member:
            _shut_out(passage, row, member)


def _shut_out(passage: Passage, row: Breach, member: Member) -> None:
    """The member is a party to it, and it is on no list of theirs, should they have dealt with it before."""
    subject = subject_of(member)
    sheet = passage.change_facts(
        lambda facts: replace(facts, subject=subject, involved=facts.involved | {member.id.hex})
    )
    keep_facts(passage, sheet)
    Handler.objects.filter(breach=row, member=member).delete()
    if row.owner_id == member.id:
        row.owner_id = row.taken_on_at = None
        row.save(update_fields=["owner", "taken_on_at"])


def breach_close(*, bearer: Bearer, case: SealedFile | None, record: UUID, outcome: str, text: str) -> None:
    """What came of it. Raises `StepsLeft` before every step was taken; `Absent`, `Refused` and `Closed`."""
    opened = breach_opened(bearer, case)
    left = [step for step in STEPS if opened.last(step) is None]
    if left:
        raise StepsLeft(left)
    words = step_nameless(bearer, case, {"outcome": outcome, "text": text})
    with suppress(SentTwice), dealing(bearer, case, "breach-closed") as (passage, row):
        now = CLOCK.now()
        _kept(passage, bearer, record, now, "outcome", words)
        _must_be_open(row)
        row.closed_at = now
        row.save(update_fields=["closed_at"])


def _kept(
    passage: Passage, bearer: Bearer, record: UUID, now: datetime, kind: str, words: dict[str, Any]
) -> None:
    keep_record(passage, record=record, author=bearer.member, kept_at=now, kind=kind, **words)


def _deals(member: Member, case: UUID) -> bool:
    """Whether the member's own keys open it: the gate would shut them out, and nothing else."""
    cabinet = SealedFile.objects.filter(id=case).values("cabinet")
    return CabinetGrant.objects.filter(member=member, cabinet__in=cabinet).exists()


def _must_be_open(row: Breach) -> None:
    if row.closed_at is not None:
        raise Closed
