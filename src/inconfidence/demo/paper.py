"""Paper in the demonstration: a cabinet, who has a key to it, and what lies there."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.utils import timezone

from inconfidence.charity.actions.places import place_key_give, place_make
from inconfidence.charity.house import CLOCK
from inconfidence.charity.models import Place
from inconfidence.demo.cast import Moment
from inconfidence.demo.lives import Life
from inconfidence.demo.members import Company
from inconfidence.files.actions.paper import paper_put, paper_take


class Papers:
    """Walks the pages of paper as a member does, without the pages."""

    def __init__(self, company: Company) -> None:
        self.company = company

    def enter(self) -> None:
        """The manager enters the cabinet, and gives its keys to those whom the cast names."""
        told = self.company.cast.cabinet
        place_make(bearer=self.company.manager, place=uuid.uuid4(), name=told["name"])
        for name in told["keys"]:
            member = self.company.rows[name]
            place_key_give(bearer=self.company.manager, place=Place.objects.get(), member=member)

    def put(self, life: Life, moment: Moment) -> None:
        """Something is put away; and taken out again the same day, where the cast says for how long."""
        bearer, record = self.company.bearers[moment.who or life.first], uuid.uuid4()
        place = Place.objects.get()
        paper_put(bearer=bearer, file=life.row, record=record, place=place, what=moment.words["what"])
        if days := moment.words.get("out_for"):
            due_on = timezone.localdate(CLOCK.now()) + timedelta(days=days)
            paper_take(
                bearer=bearer,
                file=life.row,
                record=record,
                move=uuid.uuid4(),
                why=moment.words["why"],
                due_on=due_on,
            )
