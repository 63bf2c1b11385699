"""What somebody complained of in the demonstration."""

from __future__ import annotations

import uuid

from django.utils import timezone

from inconfidence.charity.house import CLOCK
from inconfidence.conduct.grievances import actions
from inconfidence.conduct.models import Grievance
from inconfidence.demo.cast import Moment
from inconfidence.demo.lives import Life
from inconfidence.demo.members import Company


class Grievances:
    """Walks the pages of grievances as a member does, without the pages."""

    def __init__(self, company: Company) -> None:
        self.company = company

    def raise_for(self, life: Life, moment: Moment) -> None:
        """Whoever supports somebody writes down what they complain of, in their words."""
        words = moment.words
        actions.grievance_raise(
            bearer=self.company.bearers[moment.who or life.first],
            grievance=uuid.uuid4(),
            who=self.company.rows[words["by"]],
            whose="theirs",
            about=life.row,
            texts={"what": words["text"], "wish": words["wish"]},
        )

    def acknowledge(self, life: Life, moment: Moment) -> None:
        """They are told that it has come."""
        actions.grievance_step(
            bearer=self.company.bearers[moment.who],
            case=Grievance.objects.get(about=life.row).file,
            record=uuid.uuid4(),
            step="acknowledged",
            on=timezone.localdate(CLOCK.now()).isoformat(),
            text=moment.words["text"],
        )
