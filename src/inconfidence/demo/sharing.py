"""What leaves a care team in the demonstration: questions to colleagues, and something told outside."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.utils import translation

from inconfidence.demo.cast import Moment
from inconfidence.demo.lives import Life
from inconfidence.demo.members import Company
from inconfidence.files.selectors import file_opened
from inconfidence.gate import Bearer
from inconfidence.sharing import actions
from inconfidence.sharing.errors import KeptFromThem
from inconfidence.sharing.items import Item, composed, items_of, notes_of
from inconfidence.sharing.judging import fingerprint
from inconfidence.sharing.models import Consultation
from inconfidence.sharing.proposals import Kind, Proposal, proposal_begin, proposal_opened


class Sharing:
    """Walks the pages of sharing as a member does, without the pages."""

    def __init__(self, company: Company) -> None:
        self.company = company

    def ask(self, life: Life, moment: Moment) -> None:
        """A colleague is asked for advice, without the name; they answer where the cast says what."""
        words, bearer = moment.words, self._who(life, moment)
        record, opened = uuid.uuid4(), file_opened(bearer, life.row)
        proposal_begin(
            bearer=bearer,
            opened=opened,
            record=record,
            kind="consultation",
            purpose=words.get("purpose", "guidance"),
            colleague=str(self.company.rows[words["of"]].id),
            question=words["question"],
            chosen=[notes_of(opened)[0].id],
            form="anonymous",
            discussion="told",
            text=words["text"],
        )
        try:
            actions.consultation_send(bearer=bearer, proposal=_read(bearer, life, record, "consultation"))
        except (
            KeptFromThem
        ):  # under cwc a counsellor could not read it: it stays a question that was not asked
            return
        if answer := words.get("answer"):
            thread = Consultation.objects.get(id=record)
            asked = self.company.bearers[words["of"]]
            actions.answer_add(bearer=asked, thread=thread, message=uuid.uuid4(), text=answer)

    def prepare(self, life: Life, moment: Moment) -> None:
        """Somebody begins to tell someone outside, and has not come to the end."""
        self._begin(life, moment)

    def refer(self, life: Life, moment: Moment) -> None:
        """The person is passed on to somebody who helps, as they wish: prepared, read over, told."""
        bearer, record = self._who(life, moment), self._begin(life, moment)
        with translation.override(life.patient.language):
            proposal = self._judge(bearer, life, record, moment.words)
            revision = proposal.content["revision"]
            language = life.patient.language
            actions.disclosure_make(bearer=bearer, proposal=proposal, revision=revision, language=language)

    def _who(self, life: Life, moment: Moment) -> Bearer:
        return self.company.bearers[moment.who or life.first]

    def _begin(self, life: Life, moment: Moment) -> uuid.UUID:
        """The first pages: who receives it, why, and what the person says to it."""
        bearer, record = self._who(life, moment), uuid.uuid4()
        opened = file_opened(bearer, life.row)
        actions.disclosure_begin(bearer=bearer, opened=opened, record=record, who=moment.words["receiver"])
        for part, answers in moment.words.get("parts", {}).items():
            self._keep(bearer, life, record, part, answers)
        return record

    def _judge(self, bearer: Bearer, life: Life, record: uuid.UUID, words: Mapping[str, Any]) -> Proposal:
        """The last pages: item by item what goes, and the text of it."""
        items = items_of(_read(bearer, life, record, "disclosure").opened)
        verdicts = {item.id: _verdict(item, words["goes"]) for item in items}
        self._keep(bearer, life, record, "items", verdicts)
        goes = [item for item in items if verdicts[item.id]["goes"]]
        going = {
            "form": "identified",
            "identity_reason": words["identity_reason"],
            "text": composed(goes, words["text"]),
            "made_from": fingerprint(goes, "identified"),
        }
        self._keep(bearer, life, record, "going", going)
        return _read(bearer, life, record, "disclosure")

    def _keep(
        self, bearer: Bearer, life: Life, record: uuid.UUID, part: str, answers: Mapping[str, Any]
    ) -> None:
        proposal = _read(bearer, life, record, "disclosure")
        actions.disclosure_part(bearer=bearer, proposal=proposal, part=part, answers=answers)


def _verdict(item: Item, goes: list[str]) -> dict[str, object]:
    if item.id in goes:
        return {"goes": True, "why": "needed"}
    return {"goes": False, "why": "not-needed"}


def _read(bearer: Bearer, life: Life, record: uuid.UUID, kind: Kind) -> Proposal:
    return proposal_opened(bearer, life.row, record, kind)
