"""How keys and ties are said on pages: `{% load oversight %}`."""

from uuid import UUID

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from inconfidence.charity.versions import version

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
