"""Asking a colleague: what goes is chosen and read over first, then sealed to the one who was asked
(csf-2012/share-guidance, csf-2012/share-own-support, cwc/leadership-only, cwc/ask-manager)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import product
from typing import Any
from uuid import UUID

from inconfidence.charity.actions.keys import member_standing
from inconfidence.charity.house import CLOCK, code_says, gate
from inconfidence.files.selectors import OpenFile
from inconfidence.gate import Bearer, Movement, Passage
from inconfidence.gate.errors import Absent, SentOtherwise, SentTwice, Taken
from inconfidence.gate.threads import MessageRow, Terms, ThreadKey, asked_flow
from inconfidence.kernel.ids import new_id
from inconfidence.sharing.errors import AlreadyGone, KeptFromThem, NotAColleague
from inconfidence.sharing.models import Consultation, Message
from inconfidence.sharing.movements import consulting, recipients_inside, worries
from inconfidence.sharing.proposals import Proposal, proposal_go
from inconfidence.sharing.threads import row_of_message, row_of_thread, sealer, threads
from inconfidence.sharing.words import FORMS, PURPOSES
from inconfidence.store.models import Member
from inconfidence.store.rows import insert_once
from inconfidence.store.vouching import public_keys_of


def colleague_of(proposal: Proposal) -> Member:
    """Whom the question is for; raises `NotAColleague` for one who cannot be asked now, `KeptFromThem` for one whose
    office the code keeps from it."""
    member = Member.objects.filter(id=UUID(proposal.content["colleague"])).first()
    if member is None or member_standing(member) != "good" or not member.public_keys:
        raise NotAColleague
    if not _may_answer(proposal.opened, proposal.content, member.role):
        raise KeptFromThem
    return member


def may_ever_answer(opened: OpenFile, role: str) -> bool:
    """Whether somebody of this office could read and answer anything that is asked about this file."""
    ways = product((word for word, _said in PURPOSES), (word for word, _said in FORMS))
    written = {"question": "?", "chosen": [], "identity_reason": "?"}
    return any(
        _may_answer(opened, {**written, "purpose": purpose, "form": form}, role) for purpose, form in ways
    )


def _may_answer(opened: OpenFile, content: Mapping[str, Any], role: str) -> bool:
    """Whether somebody of this office, once asked, could read the question and answer it."""
    asked = consulting(opened.row, content, "colleague", worries(opened.records))
    terms = Terms(
        subject=opened.facts.subject,
        promised=opened.facts.promised,
        information=asked.information,
        cabinet=opened.row.cabinet.kind,
        purpose=asked.purpose,
        form=asked.form,
        grounds=tuple(sorted(asked.grounds)),
        done=tuple(sorted(asked.done | opened.facts.done)),
    )
    steps = [asked_flow(role, "good", terms, action) for action in ("view", "record")]
    return all(code_says(step).permitted for step in steps)


def _asking(proposal: Proposal, recipient: str) -> Movement:
    opened = proposal.opened
    return consulting(opened.row, proposal.content, recipient, worries(opened.records))


def consultation_movement(bearer: Bearer, proposal: Proposal, colleague: Member) -> Movement:
    """The question as a flow. Somebody with an office who supports the person as well is asked as what the code
    permits, the office first (cwc/leadership-only)."""
    ways = [_asking(proposal, one) for one in recipients_inside(colleague, proposal.opened.team)]
    return next((one for one in ways[:-1] if gate().preview(bearer, one).permitted), ways[-1])


def consultation_send(*, bearer: Bearer, proposal: Proposal) -> None:
    """Sends the question. Sent twice, it goes once. Raises `Refused`, `Changed` and `NotAColleague`."""
    colleague = colleague_of(proposal)
    wanted = consultation_movement(bearer, proposal, colleague)
    key = ThreadKey.create(bearer.charity, proposal.id)
    try:
        with gate().passing(bearer, wanted) as passage:
            row = proposal_go(passage, proposal, thread_key=key.kept(), sent_at=CLOCK.now().isoformat())
            thread = _thread(passage, bearer, colleague, key, row.id)
            _say(thread, key, bearer.member, new_id(), proposal.content["text"])
    except AlreadyGone:
        return


def message_add(*, bearer: Bearer, proposal: Proposal, message: UUID, text: str) -> None:
    """Says more to the colleague, on the terms of the question. Sent twice, it is said once."""
    thread = Consultation.objects.filter(id=proposal.id, asker_id=bearer.member).first()
    if thread is None:
        raise Absent
    wanted = consultation_movement(bearer, proposal, colleague_of(proposal))
    with suppress(SentTwice), gate().passing(bearer, wanted) as passage:
        passage.remark(verb="consultation-said", record=str(proposal.id))
        _say(thread, sealer(bearer, thread), bearer.member, message, text)


def answer_add(*, bearer: Bearer, thread: Consultation, message: UUID, text: str) -> None:
    """Answers a question that the bearer was asked. Sent twice, it is said once. Raises `Absent`, `Refused`."""
    row = row_of_thread(thread, bearer)
    with suppress(SentTwice), threads().joining(bearer, row, "record") as joined:
        content = joined.seal_message(message, bearer.member, {"text": text})
        _keep(thread, bearer.member, message, content, lambda before: joined.says(before, {"text": text}))


def _thread(
    passage: Passage, bearer: Bearer, colleague: Member, key: ThreadKey, record: UUID
) -> Consultation:
    asker = Member.objects.get(id=bearer.member)
    wraps = [key.wrap_for(member.id, public_keys_of(member)) for member in (asker, colleague)]
    digests = [hashlib.sha256(wrap).hexdigest() for wrap in wraps]
    passage.remark(verb="consulted-colleague", record=str(record), member=str(colleague.id), wraps=digests)
    return Consultation.objects.create(
        id=record,
        record_id=record,
        asker=asker,
        colleague=colleague,
        asked_at=CLOCK.now(),
        terms=key.seal_terms(Terms.of(passage.flow)),
        asker_wrap=wraps[0],
        colleague_wrap=wraps[1],
    )


def _say(thread: Consultation, key: ThreadKey, author: UUID, message: UUID, text: str) -> None:
    content = key.seal_message(message, author, {"text": text})
    _keep(thread, author, message, content, lambda before: key.says(before, {"text": text}))


def _keep(
    thread: Consultation,
    author: UUID,
    message: UUID,
    content: bytes,
    is_same: Callable[[MessageRow], bool],
) -> None:
    """Keeps a message; raises `SentTwice`, `SentOtherwise` where it comes again in other words, and `Taken` where the
    id is that of another. All undo the entry."""
    row = Message(id=message, consultation=thread, author_id=author, sent_at=CLOCK.now(), content=content)
    if not insert_once(row):
        before = Message.objects.filter(id=message, consultation=thread, author_id=author).first()
        if before is None:
            raise Taken
        raise SentTwice if is_same(row_of_message(before)) else SentOtherwise
