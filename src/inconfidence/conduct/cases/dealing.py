"""The way to a case for whoever deals with it: they must be able to read it before they write, as no party is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from inconfidence.charity.house import CLOCK, gate
from inconfidence.conduct.cases.errors import Closed, NotTheirs
from inconfidence.conduct.cases.register import Line, Register, subject_of
from inconfidence.conduct.models import Case, Handler
from inconfidence.files.records import keep_facts, keep_record
from inconfidence.gate import Bearer, Passage
from inconfidence.gate.errors import Absent
from inconfidence.store.models import CabinetGrant, Member, SealedFile


@contextmanager
def dealing(
    register: Register[Line], bearer: Bearer, case: SealedFile | None, deed: str
) -> Iterator[tuple[Passage, Line]]:
    """Passes into a case to do something about it; whoever is first to is its owner.

    Raises `Absent`, for a party as well, and `Refused`.
    """
    wanted = [register.about(case, "view"), register.about(case, "record")]
    with gate().passing_all(bearer, wanted) as (look, passage):
        look.remark(verb=register.verb("read"))
        passage.remark(verb=register.verb(deed))
        locked = register.lines.objects.select_for_update(no_key=True, of=("self",))
        row = locked.filter(file_id=passage.file).first()
        if row is None:
            raise Absent
        if row.owner_id is None:
            _own(row, bearer)
        yield passage, row


def case_take_on(register: Register[Any], *, bearer: Bearer, case: SealedFile | None) -> None:
    """The bearer deals with it from now on, in the place of whoever did. Raises `Absent`, `Refused` and `Closed`."""
    with dealing(register, bearer, case, "taken-on") as (_passage, row):
        must_be_open(row)
        row.owner_id = bearer.member
        row.save(update_fields=["owner"])


def who_name(
    register: Register[Any], *, bearer: Bearer, case: SealedFile | None, record: UUID, who: Member | str
) -> None:
    """Who did it turned out: they are shut out from now on, as is whoever was named before.

    `who`: a member, or a word for somebody who is none. Raises `NotTheirs` for one who holds the keys to it, where a
    new one would go into other hands; where there are none, the gate alone shuts them out. Raises `SentTwice`,
    `Absent`, `Refused` and `Closed`.
    """
    member = who if isinstance(who, Member) else None
    with dealing(register, bearer, case, "step") as (passage, row):
        must_be_open(row)
        elsewhere = len(register.desks) > 1
        if member and elsewhere and _deals(member, passage.file):
            raise NotTheirs
        step_keep(passage, bearer, record, CLOCK.now(), "who", {"who": str(member.id if member else who)})
        if member:
            _shut_out(passage, row, member)


def step_keep(
    passage: Passage, bearer: Bearer, record: UUID, now: datetime, kind: str, words: dict[str, Any]
) -> None:
    """Keeps a step with the case. Raises `SentTwice` and `Taken`."""
    keep_record(passage, record=record, author=bearer.member, kept_at=now, kind=kind, **words)


def must_be_open(row: Case) -> None:
    """Raises `Closed`."""
    if row.closed_at is not None:
        raise Closed


def _own(row: Case, bearer: Bearer) -> None:
    row.owner_id, row.taken_on_at = bearer.member, CLOCK.now()
    row.save(update_fields=["owner", "taken_on_at"])


def _deals(member: Member, case: UUID) -> bool:
    """Whether the member's own keys open it: the gate would shut them out, and nothing else."""
    cabinet = SealedFile.objects.filter(id=case).values("cabinet")
    return CabinetGrant.objects.filter(member=member, cabinet__in=cabinet).exists()


def _shut_out(passage: Passage, row: Case, member: Member) -> None:
    """The member is a party to it, and it is on no list of theirs, should they have dealt with it before."""
    subject = subject_of(member)
    sheet = passage.change_facts(
        lambda facts: replace(facts, subject=subject, involved=facts.involved | {member.id.hex})
    )
    keep_facts(passage, sheet)
    Handler.objects.filter(file_id=passage.file, member=member).delete()
    if row.owner_id == member.id:
        row.owner_id = row.taken_on_at = None
        row.save(update_fields=["owner", "taken_on_at"])
