"""What got out in the demonstration, and what was done about it."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.utils import timezone

from inconfidence.charity.house import CLOCK
from inconfidence.conduct.breaches import actions
from inconfidence.conduct.breaches.actions.steps import STEPS
from inconfidence.conduct.models import Breach
from inconfidence.demo.cast import Moment
from inconfidence.demo.lives import Life
from inconfidence.demo.members import Company


class Breaches:
    """Walks the pages of breaches as a member does, without the pages."""

    def __init__(self, company: Company) -> None:
        self.company = company

    def report(self, life: Life, moment: Moment) -> None:
        """Somebody reports what happened to what is in a file of theirs."""
        words = moment.words
        actions.breach_report(
            bearer=self.company.bearers[moment.who or life.first],
            breach=uuid.uuid4(),
            noticed_on=timezone.localdate(CLOCK.now()),
            who=self.company.rows[words["by"]],
            about=life.row,
            texts={"what": words["text"], "at_once": words["at_once"]},
            kind=words["how"],
            intent=words["intent"],
            of_file=True,
        )

    def close(self, life: Life, moment: Moment) -> None:
        """Every step is taken, and an outcome found."""
        bearer, case = self.company.bearers[moment.who], Breach.objects.get(about=life.row).file
        for number, step in enumerate(STEPS):
            words = dict(moment.words[step])
            if words.get("decision") == "told":
                words["told_on"] = timezone.localdate(CLOCK.now()).isoformat()
            # One after the other, within the one moment of the diary.
            with CLOCK.set_to(CLOCK.now() + timedelta(microseconds=number)):
                actions.breach_step(bearer=bearer, case=case, record=uuid.uuid4(), step=step, **words)
        ends = {
            "intent": moment.words.get("found", "not-meant"),
            "outcome": moment.words["outcome"],
            "text": moment.words["text"],
        }
        with CLOCK.set_to(CLOCK.now() + timedelta(microseconds=len(STEPS))):
            actions.breach_close(bearer=bearer, case=case, record=uuid.uuid4(), **ends)
