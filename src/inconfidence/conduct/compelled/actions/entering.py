"""Somebody is called to give evidence: who, by whom, and on what it rests (cwc/subpoena).

It is sealed into a file of its own in the personnel cabinet. Whoever is called sees it; whoever deals with it owes
them support from now on.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from inconfidence.charity.directory import names_of
from inconfidence.charity.house import CLOCK
from inconfidence.conduct.cases.days import today
from inconfidence.conduct.cases.founding import case_found
from inconfidence.conduct.cases.nameless import nameless
from inconfidence.conduct.cases.reading import case_opened, register_asked
from inconfidence.conduct.cases.register import subject_of
from inconfidence.conduct.compelled.register import SUMMONSES
from inconfidence.conduct.models import Summons
from inconfidence.gate import Bearer
from inconfidence.gate.errors import SentOtherwise, SentTwice, Taken
from inconfidence.store.models import Member, SealedFile

_VERSION = 1


def summons_enter(
    *,
    bearer: Bearer,
    summons: UUID,
    who: Member,
    about: SealedFile | None,
    came_on: date,
    what: str,
    **words: str,
) -> Summons:
    """Keeps that `who` is called, and puts it on the list of those who deal with it. Sent twice, it is kept once.

    `about`: the file of the person about whom they are to speak, if it is the bearer's to read; its names are taken
    out of `what`. Raises `Absent` for one who keeps no such register, and for that file, `Refused`, `SentOtherwise`
    where it comes again in other words, and `Taken` where the id is that of something else.
    """
    register_asked(SUMMONSES, bearer)
    texts = nameless(bearer, about, {"what": what})
    said = {"v": _VERSION, "who": str(who.id), "came_on": came_on.isoformat(), "of_file": about is not None}
    said |= {"name": names_of(bearer, [who])[who.id].name, **words, **texts}
    now = CLOCK.now()
    columns: dict[str, Any] = {
        "about": about,
        "entered_at": now,
        "due_on": today(),
        "owner_id": bearer.member,
        "taken_on_at": now,
    }
    try:
        return case_found(
            SUMMONSES,
            bearer=bearer,
            case=summons,
            subject=subject_of(who),
            parties=frozenset(),
            at=now,
            said=said,
            own=who,
            **columns,
        )
    except SentTwice:
        return _entered_before(bearer, summons, said)


def _entered_before(bearer: Bearer, summons: UUID, said: dict[str, object]) -> Summons:
    """That of a form that was sent twice. Raises `SentOtherwise` and `Taken`."""
    row = Summons.objects.select_related("file__cabinet").filter(id=summons).first()
    if row is None:
        raise Taken
    if dict(case_opened(SUMMONSES, bearer, row.file).report) != said:
        raise SentOtherwise
    return row
