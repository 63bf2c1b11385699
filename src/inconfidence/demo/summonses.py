"""Somebody who is called to give evidence in the demonstration, and how they are stood by."""

from __future__ import annotations

import uuid
from datetime import timedelta
from functools import partial
from typing import Any

from django.utils import timezone

from inconfidence.charity.house import CLOCK
from inconfidence.conduct.compelled import actions
from inconfidence.conduct.compelled.words import grounds_offered
from inconfidence.conduct.models import Summons
from inconfidence.demo.diary import Diary
from inconfidence.demo.lives import Lives
from inconfidence.demo.members import Company

_ENTERED, _OFFERED = 20, 18  # days ago
_ABOUT, _WHO = "Thistle M.", "Heron F."


class Summonses:
    """Enters it and offers support as the manager does, without the pages."""

    def __init__(self, company: Company, diary: Diary, lives: Lives) -> None:
        self.company = company
        self.diary = diary
        self.lives = lives

    def write(self) -> None:
        """Puts it into the diary."""
        for days, happening in ((_ENTERED, self._enter), (_OFFERED, self._offer)):
            self.diary.write(self.diary.moment(days), happening)

    def _enter(self) -> None:
        actions.summons_enter(
            bearer=self.company.manager,
            summons=uuid.uuid4(),
            who=self.company.rows[_WHO],
            about=self.lives.of(_ABOUT).row,
            came_on=timezone.localdate(CLOCK.now()),
            what="Whether Thistle spoke of the accident in the spring.",
            by="court",
            basis="order",
            paper="N-2217",
            ground=next(iter(grounds_offered())),
        )

    def _offer(self) -> None:
        keep = partial(actions.summons_step, bearer=self.company.manager, case=Summons.objects.get().file)
        today = timezone.localdate(CLOCK.now())
        offer: dict[str, Any] = {
            "kinds": ["supervision", "company"],
            "answer": "taken",
            "text": "Plover goes along.",
        }
        keep(record=uuid.uuid4(), step="support", on=today, **offer)
        # One after the other, within the one moment of the diary.
        with CLOCK.set_to(CLOCK.now() + timedelta(microseconds=1)):
            text = "At ten, at the court in town."
            keep(record=uuid.uuid4(), step="hearing", on=today + timedelta(days=_OFFERED - 2), text=text)
