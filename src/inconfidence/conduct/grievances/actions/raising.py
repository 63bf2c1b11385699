"""Raising a grievance (cwc/grievance, law-uk/complaints): anyone may, of anyone, for themselves or for somebody whom
they support.

It is sealed into a file of its own, in a cabinet that nobody complained of holds. Whoever raises it for themselves is
a party as well: nobody decides what they complain of. What they wrote stays theirs to read, in a copy of their own.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from inconfidence.charity.house import CLOCK
from inconfidence.conduct.cases.founding import case_found
from inconfidence.conduct.cases.nameless import nameless
from inconfidence.conduct.cases.register import subject_of
from inconfidence.conduct.grievances.actions.own_copies import own_copy_keep
from inconfidence.conduct.grievances.register import GRIEVANCES
from inconfidence.conduct.grievances.selectors import own_copies
from inconfidence.conduct.models import Grievance
from inconfidence.gate import Bearer
from inconfidence.gate.errors import SentOtherwise, SentTwice, Taken
from inconfidence.store.models import Member, SealedFile

# By then they are told that it has come (Data Protection Act 2018, section 164A).
TO_ACKNOWLEDGE = timedelta(days=30)
_VERSION = 1


def grievance_raise(
    *,
    bearer: Bearer,
    grievance: UUID,
    who: Member | str,
    whose: str,
    about: SealedFile | None,
    texts: dict[str, str],
) -> Grievance:
    """Keeps a grievance, and puts it on the list of those who deal with it. Sent twice, it is kept once.

    `who`: the member complained of, one who has left as well; else `charity` or `unknown`. `whose`: `mine`, or
    `theirs` for somebody whose words the bearer writes down; `about` is their file, if it is the bearer's to read,
    and its names are taken out of `texts`. Raises `Refused`, `Absent` for that file, `SentOtherwise` where it comes
    again in other words, and `Taken` where the id is that of something else.
    """
    member = who if isinstance(who, Member) else None
    own = {**nameless(bearer, about, texts), "who": str(member.id if member else who)}
    now = CLOCK.now()
    try:
        return case_found(
            GRIEVANCES,
            bearer=bearer,
            case=grievance,
            subject=subject_of(member),
            parties=_parties(bearer, member, whose),
            at=now,
            said={"v": _VERSION, "whose": whose, "of_file": about is not None, **own},
            beside=partial(own_copy_keep, now=now, copy=uuid4(), words=own),
            **_columns(bearer, about, now),
        )
    except SentTwice:
        return _raised_before(bearer, grievance, own)


def _parties(bearer: Bearer, complained_of: Member | None, whose: str) -> frozenset[UUID]:
    parties = {bearer.member} if whose == "mine" else set()
    return frozenset(parties | ({complained_of.id} if complained_of else set()))


def _columns(bearer: Bearer, about: SealedFile | None, now: datetime) -> dict[str, Any]:
    return {
        "about": about,
        "raised_by_id": bearer.member,
        "raised_at": now,
        "acknowledge_by": now + TO_ACKNOWLEDGE,
    }


def _raised_before(bearer: Bearer, grievance: UUID, words: dict[str, str]) -> Grievance:
    """That of a form that was sent twice. Raises `SentOtherwise` where it comes again in other words, and `Taken` where
    the id is that of something else."""
    found = Grievance.objects.filter(id=grievance, raised_by_id=bearer.member).first()
    if found is None:
        raise Taken
    first = own_copies(bearer, found)[:1]
    if any(one.words.get(name) != word for one in first for name, word in words.items()):
        raise SentOtherwise
    return found
