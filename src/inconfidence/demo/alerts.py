"""A wrong that somebody reported in the demonstration, without their name."""

from __future__ import annotations

import uuid

from inconfidence.conduct.alerts import actions
from inconfidence.conduct.models import Alert
from inconfidence.demo.cast import Moment
from inconfidence.demo.lives import Life
from inconfidence.demo.members import Company


class Alerts:
    """Walks the pages of whistle-blowing, without the pages. It is about nobody whom the charity supports."""

    def __init__(self, company: Company) -> None:
        self.company = company

    def report(self, _life: Life, moment: Moment) -> None:
        """Somebody reports it. The cast has the code, so that it can be tried."""
        words = moment.words
        actions.alert_report(
            bearer=self.company.bearers[moment.who],
            alert=uuid.uuid4(),
            code=words["code"],
            who=["unknown"],
            texts={"what": words["text"], "proof": words["proof"]},
        )

    def answer(self, _life: Life, moment: Moment) -> None:
        """A trustee writes to whoever it was."""
        case = Alert.objects.get().file
        bearer = self.company.bearers[moment.who]
        actions.alert_answer(bearer=bearer, case=case, record=uuid.uuid4(), text=moment.words["text"])
