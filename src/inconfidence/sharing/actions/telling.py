"""Telling somebody outside: the last word of the code, then the document, then a line in the register
(csf-2012/third-party-consent-first and its kin, house/register)."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from uuid import UUID

from inconfidence.charity.house import CLOCK, gate
from inconfidence.files.dues import dues_make, owed_words
from inconfidence.files.movements import movement
from inconfidence.files.records import change_kept, row_of
from inconfidence.gate import Bearer, Movement, Passage
from inconfidence.gate.errors import Absent, Changed
from inconfidence.kernel.ids import new_reference
from inconfidence.sharing.documents.compose import letter_of
from inconfidence.sharing.documents.letter import fresh_password, locked_letter
from inconfidence.sharing.errors import AlreadyGone
from inconfidence.sharing.judging import all_judged
from inconfidence.sharing.models import Disclosure
from inconfidence.sharing.movements import drafting, grounds_of, telling, worries
from inconfidence.sharing.proposals import Proposal, proposal_go
from inconfidence.store.models import SealedFile


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: its reference, and the password of the document, which is kept nowhere."""

    reference: str
    password: str = field(repr=False)


def disclosure_movement(proposal: Proposal) -> Movement:
    """The proposal as a flow."""
    return telling(proposal.opened.row, proposal.content, all_judged=all_judged(proposal))


def disclosure_make(*, bearer: Bearer, proposal: Proposal, revision: int, language: str) -> Made | None:
    """Lets it go: one passing of the gate keeps what went, the locked document and the register's line.

    `revision` is of the proposal as it was read over. None where it had gone before: nothing goes twice.
    Raises `Refused`, `Absent`, and `Changed` where something was changed since it was read.
    """
    if proposal.gone:
        return None
    if revision != proposal.content["revision"]:
        raise Changed
    made = Made(free_reference(), fresh_password())
    document = locked_letter(letter_of(proposal, made.reference, language), made.password)
    try:
        with gate().passing(bearer, disclosure_movement(proposal)) as passage:
            _keep(passage, bearer, proposal, made.reference, document, language)
    except AlreadyGone:
        return None
    return made


def document_renew(*, bearer: Bearer, proposal: Proposal) -> Made:
    """Makes the same document again under a new password, for whoever lost the first. Raises `Absent`
    for what has none.
    """
    if not proposal.gone or "pdf" not in proposal.content:
        raise Absent
    content = proposal.content
    made = Made(content["reference"], fresh_password())
    document = locked_letter(letter_of(proposal, made.reference, content["language"]), made.password)
    grounds = {*worries(proposal.opened.records), *grounds_of(content)}
    with gate().passing(bearer, drafting(proposal.opened.row, grounds)) as passage:
        passage.remark(verb="document-renewed", record=str(proposal.id))
        change_kept(passage, proposal.id, lambda present: {**present, "pdf": _text(document)})
    return made


def document_read(*, bearer: Bearer, file: SealedFile | None, record: UUID) -> tuple[str, bytes]:
    """The reference and the locked document. Raises `Absent` and `Refused`."""
    with gate().passing(bearer, movement(file, "view")) as passage:
        passage.remark(verb="document-taken", record=str(record))
        line = Disclosure.objects.select_related("record").filter(id=record).first()
    if line is None or line.record is None or line.record.file_id != passage.file:
        raise Absent
    content = passage.read(row_of(line.record))
    if "pdf" not in content:  # a call has no document
        raise Absent
    return line.reference, base64.b64decode(content["pdf"])


def _keep(
    passage: Passage, bearer: Bearer, proposal: Proposal, reference: str, document: bytes, language: str
) -> None:
    now = CLOCK.now()
    decision = passage.decision
    passage.remark(verb="told-outside", record=str(proposal.id), reference=reference)
    row = proposal_go(
        passage,
        proposal,
        reference=reference,
        gone_at=now.isoformat(),
        clauses=list(decision.clauses),
        duties=[duty.duty for duty in decision.duties],
        owed=owed_words(decision.duties, bearer, proposal.opened.row),
        language=language,
        told_by=str(bearer.member),
        pdf=_text(document),
    )
    Disclosure.objects.create(
        id=row.id,
        record=row,
        cabinet_id=row.file.cabinet_id,
        reference=reference,
        made_by_id=bearer.member,
        made_at=now,
    )
    dues_make(row, [duty for duty in decision.duties if duty.duty != "register"], bearer, now)


def free_reference() -> str:
    """A reference that no line of the register has."""
    while Disclosure.objects.filter(reference=(reference := new_reference("D"))).exists():
        pass
    return reference


def _text(document: bytes) -> str:
    return base64.b64encode(document).decode()
