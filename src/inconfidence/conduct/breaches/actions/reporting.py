"""Reporting a breach, meant or not (csf-2012/trust, cwc/breach-process): anyone may, about anyone, and of themselves.

The report is sealed into a file of its own, in a cabinet that no party to it holds. Whoever reports it cannot read it
back; that it is dealt with, they see.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from inconfidence.charity.house import CLOCK
from inconfidence.conduct.breaches.deadlines import decide_by
from inconfidence.conduct.breaches.register import BREACHES
from inconfidence.conduct.cases.founding import case_found
from inconfidence.conduct.cases.nameless import nameless
from inconfidence.conduct.cases.register import subject_of
from inconfidence.conduct.models import Breach
from inconfidence.gate import Bearer
from inconfidence.gate.errors import SentTwice, Taken
from inconfidence.store.models import Member, SealedFile

_VERSION = 1


def breach_report(
    *,
    bearer: Bearer,
    breach: UUID,
    noticed_on: date,
    who: Member | str,
    about: SealedFile | None,
    texts: dict[str, str],
    **words: Any,
) -> Breach:
    """Keeps a report, and puts it on the list of those who deal with it. Sent twice, it is kept once.

    `who`: the member who did it, one who has left as well; else `outside` or `unknown`. `about`: the file whose
    information it was, if it is the bearer's to read; its names are taken out of `texts`. Raises `Refused`, `Absent`
    for that file, and `Taken` where the id is that of something else.
    """
    member, now = who if isinstance(who, Member) else None, CLOCK.now()
    said = {"v": _VERSION, "noticed_on": noticed_on.isoformat(), "who": str(member.id if member else who)}
    try:
        return case_found(
            BREACHES,
            bearer=bearer,
            case=breach,
            subject=subject_of(member),
            parties=frozenset({member.id} if member else ()),
            at=now,
            said={**said, **words, **nameless(bearer, about, texts)},
            about=about,
            reported_by_id=bearer.member,
            reported_at=now,
            decide_by=decide_by(noticed_on, now),
        )
    except SentTwice:
        return _reported_before(bearer, breach)


def _reported_before(bearer: Bearer, breach: UUID) -> Breach:
    """The report of a form that was sent twice. Raises `Taken` where the id is that of something else."""
    found = Breach.objects.filter(id=breach, reported_by_id=bearer.member).first()
    if found is None:
        raise Taken
    return found
