"""The record of processing and the register of duties as documents that anybody can open: they name nobody."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from inconfidence.charity.house import CLOCK, the_charity
from inconfidence.kernel.language import Language
from inconfidence.oversight.processing.duties import Duty
from inconfidence.oversight.processing.lines import Line
from inconfidence.oversight.processing.record import Record
from inconfidence.oversight.processing.words import STATES
from inconfidence.sharing.documents.letter import Letter, open_letter
from inconfidence.web.days import DAY, date_format

Lines = tuple[tuple[str, str], ...]
Section = tuple[str, Lines]


def record_pdf(record: Record, language: Language) -> bytes:
    """The record of processing, in the language that is active, which is this one. Raises `DocumentNotMade`."""
    of_all = ((_("Date"), _today()), *_said(record.of_all))
    sections = tuple((one.title, _said(one.lines)) for one in record.activities)
    return _made(language, _("Record of processing"), of_all, sections)


def duties_pdf(duties: list[Duty], language: Language) -> bytes:
    """The register of duties, likewise."""
    of_all = ((_("Who holds it"), the_charity().name), (_("Date"), _today()))
    return _made(language, _("Register of duties"), of_all, tuple(_duty(one) for one in duties))


def _made(language: Language, heading: str, of_all: Lines, sections: tuple[Section, ...]) -> bytes:
    return open_letter(
        Letter(
            language=language,
            reference=heading,
            heading=heading,
            lines=of_all,
            told_heading="",
            told="",
            closing_heading=_("How this was made"),
            closing=(_("Made by the program from its settings, our code, and what the charity says."),),
            practice=_("Practice copy: everyone here is made up") if settings.PRACTICE else "",
            sections=sections,
        )
    )


def _said(lines: tuple[Line, ...]) -> Lines:
    return tuple((line.asks, line.answer or _("Not said yet.")) for line in lines)


def _duty(duty: Duty) -> Section:
    said = str(STATES[duty.state]).capitalize()
    if duty.until:
        said = _("%(state)s, by %(day)s") % {"state": said, "day": date_format(duty.until, DAY)}
    met_by = "\n".join([f"{said}.", *(words for words in duty.met_by if words)])
    return duty.asked.title, ((duty.asked.source, met_by), (_("What it asks"), duty.asked.text))


def _today() -> str:
    return date_format(timezone.localdate(CLOCK.now()), DAY)
