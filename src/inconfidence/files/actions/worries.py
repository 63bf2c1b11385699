"""A worry about somebody: danger can always be written down, and brings duties with a clock
(csg06/ground-risk-to-client, csf-2024/ground-legal-duty, cwc/report-to-safeguarding)."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from uuid import UUID

from inconfidence.charity.house import CLOCK, gate
from inconfidence.files.dues import SOON, able, due_make, dues_make, dues_of
from inconfidence.files.models import Due
from inconfidence.files.movements import movement
from inconfidence.files.records import keep_record, row_of
from inconfidence.flow import Duty
from inconfidence.gate import Absent, Bearer, Movement
from inconfidence.gate.errors import SentTwice
from inconfidence.store.models import Member, SealedFile, SealedRecord


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
        dues_make(kept, duties, bearer, kept.kept_at)
        _tell_safeguarding(kept, tell)
    return duties


def due_finish(*, bearer: Bearer, file: SealedFile | None, record: UUID) -> None:
    """What the bearer owed has been done: it leaves their list, and those of the office who owed it with them.

    What another office owes stays on its list. Raises `Absent` for one who owes nothing here, and `Refused`.
    """
    with gate().passing(bearer, _finishing(bearer, file, record)) as passage:
        passage.remark(verb="due-done")
        owed = Due.objects.filter(file_id=passage.file, record_id=record, done_at=None)
        own = dues_of(Member.objects.get(id=bearer.member), record_id=record)
        if not own:
            raise Absent
        owed.filter(member__role__in={due.member.role for due in own[0]}).update(done_at=CLOCK.now())


def _finishing(bearer: Bearer, file: SealedFile | None, record: UUID) -> Movement:
    """Writing down that it was done, on the grounds of what brought it."""
    with gate().passing(bearer, movement(file, "view")) as passage:
        passage.remark(verb="due-read")
        row = SealedRecord.objects.filter(id=record, file_id=passage.file).first()
    if row is None:
        raise Absent
    content = passage.read(row_of(row))
    if content["kind"] == "worry":
        return movement(file, "record", purpose="safeguarding", grounds=frozenset(content["grounds"]))
    return movement(file, "record", grounds=frozenset(content.get("reason", {}).get("grounds", ())))


def _may_tell_safeguarding(bearer: Bearer, file: SealedFile) -> bool:
    """Whether the code lets a worry be shared with those who look after safety, whatever else it asks."""
    # The worry alone is put on their list: that is the minimum.
    minimised = frozenset({"minimised"})
    told = movement(file, "share", recipient="safeguarding", purpose="safeguarding", done=minimised)
    return gate().preview(bearer, told).permitted


def _tell_safeguarding(kept: SealedRecord, may: bool) -> None:
    """Puts the worry on the list of the safeguarding team, or of the manager where there is none."""
    for member in able("safeguarding", kept.file) if may else []:
        due_make(kept, member, SOON.after(kept.kept_at))
