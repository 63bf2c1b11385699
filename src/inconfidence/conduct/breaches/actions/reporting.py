"""Reporting a breach, meant or not (csf-2012/trust, cwc/breach-process): anyone may, about anyone, and of themselves.

The report is sealed into a file of its own, in a cabinet that no party to it holds. Whoever reports it cannot read it
back; that it is dealt with, they see.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from inconfidence.charity.house import CLOCK, gate
from inconfidence.conduct.breaches.deadlines import decide_by
from inconfidence.conduct.breaches.nameless import nameless
from inconfidence.conduct.desks import Desk, desk_for
from inconfidence.conduct.models import Breach, Handler
from inconfidence.conduct.movements import BREACH, complaint, subject_of
from inconfidence.gate import Bearer, Movement
from inconfidence.gate.errors import Taken
from inconfidence.gate.founding import Founding, NewFile
from inconfidence.kernel.ids import new_reference
from inconfidence.store.models import Erasure, Member, SealedFile

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
    member = who if isinstance(who, Member) else None
    said = {"v": _VERSION, "noticed_on": noticed_on.isoformat(), "who": str(member.id if member else who)}
    report = {**said, **words, **nameless(bearer, about, texts)}
    parties = frozenset({member.id} if member else ())
    desk = desk_for(parties, subject_of(member))
    new = NewFile(breach, desk.cabinet.id, subject_of(member), parties)
    try:
        if Erasure.objects.filter(id=breach).exists():
            raise Taken
        with gate().founding(bearer, _reporting(bearer, new, desk.cabinet.kind), new) as founding:
            row = _keep(founding, bearer, report, about)
            _put_before(row, desk)
    except IntegrityError:
        return _reported_before(bearer, breach)
    return row


def _reporting(bearer: Bearer, new: NewFile, kind: str) -> Movement:
    relation = "involved" if bearer.member in new.involved else "none"
    return complaint("record", relation=relation, subject=new.subject, cabinet=kind)


def _keep(founding: Founding, bearer: Bearer, report: dict[str, Any], about: SealedFile | None) -> Breach:
    now, reference = CLOCK.now(), _free_reference()
    case = SealedFile.objects.create(
        id=founding.file,
        cabinet_id=founding.cabinet,
        reference=reference,
        dropped_in_epoch=founding.epoch,
        key_wrap=founding.key_wrap(),
        header=founding.seal_header(report),
        facts=founding.seal_facts(),
        opened_at=now,
    )
    return Breach.objects.create(
        id=case.id,
        file=case,
        cabinet_id=founding.cabinet,
        about=about,
        reference=reference,
        reported_by_id=bearer.member,
        reported_at=now,
        decide_by=decide_by(date.fromisoformat(report["noticed_on"]), now),
    )


def _put_before(breach: Breach, desk: Desk) -> None:
    for member in desk.handlers:
        Handler.objects.create(breach=breach, member=member)


def _reported_before(bearer: Bearer, breach: UUID) -> Breach:
    """The report of a form that was sent twice. Raises `Taken` where the id is that of something else."""
    found = Breach.objects.filter(id=breach, reported_by_id=bearer.member).first()
    if found is None:
        raise Taken
    return found


def _free_reference() -> str:
    while Breach.objects.filter(reference=(reference := new_reference(BREACH))).exists():
        pass
    return reference
