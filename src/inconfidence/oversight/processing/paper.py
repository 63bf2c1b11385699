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


def record_pdf(record: Record, language: Language) -> bytes:
    """The record of processing, in the language that is active, which is this one. Raises `DocumentNotMade`."""
    told = "\n\n".join(_section(one.title, one.lines) for one in record.activities)
    lines = ((_("Date"), _today()), *((one.asks, _answer(one)) for one in record.of_all))
    return _made(language, _("Record of processing"), lines, _("What is done with what is held"), told)


def duties_pdf(duties: list[Duty], language: Language) -> bytes:
    """The register of duties, likewise."""
    told = "\n\n".join(_duty(one) for one in duties)
    lines = ((_("Who holds it"), the_charity().name), (_("Date"), _today()))
    return _made(language, _("Register of duties"), lines, _("What the law asks, and how it is met"), told)


def _made(language: Language, heading: str, lines: tuple[tuple[str, str], ...], of: str, told: str) -> bytes:
    return open_letter(
        Letter(
            language=language,
            reference=heading,
            heading=heading,
            lines=lines,
            told_heading=of,
            told=told,
            closing_heading=_("How this was made"),
            closing=(_("Made by the program from its settings, our code, and what the charity says."),),
            practice=_("Practice copy: everyone here is made up") if settings.PRACTICE else "",
        )
    )


def _section(title: str, lines: tuple[Line, ...]) -> str:
    return "\n".join([title.upper(), *(f"{one.asks} {_answer(one)}" for one in lines)])


def _answer(line: Line) -> str:
    return line.answer or _("Not said yet.")


def _duty(duty: Duty) -> str:
    said = str(STATES[duty.state]).capitalize()
    if duty.until:
        said = _("%(state)s, by %(day)s") % {"state": said, "day": date_format(duty.until, DAY)}
    return "\n".join([duty.asked.title.upper(), duty.asked.source, f"{said}.", *duty.met_by])


def _today() -> str:
    return date_format(timezone.localdate(CLOCK.now()), DAY)
