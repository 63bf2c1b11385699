"""A call to the emergency services that was made first: help is not asked whether it may come (house/register,
house/tell-subject).

What was said is entered as anything told outside is, whatever the code says of it, and the manager looks at it again.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.utils import timezone

from inconfidence.charity.house import CLOCK, gate
from inconfidence.files.dues import dues_make, owed_words
from inconfidence.files.movements import movement
from inconfidence.files.records import Opened, keep_record
from inconfidence.flow import Decision, Duty
from inconfidence.gate import Bearer, Movement
from inconfidence.gate.errors import SentTwice
from inconfidence.sharing.actions.telling import free_reference
from inconfidence.sharing.models import Disclosure
from inconfidence.sharing.proposals import GONE
from inconfidence.store.models import Member, SealedFile

_HOUSE = "house/tell-subject"


def call_enter(
    *,
    bearer: Bearer,
    file: SealedFile,
    worry: Opened,
    record: UUID,
    happened_on: date,
    call: Mapping[str, Any],
) -> None:
    """Enters in the register what was told outside before anybody was asked, on the grounds of a worry.

    `call`: the parts `who`, `talk` and `going`, as a disclosure has them. Sent twice, it is entered once. Raises
    `SentOtherwise` where it comes again in other words, `Refused`, and `Absent` where there is no such file.
    """
    grounds = frozenset(worry.content["grounds"])
    decision = gate().preview(bearer, _told(file, grounds, call))
    teller = Member.objects.get(id=bearer.member)
    # What was told, to whom and what they needed it for: entered, it is looked at again.
    words: dict[str, Any] = {"purpose": "safeguarding", "done": frozenset({"need-recorded"})}
    wanted = movement(file, "record", grounds=grounds, **words)
    with suppress(SentTwice), gate().passing(bearer, wanted) as passage:
        reference, now = _reference(record), CLOCK.now()
        reviewed = [duty for duty in passage.decision.duties if duty.duty == "review"]
        duties = [*_owed_after(decision, teller, call["talk"]["discussion"]), *reviewed]
        passage.remark(verb="call-entered", record=str(record), reference=reference)
        kept = keep_record(
            passage,
            record=record,
            author=bearer.member,
            kept_at=now,
            kind="disclosure",
            state=GONE,
            revision=1,
            called=True,
            about=str(worry.id),
            reason={"grounds": sorted(grounds)},
            happened_on=happened_on.isoformat(),
            gone_at=_moment(happened_on, now).isoformat(),
            reference=reference,
            code_said=decision.outcome,
            clauses=list(decision.clauses),
            duties=[duty.duty for duty in duties],
            owed=owed_words(duties, bearer, file),
            told_by=str(bearer.member),
            **call,
        )
        Disclosure.objects.create(
            id=record,
            record=kept,
            cabinet_id=file.cabinet_id,
            reference=reference,
            made_by_id=bearer.member,
            made_at=now,
        )
        dues_make(kept, duties, bearer, now)


def _told(file: SealedFile, grounds: frozenset[str], call: Mapping[str, Any]) -> Movement:
    """What was told, as the flow that it was."""
    return movement(
        file,
        "disclose",
        recipient=call["who"]["recipient"],
        purpose="safeguarding",
        channel=call["who"]["channel"],
        grounds=grounds,
        form=call["going"]["form"],
        discussion=call["talk"]["discussion"],
        done=frozenset({"need-recorded"}),
    )


def _owed_after(decision: Decision, teller: Member, discussion: str) -> list[Duty]:
    """What is owed after such telling. A code that would have refused names no duties, and one that would have asked
    for a word with the person first supposes that it was had: that they are told, the house document asks by itself.
    """
    owed = [duty for duty in decision.duties if duty.duty not in {"register", "review"}]
    told = any(duty.duty == "tell-subject" for duty in owed)
    if discussion in {"none", "impossible"} and not told:
        owed.insert(0, Duty("tell-subject", teller.role, None, _HOUSE))
    return owed


def _moment(day: date, now: datetime) -> datetime:
    """When it was told, as near as anybody knows."""
    here = timezone.localtime(now)
    return here if day == here.date() else timezone.make_aware(datetime.combine(day, time(12)))


def _reference(record: UUID) -> str:
    """That of the line, where it was sent before; else a free one."""
    before = Disclosure.objects.filter(id=record).first()
    return before.reference if before is not None else free_reference()
