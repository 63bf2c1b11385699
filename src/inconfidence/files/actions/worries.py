"""A worry about somebody: danger can always be written down, and brings duties with a clock
(csg06/ground-risk-to-client, csf-2024/ground-legal-duty, cwc/report-to-safeguarding)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any
from uuid import UUID

from inconfidence.charity.house import CLOCK, gate
from inconfidence.files.dues import able, due_make, dues_make, dues_of, has_owed, soonest, theirs_to_do
from inconfidence.files.models import Due
from inconfidence.files.movements import movement
from inconfidence.files.records import change_kept, keep_record, row_of, wording_now
from inconfidence.flow import Duty
from inconfidence.gate import Absent, Bearer, Movement
from inconfidence.gate.errors import Changed, SentOtherwise, SentTwice
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
        _tell_safeguarding(kept, tell, duties)
    return duties


def worry_owes(bearer: Bearer, file: SealedFile, ground: str) -> bool:
    """Whether somebody would owe something once a worry on this ground alone is written down. Raises `Absent`."""
    wanted = movement(file, "record", purpose="safeguarding", grounds=frozenset({ground}))
    decision = gate().preview(bearer, wanted)
    return decision.permitted and bool(decision.duties)


def worry_seen_to(*, bearer: Bearer, file: SealedFile | None, worry: UUID, record: UUID, text: str) -> None:
    """A worry has been seen to: what was done stands with it, and it leaves the lists of the bearer's office.

    `record` is made with the form: sent twice, it is said once. Raises `Absent` for one who owes nothing here,
    `SentOtherwise` where it comes again in other words, and `Refused`.
    """
    office = Member.objects.get(id=bearer.member).role
    line = {"id": str(record), "by": str(bearer.member), "office": office, "text": text}
    wanted, _kept = _finishing(bearer, file, worry, worry=True)
    with suppress(SentTwice), gate().passing(bearer, wanted) as passage:
        passage.remark(verb="due-done")
        own = _owed_by(bearer, worry)
        owed = has_owed(Member.objects.get(id=bearer.member), worry)
        at = CLOCK.now().isoformat()
        change_kept(passage, worry, lambda present: _with_line(present, line, at, owed))
        _done(own)


def worry_correct(*, bearer: Bearer, file: SealedFile | None, worry: UUID, wordings: int, text: str) -> None:
    """Puts a new wording in front of a worry's first one, which stays; what is owed by it, and by when, stays too.

    `wordings`: how many came before, when the form was shown. Raises `Changed` when outrun, `Absent` and `Refused`.
    """
    with suppress(SentTwice), gate().passing(bearer, _correcting(file)) as passage:
        passage.remark(verb="corrected")
        change_kept(passage, worry, lambda present: _reworded(present, bearer.member, wordings, text))


def _correcting(file: SealedFile | None) -> Movement:
    return movement(file, "correct", purpose="safeguarding")


def _reworded(present: Mapping[str, Any], by: UUID, wordings: int, text: str) -> Mapping[str, Any]:
    """The worry in its new words, with those it had. Raises `SentTwice` where they are the same."""
    if present["kind"] != "worry":
        raise Absent
    before = present.get("before", [])
    if present["text"] == text:
        raise SentTwice
    if len(before) != wordings:
        raise Changed
    new = {"text": text, "corrected_by": str(by), "corrected_at": CLOCK.now().isoformat()}
    return {**present, **new, "before": [*before, wording_now(present)]}


def due_finish(*, bearer: Bearer, file: SealedFile | None, record: UUID) -> None:
    """What the bearer owed after something was told outside has been done.

    It leaves their list, and those of the office who owed it with them.
    What another office owes stays on its list. Raises `Absent` for one who owes nothing here, and `Refused`.
    """
    wanted, kept = _finishing(bearer, file, record)
    with gate().passing(bearer, wanted) as passage:
        passage.remark(verb="due-done")
        own = theirs_to_do(_owed_by(bearer, record), kept, Member.objects.get(id=bearer.member))
        if not own:
            raise Absent
        _done(own, kept.get("told_by", ""))


def _owed_by(bearer: Bearer, record: UUID) -> list[Due]:
    owed = dues_of(Member.objects.get(id=bearer.member), record_id=record)
    return owed[0] if owed else []


def _done(own: list[Due], told_by: str = "") -> None:
    """Takes it from the lists of all who owed it in these offices.

    Whoever told it and who looks at that again owe two things, also where both are of one office.
    """
    for record, role, teller in {
        (one.record_id, one.member.role, str(one.member_id) == told_by) for one in own
    }:
        rows = Due.objects.filter(record=record, member__role=role, done_at=None)
        if told_by:
            rows = rows.filter(member_id=told_by) if teller else rows.exclude(member_id=told_by)
        rows.update(done_at=CLOCK.now())


def _with_line(present: Mapping[str, Any], line: Mapping[str, str], at: str, owed: bool) -> Mapping[str, Any]:
    """The worry with what was done about it. Whoever was quicker takes no words from anybody who owed it too."""
    seen: list[dict[str, str]] = present.get("seen", [])
    before = next((one for one in seen if one["id"] == line["id"]), None)
    if before is not None:
        raise SentTwice if before == {**line, "at": before["at"]} else SentOtherwise
    if not owed and line["by"] not in {one["by"] for one in seen}:
        raise Absent
    return {**present, "seen": [*seen, {**line, "at": at}]}


def _finishing(
    bearer: Bearer, file: SealedFile | None, record: UUID, *, worry: bool = False
) -> tuple[Movement, Mapping[str, Any]]:
    """Writing down that it was done, on the grounds of what brought it; and that.

    Raises `Absent` where that is no worry, or is one and was not asked for.
    """
    with gate().passing(bearer, movement(file, "view")) as passage:
        passage.remark(verb="due-read")
        row = SealedRecord.objects.filter(id=record, file_id=passage.file).first()
    if row is None:
        raise Absent
    content = passage.read(row_of(row))
    if (content["kind"] == "worry") != worry:
        raise Absent
    if worry:
        return movement(
            file, "record", purpose="safeguarding", grounds=frozenset(content["grounds"])
        ), content
    grounds = frozenset(content.get("reason", {}).get("grounds", ()))
    return movement(file, "record", grounds=grounds), content


def _may_tell_safeguarding(bearer: Bearer, file: SealedFile) -> bool:
    """Whether the code lets a worry be shared with those who look after safety, whatever else it asks."""
    # The worry alone is put on their list: that is the minimum.
    minimised = frozenset({"minimised"})
    told = movement(file, "share", recipient="safeguarding", purpose="safeguarding", done=minimised)
    return gate().preview(bearer, told).permitted


def _tell_safeguarding(kept: SealedRecord, may: bool, duties: Iterable[Duty]) -> None:
    """Puts the worry on the list of the safeguarding team, or of the manager where there is none.

    They have no longer for it than whoever wrote it down.
    """
    for member in able("safeguarding", kept.file) if may else []:
        due_make(kept, member, soonest(duties, kept.kept_at))
