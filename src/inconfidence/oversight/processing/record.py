"""The record of processing (RGPD and UK GDPR, article 30): filled with what the program knows of itself and of the
code, and with what the charity says. It names nobody, and can be given to the authority."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from inconfidence.charity.house import code_in_force, the_charity
from inconfidence.charity.processing.questions import ACTIVITIES, QUESTIONS
from inconfidence.kernel.language import Language
from inconfidence.oversight.processing.activities import KNOWN, Activity
from inconfidence.oversight.processing.lines import Line, Saying
from inconfidence.oversight.processing.safety import how_kept_safe
from inconfidence.rights.authorities import authority
from inconfidence.rights.notices.rights_said import code_said


@dataclass(frozen=True, slots=True)
class Processing:
    """One activity as the record has it."""

    title: str
    lines: tuple[Line, ...]

    @property
    def open(self) -> int:
        """How much of it the charity has still to say."""
        return sum(line.open for line in self.lines)


@dataclass(frozen=True, slots=True)
class Record:
    """The whole of it, in one language."""

    of_all: tuple[Line, ...]
    activities: tuple[Processing, ...]

    @property
    def open(self) -> int:
        """How much the charity has still to say."""
        return sum(line.open for line in self.of_all) + sum(one.open for one in self.activities)


def record_of(language: Language) -> Record:
    """The record as it is now, in the language that is active, which is this one."""
    saying = Saying(language)
    activities = tuple(_processing(one, saying) for one in KNOWN)
    return Record(tuple(_of_all(saying, language)), activities)


def _of_all(saying: Saying, language: Language) -> list[Line]:
    every_year = str(QUESTIONS["charity/check"].choices["12"])
    return [
        Line(_("Who holds it"), the_charity().name),
        saying.line("charity/status"),
        saying.line("charity/contact", _("The manager or the board.")),
        Line(_("The code that it goes by"), code_said(language)),
        Line(_("The law"), _law(language)),
        Line(_("How it is kept safe"), how_kept_safe()),
        saying.line("charity/hosting"),
        saying.line("charity/helpers"),
        saying.line("charity/abroad"),
        saying.line("charity/check", every_year),
    ]


def _law(language: Language) -> str:
    packs = [
        part.header.titles[language] for part in code_in_force().foundations if part.header.kind == "law"
    ]
    found = authority()
    return "\n".join([*packs, *([f"{found.name} ({found.website})"] if found else [])])


def _processing(activity: Activity, saying: Saying) -> Processing:
    about = activity.word
    asked, kept = [f"{about}/{what}" for what in ("basis", "special", "offences")], f"{about}/retention"
    grounds = [saying.line(one) for one in asked if one in QUESTIONS]
    known = [Line(_("On what ground?"), str(activity.by_law))] if activity.by_law else []
    by_code, how_long = activity.by_code(), activity.kept()
    return Processing(
        str(ACTIVITIES[about]),
        (
            Line(_("What for"), str(activity.purpose)),
            Line(_("Whose it is"), str(activity.whose)),
            Line(_("What it is"), str(activity.kinds)),
            Line(_("Who opens it"), activity.openers()),
            Line(_("Who receives it outside"), activity.receivers()),
            *known,
            *grounds,
            *([Line(_("How long our code lets it be kept"), by_code)] if by_code else []),
            saying.line(kept, how_long) if kept in QUESTIONS else Line(_("How long is it kept?"), how_long),
        ),
    )
