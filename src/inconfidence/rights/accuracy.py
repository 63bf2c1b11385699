"""Whether what is held about somebody is still right: when they were last asked, and when they are asked again
(cwc/data-protection; RGPD and UK GDPR, article 5(1)(d))."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from inconfidence.charity.house import CLOCK
from inconfidence.charity.processing.statements import checked_every, grounds_of
from inconfidence.files.selectors import OpenFile
from inconfidence.kernel.durations import Duration
from inconfidence.kernel.language import Language
from inconfidence.rights.models import Check
from inconfidence.store.models import SealedFile


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
    return _accuracy(file.opened_at, row.checked_on if row else None)


def checks_due(files: Iterable[UUID]) -> list[UUID]:
    """Those of these files that are to be checked with their person by now, the longest overdue first."""
    opened = dict(SealedFile.objects.filter(id__in=list(files)).values_list("id", "opened_at"))
    checked = dict(Check.objects.filter(file__in=list(opened)).values_list("file_id", "checked_on"))
    found = {file: _accuracy(at, checked.get(file)) for file, at in opened.items()}
    return sorted((file for file, one in found.items() if one.due), key=lambda file: found[file].next_on)


def checked_again(day: date) -> date:
    """When a file that was checked on this day is checked again, as the charity has set it."""
    return Duration.of(f"P{checked_every()}M").after(datetime.combine(day, time.min)).date()


def held_on(opened: OpenFile, language: Language) -> list[Held]:
    """What the file holds, kind by kind, each with its grounds; empty where the charity has not said which."""
    support = "\n".join(grounds_of("support", language))
    lines = [Held(_("Name, and how to be in touch"), support)]
    if opened.current("contact"):
        lines.append(Held(_("What was said"), support))
    if opened.current("worry"):
        lines.append(
            Held(_("Worries about somebody’s safety"), "\n".join(grounds_of("safeguarding", language)))
        )
    if opened.current("request"):
        lines.append(Held(_("What they asked of us"), _("A law asks it of us.")))
    return lines


def _accuracy(opened_at: datetime, checked_on: date | None) -> Accuracy:
    # What was taken down at the beginning came from them: the time runs from there.
    return Accuracy(checked_on, checked_again(checked_on or timezone.localdate(opened_at)))
