"""How keys, ties and duties are said on pages: `{% load oversight %}`."""

from typing import Any
from uuid import UUID

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from inconfidence.charity.actions.adopting import answers_for_code
from inconfidence.charity.models import Statement
from inconfidence.charity.processing.questions import Question
from inconfidence.charity.versions import version
from inconfidence.oversight.processing.duties import duties_late
from inconfidence.oversight.processing.words import STATES, TONES

register = template.Library()

_CABINETS = {
    "directory": _("The list of members"),
    "support": _("Files of those we support"),
    "counselling": _("Files of counselling"),
    "safeguarding": _("Files of safeguarding"),
    "personnel": _("Papers of volunteers and staff"),
    "grievance": _("Complaints and grievances"),
    "whistleblowing": _("Whistle-blowing"),
}


@register.filter
def code_title(digest: str) -> str:
    """The title of the version that was signed, in the page's language."""
    return version(digest).title("fr" if get_language() == "fr" else "en")


@register.simple_tag
def cabinet_name(kind: str) -> str:
    """The kind of a cabinet, as people say it."""
    return str(_CABINETS.get(kind, kind))


# How somebody stood to the person: (of the reader, of somebody else). Without a tie there is no relation.
_TIES = {
    "supporting": (_("you support them"), _("supports them")),
    "responsible": (_("by your office"), _("by office")),
    "consulted": (_("you were asked for advice"), _("was asked for advice")),
    "": (_("no tie to this file"), _("no tie to this file")),
}


@register.simple_tag
def tie(relation: str, reader: UUID, who: UUID | None) -> str:
    """How `who` stood to the person, after a dot; nothing for a relation that needs no words."""
    of_reader, of_other = _TIES.get(relation, ("", ""))
    said = str(of_reader if who == reader else of_other)
    return f" · {said}" if said else ""


@register.filter
def duty_state(word: str) -> str:
    """How a duty stands, as people say it."""
    return str(STATES[word])


@register.filter
def duty_tone(word: str) -> str:
    """The colour of that."""
    return TONES[word]


@register.simple_tag
def chosen(question: Question, row: Statement) -> str:
    """What was chosen in a wording, as people say it."""
    return str(question.choices.get(row.choice, ""))


@register.inclusion_tag("oversight/affairs_rows.html", takes_context=True)
def affairs_rows(context: dict[str, Any]) -> dict[str, Any]:
    """The way to the charity's own affairs, for those who answer for them."""
    answers = answers_for_code(context["request"].member.row)
    return {"answers": answers, "late": duties_late() if answers else 0}
