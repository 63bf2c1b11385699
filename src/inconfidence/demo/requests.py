"""What people ask of their rights in the demonstration: one that waits for its answer, and one that has it."""

from __future__ import annotations

import uuid
from typing import Any

from django.utils import timezone, translation

from inconfidence.charity.house import CLOCK
from inconfidence.demo.cast import Moment
from inconfidence.demo.lives import Life
from inconfidence.demo.members import Company
from inconfidence.gate import Bearer
from inconfidence.rights import actions
from inconfidence.rights.asked import Asked, asked_opened
from inconfidence.rights.pack import GOES, made_from, text_of
from inconfidence.sharing.items import items_of


class Requests:
    """Walks the pages of requests as a member does, without the pages."""

    def __init__(self, company: Company) -> None:
        self.company = company

    def take(self, life: Life, moment: Moment) -> uuid.UUID:
        """Somebody asks, by a letter that comes on this day."""
        record = uuid.uuid4()
        actions.request_take(
            bearer=self.company.bearers[moment.who],
            file=life.row,
            record=record,
            received_on=timezone.localdate(CLOCK.now()),
            asker="self",
            by="",
            wanted=moment.words["wanted"],
            said=moment.words["said"],
            came="writing",
            checked="called",
            authorised=False,
        )
        return record

    def check(self, life: Life, moment: Moment) -> None:
        """Somebody is asked whether what is held about them is right."""
        actions.accuracy_confirm(
            bearer=self.company.bearers[moment.who or life.first],
            file=life.row,
            record=uuid.uuid4(),
            checked_on=timezone.localdate(CLOCK.now()),
            channel=moment.words["channel"],
            result=moment.words["result"],
        )

    def answer(self, life: Life, moment: Moment) -> None:
        """Somebody asks, and is given all of it."""
        bearer, record = self.company.bearers[moment.who], self.take(life, moment)
        asked = asked_opened(bearer, life.row, record)
        chosen = {item.id: GOES for item in items_of(asked.opened)}
        asked = _kept(bearer, asked, pack={"language": life.patient.language, "items": chosen})
        with translation.override(life.patient.language):
            read = {"text": text_of(asked), "channel": "post", "checked": True, "made_from": made_from(asked)}
        asked = _kept(bearer, asked, going=read)
        actions.request_answer(bearer=bearer, asked=asked, revision=asked.content["revision"])


def _kept(bearer: Bearer, asked: Asked, **words: Any) -> Asked:
    """The request, once these words are kept with it."""
    actions.request_change(bearer=bearer, asked=asked, verb="request-prepared", **words)
    return asked_opened(bearer, asked.opened.row, asked.row.id)
