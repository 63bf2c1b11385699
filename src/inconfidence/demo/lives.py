"""The files of the demonstration: opened, told about the code, written in, over months."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from inconfidence.charity.house import code_in_force
from inconfidence.demo.cast import Patient, Said
from inconfidence.demo.diary import Diary
from inconfidence.demo.members import Company
from inconfidence.files import actions
from inconfidence.files.header import header_of
from inconfidence.files.selectors import file_opened
from inconfidence.gate import Bearer
from inconfidence.store.models import SealedFile

_STEPS = ("explained", "caveat", "copy", "consent", "touch")


@dataclass
class Life:
    """One file as it is lived: who supports, when it began, and the file once it is there."""

    patient: Patient
    first: str
    second: str | None
    began: datetime
    steps_done: int
    file: SealedFile | None = None

    @property
    def row(self) -> SealedFile:
        """The file. It is there from its first day on."""
        if self.file is None:
            raise LookupError("a page of the diary comes before the file that it is about")
        return self.file


class Lives:
    """Everybody's life in the charity, written into the diary."""

    def __init__(self, company: Company, diary: Diary) -> None:
        self.company = company
        self.diary = diary
        self.lived = [self._planned(number, one) for number, one in enumerate(company.cast.patients)]

    def write(self) -> None:
        """Puts every page of every life into the diary."""
        for life in self.lived:
            self.diary.write(life.began, partial(self._open, life))
            self._write_first_contact(life)
            if life.second:
                at = life.began + timedelta(hours=2)
                self.diary.write(at, partial(self._add_second, life, life.second))
            if life.steps_done == len(_STEPS) and life.patient.subject == "client":
                self._write_contacts(life)

    def _planned(self, number: int, patient: Patient) -> Life:
        supporters = self.company.supporters(patient.language)
        first = supporters[number % len(supporters)]
        second = self.company.companion(first) if number % 3 == 0 else None
        steps = self.company.cast.beginning.get(patient.header["name"], len(_STEPS))
        days = self.diary.chance.randrange(30, 230) if steps == len(_STEPS) else number % 9
        return Life(patient, first, second, self.diary.moment(days), steps)

    def of(self, name: str) -> Life:
        """The life of somebody of this name."""
        return next(life for life in self.lived if life.patient.header["name"] == name)

    def _bearer(self, name: str) -> Bearer:
        return self.company.bearers[name]

    def _open(self, life: Life) -> None:
        header = header_of({**life.patient.header, "touch_by": "", "touch_when": ""})
        life.file = actions.file_open(
            bearer=self._bearer(life.first),
            member=self.company.rows[life.first],
            file=uuid.uuid4(),
            subject=life.patient.subject,
            header=header,
        )

    # First contact

    def _write_first_contact(self, life: Life) -> None:
        for number, step in enumerate(_STEPS[: life.steps_done]):
            at = min(life.began + timedelta(minutes=8 * (number + 1)), self.diary.today)
            self.diary.write(at, partial(self._take_step, life, step))

    def _take_step(self, life: Life, step: str) -> None:
        if step == "consent" and not _asks_consent_form():
            return
        bearer = self._bearer(life.first)
        if step == "touch":
            header = header_of(life.patient.header)
            actions.touch_change(bearer=bearer, file=life.row, header=header, version=1)
        words: dict[str, dict[str, object]] = {
            "explained": {"how": "in-person"},
            "copy": {"copy": self.diary.chance.choice(["print", "large-print", "email"])},
            "caveat": {"told": True},
            "consent": {"signed_on": life.began.date().isoformat()},
        }
        actions.first_contact_step(bearer=bearer, file=life.row, step=step, **words.get(step, {}))

    def _add_second(self, life: Life, name: str) -> None:
        second = self.company.rows[name]
        assigning = self.company.assigning(life.first)
        actions.care_team_add(bearer=assigning, file=life.row, member=second, discussion="told")

    # Contacts

    def _write_contacts(self, life: Life) -> None:
        chance = self.diary.chance
        said = self.company.cast.notes[life.patient.language]
        order = chance.sample(said, len(said))
        day, number = (self.diary.today - life.began).days - 3, 0
        while day > 0 and number < len(order):
            who = life.second if life.second and number % 3 == 2 else life.first
            note, at = order[number], self.diary.moment(day)
            self.diary.write(at, partial(self._record, life, who, note, at))
            day, number = day - chance.randrange(4, 45), number + 1

    def _record(self, life: Life, who: str, said: Said, at: datetime) -> None:
        bearer = self._bearer(who)
        file_opened(bearer, life.row)
        header = life.patient.header
        actions.contact_record(
            bearer=bearer,
            file=life.row,
            record=uuid.uuid4(),
            channel=said.channel,
            happened_on=at.date(),
            text=said.text.format(close=life.patient.close, hospital=header["hospital"]),
        )


def _asks_consent_form() -> bool:
    return any(clause.endswith("/consent-form") for clause in code_in_force().clauses)
