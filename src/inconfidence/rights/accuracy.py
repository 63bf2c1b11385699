"""Whether what is held about somebody is still right: when they were last asked, and when they are asked again
(cwc/data-protection; RGPD and UK GDPR, article 5(1)(d))."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inconfidence.charity.house import CLOCK
from inconfidence.charity.processing.statements import checked_every, grounds_of
from inconfidence.files.selectors import OpenFile
from inconfidence.kernel.durations import Duration
from inconfidence.kernel.language import Language
from inconfidence.rights.models import Check
from inconfidence.store.models import SealedFile

# What is kept in a file, kind by kind, and what it is done for: an activity of the record of processing. What only
# moved is nothing more that is held.
_KINDS = {
    "first-contact": (gettext_lazy("What was explained and agreed at the beginning"), "support"),
    "contact": (gettext_lazy("What was said"), "support"),
    "worry": (gettext_lazy("Worries about somebody’s safety"), "safeguarding"),
    "consultation": (gettext_lazy("Questions to colleagues, sent or begun"), "support"),
    "disclosure": (gettext_lazy("What was told outside, or prepared for it"), "support"),
    "paper": (gettext_lazy("What is on paper"), "support"),
    "request": (gettext_lazy("What they asked of us"), "rights"),
    "notice": (gettext_lazy("When they were given a notice"), "rights"),
    "checked": (gettext_lazy("When they were asked whether it is right"), "rights"),
}


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How it stands with one file. `checked_on` is None where they were never asked."""

    checked_on: date | None
    next_on: date

    @property
    def due(self) -> bool:
        """Whether it is time to ask them."""
        return self.next_on <= timezone.localdate(CLOCK.now())


@dataclass(frozen=True, slots=True)
class Held:
    """A kind of thing that the file holds, and on what grounds, as the record of processing has them."""

    what: str
    grounds: str


def accuracy_of(file: SealedFile) -> Accuracy:
    """When the person was last asked, and when they are asked again."""
    row = Check.objects.filter(file=file).first()
    return _accuracy(file.opened_at, row.checked_on if row else None, checked_every())


def checks_due(files: Iterable[UUID]) -> list[UUID]:
    """Those of these files that are to be checked with their person by now, the longest overdue first."""
    opened = dict(SealedFile.objects.filter(id__in=list(files)).values_list("id", "opened_at"))
    if not opened:
        return []
    checked = dict(Check.objects.filter(file__in=list(opened)).values_list("file_id", "checked_on"))
    months = checked_every()
    found = {file: _accuracy(at, checked.get(file), months) for file, at in opened.items()}
    return sorted((file for file, one in found.items() if one.due), key=lambda file: found[file].next_on)


def checked_again(day: date) -> date:
    """When a file that was checked on this day is checked again, as the charity has set it."""
    return _after(day, checked_every())


def held_on(opened: OpenFile, language: Language) -> list[Held]:
    """What the file holds, kind by kind, each with its grounds; empty where the charity has not said which."""
    there = {record.kind for record in opened.current()}
    kinds = [(_("Name, and how to be in touch"), "support")]
    kinds += [(str(said), activity) for kind, (said, activity) in _KINDS.items() if kind in there]
    grounds = {activity: _grounds(activity, language) for _said, activity in kinds}
    return [Held(said, grounds[activity]) for said, activity in kinds]


def _grounds(activity: str, language: Language) -> str:
    """The law itself is the ground of what people ask for, and of asking whether it is right."""
    return _("A law asks it of us.") if activity == "rights" else "\n".join(grounds_of(activity, language))


def _accuracy(opened_at: datetime, checked_on: date | None, months: int) -> Accuracy:
    # What was taken down at the beginning came from them: the time runs from there.
    return Accuracy(checked_on, _after(checked_on or timezone.localdate(opened_at), months))


def _after(day: date, months: int) -> date:
    return Duration.of(f"P{months}M").after(datetime.combine(day, time.min)).date()
