"""Criminal-record checks of some who work in the demonstration: of the kind that their country knows."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from functools import partial

from inconfidence.conduct.certificates import actions
from inconfidence.conduct.certificates.movements import time_to_keep
from inconfidence.conduct.certificates.words import has_number, types_offered
from inconfidence.demo.cast import Player
from inconfidence.demo.diary import Diary
from inconfidence.demo.members import Company
from inconfidence.store.models import SealedFile

# How many days ago each was decided. The certificate of the first, where it may be kept, is soon to be destroyed.
_DECIDED = (168, 90, 12)


class Checks:
    """Enters checks as the manager does, without the pages."""

    def __init__(self, company: Company, diary: Diary) -> None:
        self.company = company
        self.diary = diary

    def write(self) -> None:
        """Puts the checks of the first listeners into the diary."""
        listeners = [
            one for one in self.company.cast.members if one.role == "listener" and one.state == "well"
        ]
        for days, player in zip(_DECIDED, listeners, strict=False):
            self.diary.write(self.diary.moment(days), partial(self._enter, days, player))

    def _enter(self, days: int, player: Player) -> None:
        kind = "enhanced" if "enhanced" in types_offered() else next(iter(types_offered()))
        decided_on = (self.diary.today - timedelta(days=days)).date()
        line = actions.check_enter(
            bearer=self.company.manager,
            line=uuid.uuid4(),
            who=self.company.rows[player.name],
            issued_on=(decided_on - timedelta(days=9)).isoformat(),
            name=player.name,
            type=kind,
            position=player.role,
            number=f"{days:012d}" if has_number(kind) else "",
            decision="yes",
        )
        if time_to_keep():
            self._keep(line, decided_on)

    def _keep(self, line: SealedFile, day: date) -> None:
        record, bearer = uuid.uuid4(), self.company.manager
        dates = {"came_on": day, "decided_on": day}
        actions.certificate_keep(bearer=bearer, line=line, record=record, place="safe", **dates)
