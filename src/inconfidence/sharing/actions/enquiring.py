"""Somebody outside asks about a person: the answer is the same for everybody, known or not (cwc/neither-confirm).

No name is looked up. What was asked is left for the manager, who may look (cwc/police), and goes when it has been
dealt with; the ledger keeps that it was asked, by which kind of asker, and never a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from uuid import UUID

from inconfidence.charity.cabinets import cabinets_held
from inconfidence.charity.house import CLOCK, faults, gate
from inconfidence.flow import Decision
from inconfidence.gate import Bearer, Movement
from inconfidence.gate.errors import Absent, Refused, SentTwice, Taken
from inconfidence.gate.office import seal_for_office
from inconfidence.sharing.models import Enquiry
from inconfidence.store.adapter import DatabaseTransaction
from inconfidence.store.rows import insert_once

# Whoever takes the call has, for this, no tie to anybody: who does have one asks again from the file.
_PURPOSES = {"police": "legal", "court": "legal"}

DESK = Movement(
    action="view",
    purpose="administration",
    information="existence",
    subject="third-party",
    cabinet="personnel",
    relation="responsible",
)


def enquiry_take(*, bearer: Bearer, enquiry: UUID, recipient: str, channel: str, **words: str) -> Decision:
    """Writes down that somebody asked, and leaves it for the manager; gives what the code says of answering.

    `words`: `who` asks and where they can be reached, `about` whom, `why`. Sent twice, it is kept once. Raises `Taken`,
    which is in the ledger by then.
    """
    decision = _asked(bearer, recipient, channel)
    desk = DatabaseTransaction(bearer.charity, CLOCK).office_key()
    left = {"recipient": recipient, "channel": channel, **words}
    content = seal_for_office(bearer, desk, enquiry, left)
    row = Enquiry(id=enquiry, taken_by_id=bearer.member, taken_at=CLOCK.now(), content=content)
    with faults().all_written(bearer), suppress(SentTwice), gate().noting(bearer.member, "passage") as note:
        note.changed(content)
        if not insert_once(row):
            raise SentTwice if Enquiry.objects.filter(id=enquiry, taken_by=bearer.member).exists() else Taken
    return decision


def enquiry_finish(*, bearer: Bearer, enquiry: UUID) -> None:
    """It has been dealt with: what was asked about whom is deleted. Raises `Refused` and `Absent`."""
    with gate().acting(bearer, DESK, "passage") as act:
        act.remark(verb="enquiry-finished")
        if not desk_held(bearer) or not Enquiry.objects.filter(id=enquiry).delete()[0]:
            raise Absent


def desk_held(bearer: Bearer) -> bool:
    """Whether the desk's keys are on the books for the bearer, and in their hand."""
    return any(held.kind == "personnel" and held.id in bearer.cabinets for held in cabinets_held(bearer))


def _asked(bearer: Bearer, recipient: str, channel: str) -> Decision:
    """The code's answer to saying whether somebody is known, written down as every final answer is."""
    words: Mapping[str, Any] = {"recipient": recipient, "channel": channel}
    purpose = _PURPOSES.get(recipient, "administration")
    wanted = Movement(action="confirm", information="existence", purpose=purpose, **words)
    try:
        with gate().acting(bearer, wanted, "passage") as act:
            act.remark(verb="asked-about-somebody")
    except Refused as refused:
        return refused.decision
    return act.decision
