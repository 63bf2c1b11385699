"""What happens once or twice in months: a worry, a slip that is put right, somebody who should not have tried."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial

from inconfidence.demo.affairs import affairs_say
from inconfidence.demo.alerts import Alerts
from inconfidence.demo.breaches import Breaches
from inconfidence.demo.cast import Moment
from inconfidence.demo.diary import Diary
from inconfidence.demo.grievances import Grievances
from inconfidence.demo.lives import Life, Lives
from inconfidence.demo.members import Company
from inconfidence.demo.paper import Papers
from inconfidence.demo.requests import Requests
from inconfidence.demo.sharing import Sharing
from inconfidence.files import actions
from inconfidence.files.models import Due
from inconfidence.files.selectors import file_opened
from inconfidence.gate import Absent, Bearer

_SAID = 200  # days ago


class Moments:
    """Writes the moments that the cast names into the diary."""

    def __init__(self, company: Company, diary: Diary, lives: Lives) -> None:
        self.company = company
        self.diary = diary
        self.lives = lives
        sharing, requests, breaches = Sharing(company), Requests(company), Breaches(company)
        grievances, alerts = Grievances(company), Alerts(company)
        self._kinds: dict[str, Callable[[Life, Moment], object]] = {
            "worry": self._worry,
            "worry-seen-to": self._worry_seen_to,
            "corrected": self._correct,
            "read": self._read,
            "tried": self._try,
            "asked": sharing.ask,
            "preparing": sharing.prepare,
            "referred": sharing.refer,
            "requested": requests.take,
            "answered": requests.answer,
            "paper": Papers(company).put,
            "checked": requests.check,
            "breach": breaches.report,
            "breach-closed": breaches.close,
            "grievance": grievances.raise_for,
            "grievance-acknowledged": grievances.acknowledge,
            "alert": alerts.report,
            "alert-answered": alerts.answer,
        }

    def write(self) -> None:
        """Puts every moment at its day; before them all, what the charity says of itself."""
        said = self.diary.today - timedelta(days=_SAID)
        self.diary.write(said, partial(affairs_say, self.company))
        self.diary.write(said, Papers(self.company).enter)
        for moment in self.company.cast.moments:
            life = self.lives.of(moment.about)
            at = self.diary.moment(moment.days_ago)
            self.diary.write(at, partial(self._kinds[moment.kind], life, moment))

    def _who(self, life: Life, moment: Moment) -> Bearer:
        return self.company.bearers[moment.who or life.first]

    def _worry(self, life: Life, moment: Moment) -> uuid.UUID:
        record = uuid.uuid4()
        actions.worry_record(
            bearer=self._who(life, moment),
            file=life.row,
            record=record,
            grounds=moment.words["grounds"],
            text=moment.words["text"],
        )
        return record

    def _worry_seen_to(self, life: Life, moment: Moment) -> None:
        record = self._worry(life, moment)
        owing = set(Due.objects.filter(record_id=record).values_list("member_id", flat=True))
        for bearer in self.company.bearers.values():
            if bearer.member in owing:
                with suppress(Absent):  # somebody of their office has said so already
                    line = {"record": uuid.uuid4(), "text": moment.words["done"]}
                    actions.worry_seen_to(bearer=bearer, file=life.row, worry=record, **line)

    def _correct(self, life: Life, moment: Moment) -> None:
        bearer = self._who(life, moment)
        last = file_opened(bearer, life.row).current("contact")[0]
        actions.contact_correct(
            bearer=bearer,
            file=life.row,
            record=last.id,
            channel=moment.words["channel"],
            happened_on=(self.diary.today - timedelta(days=moment.days_ago)).date(),
            text=moment.words["text"],
        )

    def _read(self, life: Life, moment: Moment) -> None:
        file_opened(self._who(life, moment), life.row, moment.words["purpose"])

    def _try(self, life: Life, moment: Moment) -> None:
        with suppress(Absent):
            file_opened(self._who(life, moment), life.row)
