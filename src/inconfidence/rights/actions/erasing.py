"""Erasing a file: its keys and all that they open go at once; what is left says that it was, and not of whom
(house/erasing, law-uk/erasure, law-fr/erasure)."""

from __future__ import annotations

from datetime import datetime, timedelta

from inconfidence.charity.house import CLOCK, code_says, gate
from inconfidence.files.actions.paper import papers_destroyed
from inconfidence.files.movements import movement
from inconfidence.files.selectors import OpenFile
from inconfidence.flow import Decision, Flow
from inconfidence.gate import Bearer, Movement
from inconfidence.gate.errors import Absent, Refused
from inconfidence.kernel.durations import Duration
from inconfidence.rights.actions.asking import requests_erased
from inconfidence.rights.asked import waiting_to_see
from inconfidence.rights.errors import DangerOpen, StillWaiting
from inconfidence.rights.finality import swept_at_once
from inconfidence.rights.unseen import worries_unseen
from inconfidence.store.models import Erasure, Member, SealedFile

# Why a file goes → the flow that it is, in the words of the vocabulary.
_FLOWS: dict[str, dict[str, object]] = {
    Erasure.Ground.ASKED: {"purpose": "rights", "done": frozenset({"requester-verified"})},
    Erasure.Ground.TIME: {"purpose": "administration", "retention": "past"},
    Erasure.Ground.MISTAKE: {"purpose": "administration"},
}
# Where the code sets no clock for the copies on paper.
_PAPER = timedelta(days=30)


def file_erase(*, bearer: Bearer, file: SealedFile | None, ground: str, given_up: bool = False) -> Erasure:
    """Erases a file for good, and gives its line of the register. Raises `Refused`, and `Absent` where there is no
    such file for the bearer. Raises `StillWaiting` where somebody waits to see it, unless they ask for this and know
    that they will not see it then (`given_up`), and `DangerOpen` while a worry in it waits to be seen to.

    `ground`: one of `Erasure.Ground`. `asked` says as well that whoever calls this has seen that it was they who
    asked.
    """
    with gate().passing(bearer, erasing(file, ground)) as passage:
        if file is None:
            raise Absent
        if waiting_to_see(file) and not (given_up and ground == Erasure.Ground.ASKED):
            raise StillWaiting
        if worries_unseen(file):
            raise DangerOpen
        passage.remark(verb="erased", reference=file.reference, ground=ground)
        now = CLOCK.now()
        line = Erasure.objects.create(
            id=file.id,
            reference=file.reference,
            cabinet_id=file.cabinet_id,
            ground=ground,
            erased_at=now,
            erased_by_id=bearer.member,
            paper_until=_paper_until(passage.decision, now),
        )
        requests_erased(file.id)
        passage.erase()
    swept_at_once()
    return line


def erasing(file: SealedFile | None, ground: str) -> Movement:
    """Erasing, as a flow."""
    return movement(file, "erase", **_FLOWS[ground])


def erasing_asked(bearer: Bearer, file: SealedFile | None) -> None:
    """Asks before the form is shown. Raises `Refused`, and `Absent` where there is no such file for the bearer; both
    are written down."""
    wanted = erasing(file, Erasure.Ground.ASKED)
    decision = gate().preview(bearer, wanted)
    if not decision.permitted:
        # A form that is not shown is a refusal: the ledger has it, as if what stands in it had been sent.
        with gate().passing(bearer, wanted):
            raise Refused(decision)


def may_erase(member: Member, bearer: Bearer, opened: OpenFile) -> bool:
    """Whether to show the member a way to erase this file. The gate decides when they come to it."""
    if opened.row.cabinet_id not in bearer.cabinets:
        return False
    wanted = erasing(opened.row, Erasure.Ground.ASKED)
    flow = Flow.of(
        action="erase",
        actor=member.role,
        subject=opened.facts.subject,
        information=wanted.information,
        cabinet=opened.row.cabinet.kind,
        purpose=wanted.purpose,
        relation="responsible",
    )
    return code_says(flow).permitted


def paper_finish(*, bearer: Bearer, line: Erasure) -> None:
    """The copies on paper are destroyed as well. Raises `Refused`."""
    words = {"information": "support", "relation": "responsible", "cabinet": line.cabinet.kind}
    wanted = Movement(action="erase", purpose="administration", **words)
    with gate().acting(bearer, wanted, "passage") as act:
        act.remark(verb="paper-destroyed", reference=line.reference)
        now = CLOCK.now()
        Erasure.objects.filter(id=line.id, paper_done_at=None).update(paper_done_at=now)
        papers_destroyed(line.reference, now)


def _paper_until(decision: Decision, now: datetime) -> datetime:
    """Until when the code has what is left destroyed."""
    clocks = [duty.within for duty in decision.duties if duty.duty == "destroy"]
    return min((Duration.of(within).after(now) for within in clocks if within), default=now + _PAPER)
