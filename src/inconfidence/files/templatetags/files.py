"""How a file and what is in it are said on pages: `{% load files %}`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.dateparse import parse_duration
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from inconfidence.charity.forms import ROLES
from inconfidence.codex import load
from inconfidence.files.forms import CHANNELS
from inconfidence.files.records import Opened
from inconfidence.files.views.first_contact import TITLES

register = template.Library()

_CHANNELS = dict(CHANNELS)
_ROLES = dict(ROLES)
_DUTIES = {
    "report-to-safeguarding": gettext_lazy("The safeguarding team is told"),
    "act-on-danger": gettext_lazy("Somebody acts on the danger"),
    "tell-subject": gettext_lazy("They are told"),
    "explain-code": gettext_lazy("The code is explained to them"),
    "review": gettext_lazy("It is looked at again"),
    "register": gettext_lazy("It is entered in the register"),
    "support-worker": gettext_lazy("Whoever has to speak is supported"),
    "answer": gettext_lazy("They get an answer"),
    "destroy": gettext_lazy("It is destroyed"),
}
# Doors into other rooms of the house, shown where those rooms are there.
_ACTIONS = [("consult", gettext_lazy("Ask a colleague")), ("disclose", gettext_lazy("Tell someone outside"))]


@register.simple_tag
def greeting(now: datetime, name: str) -> str:
    """As one greets at this hour."""
    words = (
        _("Good morning") if now.hour < 12 else _("Good afternoon") if now.hour < 18 else _("Good evening")
    )
    return f"{words}, {name}" if name else words


@register.filter
def channel(word: str) -> str:
    """The vocabulary's word for a channel, as people say it."""
    return str(_CHANNELS.get(word, word))


@register.filter
def duty(word: str) -> str:
    """The vocabulary's word for a duty, as people say it."""
    return str(_DUTIES.get(word, word))


@register.filter
def office(word: str) -> str:
    """The vocabulary's word for an office, as people say it."""
    return str(_ROLES.get(word, word))


@register.filter
def within(duration: str) -> str:
    """An ISO 8601 duration, as people say it."""
    hours = round((parse_duration(duration) or parse_duration("P1D")).total_seconds() / 3600)  # type: ignore[union-attr]
    if hours < 48:
        return ngettext("within %(n)s hour", "within %(n)s hours", hours) % {"n": hours}
    return ngettext("within %(n)s day", "within %(n)s days", hours // 24) % {"n": hours // 24}


@register.filter
def code_title(code: str) -> str:
    """The title of a code, in the page's language."""
    return load(code).title("fr" if get_language() == "fr" else "en")


@register.simple_tag
def file_actions(reference: str) -> SafeString:
    """What else can be done with a file, as far as the routes are there."""
    doors = [(_address(view, reference), label) for view, label in _ACTIONS]
    return format_html_join("", '<a class="button" href="{}">{}</a>', [door for door in doors if door[0]])


@register.simple_tag
def looked_link(reference: str) -> SafeString:
    """The way to "who looked", where it is there."""
    address = _address("looked", reference)
    if not address:
        return SafeString("")
    return format_html('<p><a href="{}">{}</a></p>', address, _("Who looked, and why"))


@register.inclusion_tag("files/entry.html")
def record_entry(record: Opened, author: str, reference: str, me: UUID) -> dict[str, Any]:
    """One record in the list of what has been said."""
    said = _SAID.get(record.kind, _other)(record.content)
    entry: dict[str, Any] = {
        **said,
        "when": _when(record),
        "author": _("you") if record.author == me else author,
    }
    if record.kind == "contact":
        entry["more"] = reverse("contact", args=[reference, record.id])
        entry["more_label"] = _("Wordings, correct or move")
        entry["corrected"] = "corrected_at" in record.content
    return entry


@register.inclusion_tag("files/entry.html")
def wording(record: Opened, names: Mapping[UUID, str], stands: bool) -> dict[str, Any]:
    """One wording of a contact."""
    heading = _("As it reads now") if stands else _("Before")
    return {
        "heading": heading,
        "when": _when(record),
        "author": names.get(record.author, ""),
        "text": record.content["text"],
    }


def _when(record: Opened) -> str:
    day = record.content.get("happened_on")
    moment = date.fromisoformat(day) if day else record.kept_at.date()
    return date_format(moment, "l j F Y")


def _contact(content: Mapping[str, Any]) -> dict[str, Any]:
    return {"heading": channel(content["channel"]), "text": content["text"]}


def _first_contact(content: Mapping[str, Any]) -> dict[str, Any]:
    return {"heading": _("First contact"), "text": str(TITLES.get(content["step"], ""))}


def _worry(content: Mapping[str, Any]) -> dict[str, Any]:
    return {"heading": _("A worry"), "text": content["text"]}


def _moved(content: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "heading": _("Moved"),
        "text": _("Something that was put here by mistake was moved to its own file."),
    }


def _consultation(content: Mapping[str, Any]) -> dict[str, Any]:
    return {"heading": _("Asked a colleague"), "text": ""}


def _disclosure(content: Mapping[str, Any]) -> dict[str, Any]:
    return {"heading": _("Telling someone outside"), "text": ""}


def _other(content: Mapping[str, Any]) -> dict[str, Any]:
    return {"heading": _("Entry"), "text": ""}


_SAID = {
    "contact": _contact,
    "first-contact": _first_contact,
    "worry": _worry,
    "moved": _moved,
    "consultation": _consultation,
    "disclosure": _disclosure,
}


def _address(view: str, reference: str) -> str:
    try:
        return reverse(view, args=[reference])
    except NoReverseMatch:
        return ""
