"""A case comes into being: sealed into a file of its own, in a cabinet that no party to it holds."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from inconfidence.charity.house import gate
from inconfidence.conduct.cases.desks import Desk, desk_for
from inconfidence.conduct.cases.register import Line, Register
from inconfidence.conduct.models import Handler
from inconfidence.conduct.own import own_place_give
from inconfidence.gate import Bearer
from inconfidence.gate.errors import SentTwice, Taken
from inconfidence.gate.founding import Founding, NewFile
from inconfidence.kernel.ids import new_reference
from inconfidence.store.models import Erasure, Member, SealedFile


def case_found(
    register: Register[Line],
    *,
    bearer: Bearer,
    case: UUID,
    subject: str,
    parties: frozenset[UUID],
    at: datetime,
    said: dict[str, Any],
    own: Member | None = None,
    beside: Callable[[Line], object] = lambda _row: None,
    **columns: Any,
) -> Line:
    """Seals what was `said`, and puts the case on the list of those who deal with it. `columns`: what the register
    keeps of it in clear. `own`: the member whose case it is, where it is theirs to see. `beside` keeps more, at the
    same moment.

    Raises `Refused`, `SentTwice` where there is something of this id, and `Taken` where there was.
    """
    desk = desk_for(register, parties, subject)
    new = NewFile(case, desk.cabinet.id, subject, parties, own=own.id if own else None)
    if Erasure.objects.filter(id=case).exists():
        raise Taken
    try:
        with _founding(register, bearer, new, desk) as founding:
            row = _keep(register, founding, at, said, columns)
            _put_before(row, desk.handlers)
            if own:
                own_place_give(founding, bearer, own)
            beside(row)
    except IntegrityError:
        raise SentTwice from None
    return row


def _founding(
    register: Register[Any], bearer: Bearer, new: NewFile, desk: Desk
) -> AbstractContextManager[Founding]:
    relation = "involved" if bearer.member in new.involved else register.opens
    wanted = register.of_none("record", relation=relation, subject=new.subject, cabinet=desk.cabinet.kind)
    found = gate().founding_unnamed if register.unnamed else gate().founding
    return found(bearer, wanted, new)


def _keep(
    register: Register[Line], founding: Founding, at: datetime, said: dict[str, Any], columns: dict[str, Any]
) -> Line:
    reference = _free_reference(register)
    case = SealedFile.objects.create(
        id=founding.file,
        cabinet_id=founding.cabinet,
        reference=reference,
        dropped_in_epoch=founding.epoch,
        key_wrap=founding.key_wrap(),
        header=founding.seal_header(said),
        facts=founding.seal_facts(),
        opened_at=at,
    )
    return register.lines.objects.create(
        id=case.id, file=case, cabinet_id=founding.cabinet, reference=reference, **columns
    )


def _put_before(row: Line, handlers: list[Member]) -> None:
    for member in handlers:
        Handler.objects.create(file_id=row.id, member=member)


def _free_reference(register: Register[Any]) -> str:
    while register.lines.objects.filter(reference=(reference := new_reference(register.letter))).exists():
        pass
    return reference
