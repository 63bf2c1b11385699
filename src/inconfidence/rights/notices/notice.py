"""A notice: questions with their answers, and what somebody may ask of us. The page and the document say the same."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from inconfidence.charity.house import CLOCK
from inconfidence.kernel.language import Language
from inconfidence.rights.notices.rights_said import rights_said, turning_said
from inconfidence.sharing.documents.letter import Letter, open_letter
from inconfidence.web.days import DAY, date_format

Line = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Notice:
    """What is said, in the language of the moment in which it was made; it names nobody."""

    language: Language
    reference: str
    heading: str
    lines: tuple[Line, ...] = field(repr=False)
    rights: tuple[str, ...]
    turning: str

    @classmethod
    def of(cls, language: Language, reference: str, heading: str, lines: list[Line]) -> Notice:
        """With what everybody may ask, and the day of today."""
        dated = (_("Date"), date_format(timezone.localdate(CLOCK.now()), DAY))
        return cls(language, reference, heading, (dated, *lines), rights_said(), turning_said())


def notice_pdf(notice: Notice) -> bytes:
    """The notice as a document that anybody can open: PDF/UA, and nobody's name in it."""
    return open_letter(
        Letter(
            language=notice.language,
            reference=notice.reference,
            heading=notice.heading,
            lines=notice.lines,
            told_heading=_("What you may ask of us"),
            told="\n\n".join(notice.rights),
            closing_heading=_("If you are not content"),
            closing=(notice.turning,),
            practice=_("Practice copy: everyone here is made up") if settings.PRACTICE else "",
        )
    )
