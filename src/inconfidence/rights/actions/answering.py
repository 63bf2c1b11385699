"""Answering a request with what is held: the last word of the code, then the locked pack, then a line in the register
(csf-2012/subject-rights, cwc/access-in-writing, law-fr/access, law-uk/access)."""

from __future__ import annotations

import base64
from dataclasses import asdict

from inconfidence.charity.house import CLOCK, gate
from inconfidence.files.records import change_kept
from inconfidence.gate import Bearer, Passage
from inconfidence.gate.errors import Absent, Changed
from inconfidence.rights.actions.asking import asking, request_ended
from inconfidence.rights.asked import Asked
from inconfidence.rights.models import Request
from inconfidence.rights.pack import answering, letter_of_pack
from inconfidence.sharing.actions.telling import Made
from inconfidence.sharing.documents.letter import Letter, fresh_password, locked_letter
from inconfidence.sharing.errors import AlreadyGone
from inconfidence.sharing.models import Disclosure
from inconfidence.sharing.proposals import proposal_go


def request_answer(*, bearer: Bearer, asked: Asked, revision: int) -> Made | None:
    """Gives the pack: one passing of the gate keeps what went, the locked document and the register's line.

    `revision` is of the request as it was read over. None where it had ended before: nothing goes twice.
    Raises `Refused`, `Absent`, and `Changed` where something was changed since it was read.
    """
    if asked.proposal.gone:
        return None
    if revision != asked.content["revision"]:
        raise Changed
    made, letter = Made(asked.row.reference, fresh_password()), letter_of_pack(asked)
    document = locked_letter(letter, made.password)
    try:
        with gate().passing(bearer, answering(asked)) as passage:
            _keep(passage, bearer, asked, letter, document)
    except AlreadyGone:
        return None
    return made


def pack_renew(*, bearer: Bearer, asked: Asked) -> Made:
    """Locks the same pack again under a new password, for whoever lost the first. Raises `Absent`."""
    if "letter" not in asked.content:
        raise Absent
    made = Made(asked.row.reference, fresh_password())
    document = locked_letter(Letter(**asked.content["letter"]), made.password)
    with gate().passing(bearer, asking(asked.opened.row)) as passage:
        passage.remark(verb="document-renewed", record=str(asked.row.id))
        change_kept(passage, asked.row.id, lambda present: {**present, "pdf": _text(document)})
    return made


def _keep(passage: Passage, bearer: Bearer, asked: Asked, letter: Letter, document: bytes) -> None:
    now = CLOCK.now()
    passage.remark(verb="request-answered", record=str(asked.row.id), reference=asked.row.reference)
    row = proposal_go(
        passage,
        asked.proposal,
        gone_at=now.isoformat(),
        who={"name": asked.content["by"], "organisation": "", "recipient": "subject"},
        going={**asked.proposal.part("going"), "form": "identified"},
        clauses=list(passage.decision.clauses),
        letter=asdict(letter),
        pdf=_text(document),
    )
    Disclosure.objects.create(
        id=row.id,
        record=row,
        cabinet_id=row.file.cabinet_id,
        reference=asked.row.reference,
        made_by_id=bearer.member,
        made_at=now,
    )
    request_ended(asked.row.id, Request.Outcome.ANSWERED)


def _text(document: bytes) -> str:
    return base64.b64encode(document).decode()
