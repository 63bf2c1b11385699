"""A worry about somebody: danger can always be written down, and brings duties with a clock
(csg06/ground-risk-to-client, csf-2024/ground-legal-duty, cwc/report-to-safeguarding)."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta
from uuid import UUID

from django.utils.dateparse import parse_duration

from inconfidence.charity.house import CLOCK, gate
from inconfidence.files.models import Due
from inconfidence.files.movements import movement
from inconfidence.files.records import keep_record
from inconfidence.flow import Duty
from inconfidence.gate import Absent, Bearer
from inconfidence.gate.errors import SentTwice
from inconfidence.store.models import CabinetGrant, FileGrant, Member, SealedFile, SealedRecord

# A duty without a clock of its own is still looked at the next day.
_SOON = timedelta(days=1)


def worry_record(
    *, bearer: Bearer, file: SealedFile, record: UUID, grounds: Iterable[str], text: str
) -> tuple[Duty, ...]:
    """Writes the worry down and makes its duties due. Gives them; sent twice, it is kept once."""
    wanted = movement(file, "record", purpose="safeguarding", grounds=frozenset(grounds))
    duties: tuple[Duty, ...] = ()
    tell = _may_tell_safeguarding(bearer, file)
    with suppress(SentTwice), gate().passing(bearer, wanted) as passage:
        passage.remark(verb="worry")
        duties = passage.decision.duties
        kept = keep_record(
            passage,
            record=record,
            author=bearer.member,
            kept_at=CLOCK.now(),
            kind="worry",
            grounds=sorted(wanted.grounds),
            text=text,
            duties=sorted({duty.duty for duty in duties}),
        )
        _make_due(kept, duties, bearer)
        _tell_safeguarding(kept, tell)
    return duties


def due_finish(*, bearer: Bearer, file: SealedFile | None, record: UUID) -> None:
    """What the bearer owed has been done: it leaves their list, and those of their office who owed it with them.

    What another office owes stays on its list. Raises `Absent` for one who owes nothing here.
    """
    wanted = movement(file, "record", purpose="safeguarding", grounds=frozenset({"risk-to-client"}))
    with gate().passing(bearer, wanted) as passage:
        passage.remark(verb="due-done")
        owed = Due.objects.filter(file_id=passage.file, record_id=record, done_at=None)
        own = owed.filter(member_id=bearer.member).select_related("member").first()
        if own is None:
            raise Absent
        owed.filter(member__role=own.member.role).update(done_at=CLOCK.now())


def _make_due(kept: SealedRecord, duties: Iterable[Duty], bearer: Bearer) -> None:
    clocks: dict[str, timedelta] = {}
    for duty in duties:
        within = (duty.within and parse_duration(duty.within)) or _SOON
        clocks[duty.by] = min(clocks.get(duty.by, within), within)
    for role, within in clocks.items():
        for member in _owing(role, bearer, kept.file):
            due_at = kept.kept_at + within
            if not Due.objects.filter(record=kept, member_id=member).exists():
                Due.objects.create(file_id=kept.file_id, member_id=member, record=kept, due_at=due_at)


def _may_tell_safeguarding(bearer: Bearer, file: SealedFile) -> bool:
    """Whether the code lets a worry be shared with those who look after safety, whatever else it asks."""
    # The worry alone is put on their list: that is the minimum.
    minimised = frozenset({"minimised"})
    told = movement(file, "share", recipient="safeguarding", purpose="safeguarding", done=minimised)
    return gate().preview(bearer, told).permitted


def _tell_safeguarding(kept: SealedRecord, may: bool) -> None:
    """Puts the worry on the list of the safeguarding team, or of the manager where there is none."""
    for member in _able("safeguarding", kept.file) if may else []:
        if not Due.objects.filter(record=kept, member_id=member).exists():
            due_at = kept.kept_at + _SOON
            Due.objects.create(file_id=kept.file_id, member_id=member, record=kept, due_at=due_at)


def _owing(role: str, bearer: Bearer, file: SealedFile) -> list[UUID]:
    """Who owes it: the person who acts where it is theirs, else that office."""
    actor = Member.objects.get(id=bearer.member)
    if actor.role == role:
        return [actor.id]
    return _able(role, file)


def _able(role: str, file: SealedFile) -> list[UUID]:
    """Every active member of that office who can open the file, else of the manager's.

    A worry on the list of somebody who holds no key of it would be seen by nobody.
    """
    keyed = {
        *CabinetGrant.objects.filter(cabinet_id=file.cabinet_id).values_list("member_id", flat=True),
        *FileGrant.objects.filter(file=file).values_list("member_id", flat=True),
    }
    able = Member.objects.filter(state=Member.State.ACTIVE, id__in=keyed)
    found = list(able.filter(role=role).values_list("id", flat=True))
    return found or list(able.filter(role="manager").values_list("id", flat=True))
