"""What somebody asked of their rights: one request with its file, and the register of them all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from inconfidence.charity.cabinets import cabinets_held
from inconfidence.charity.house import CLOCK, code_says
from inconfidence.files.selectors import OpenFile
from inconfidence.flow import Duty, Flow
from inconfidence.gate import Bearer
from inconfidence.gate.errors import Absent
from inconfidence.rights.models import Request
from inconfidence.sharing.proposals import Proposal, proposal_opened
from inconfidence.sharing.selectors import register_asked
from inconfidence.store.models import Member, SealedFile

# Where the code sets no clock, that of the law of both countries (RGPD and UK GDPR, article 12(3)).
WITHIN = "P1M"
# What is asked where the answer is what the file holds.
TO_SEE = frozenset({Request.Wanted.SEE.value, Request.Wanted.COPY.value})


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, opened together with its file: `row` is its line of the register."""

    row: Request
    proposal: Proposal

    @property
    def opened(self) -> OpenFile:
        """The file that it is about."""
        return self.proposal.opened

    @property
    def content(self) -> Mapping[str, Any]:
        """What has been written down of it."""
        return self.proposal.content

    @property
    def open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.row.outcome == Request.Outcome.OPEN

    @property
    def about_themselves(self) -> bool:
        """Whether it comes from the person, or from somebody who may act for them."""
        return bool(self.content["asker"] != "other")

    @property
    def wants_pack(self) -> bool:
        """Whether it is answered with what the file holds."""
        return self.about_themselves and self.row.wanted in TO_SEE


def asked_opened(bearer: Bearer, file: SealedFile | None, record: UUID) -> Asked:
    """A request with its file. Raises `Absent` where there is none for the bearer, and `Refused`."""
    proposal = proposal_opened(bearer, file, record, "request")
    row = Request.objects.select_related("taken_by").filter(id=record).first()
    if row is None:
        raise Absent
    return Asked(row, proposal)


def requests_of(bearer: Bearer) -> QuerySet[Request]:
    """The lines about files of the cabinets that the bearer holds, erased ones too: what is open first, soonest first.
    Nothing is opened. Raises `Absent` and `Refused`."""
    register_asked(bearer)
    rows = Request.objects.filter(cabinet__in=cabinets_held(bearer))
    return rows.select_related("record__file", "taken_by").order_by("closed_on", "due_on")


def requests_to_answer(member: Member, bearer: Bearer) -> list[Request]:
    """The open requests that the member owes an answer by their office, soonest first."""
    if not owes_answers(member.role):
        return []
    # One whose file is gone has ended by that, also where a restored backup calls it open.
    waiting = Request.objects.filter(cabinet__in=cabinets_held(bearer), outcome=Request.Outcome.OPEN).exclude(
        record=None
    )
    return list(waiting.select_related("record__file").order_by("due_on"))


def owes_answers(role: str) -> bool:
    """Whether it is this office that the code in force has answer (law-fr/access, law-uk/access)."""
    return role in {duty.by for duty in _answers_owed(role)}


def answer_within() -> str:
    """How soon the code in force has somebody answered: an ISO 8601 duration."""
    return next((duty.within for duty in _answers_owed("manager") if duty.within), WITHIN)


def _answers_owed(role: str) -> list[Duty]:
    """What becomes owed when this office writes a request down."""
    flow = Flow.of(
        action="record",
        actor=role,
        subject="client",
        information="support",
        purpose="rights",
        relation="responsible",
    )
    return [duty for duty in code_says(flow).duties if duty.duty == "answer"]


def outcome_of(row: Request) -> str:
    """How it stands. One whose file is gone ended by that, also where an older backup was restored since."""
    if row.record_id is not None or row.outcome != Request.Outcome.OPEN:
        return row.outcome
    return (Request.Outcome.UNANSWERED if row.wanted in TO_SEE else Request.Outcome.ERASED).value


def waiting_to_see(file: SealedFile | None) -> list[Request]:
    """The open requests that can be answered only while the file is there, soonest first."""
    waiting = Request.objects.filter(record__file=file, outcome=Request.Outcome.OPEN, wanted__in=TO_SEE)
    return list(waiting.order_by("due_on")) if file else []


def is_late(row: Request, today: date | None = None) -> bool:
    """Whether it should have been answered by now."""
    return outcome_of(row) == Request.Outcome.OPEN and row.due_on < (today or timezone.localdate(CLOCK.now()))


def may_be_longer(row: Request, today: date | None = None) -> bool:
    """Whether the law still lets it take longer: once, and told before the time has run out."""
    open_ = row.outcome == Request.Outcome.OPEN and row.longer_on is None
    return open_ and not is_late(row, today)
