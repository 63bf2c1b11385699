"""How a file and what is in it are said on pages: `{% load files %}`."""

from __future__ import annotations

from collections.abc import Mapping, Sized
from datetime import datetime
from typing import Any
from uuid import UUID

from django import template
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from inconfidence.charity.templatetags.charity import role
from inconfidence.files.entries import address_of, channel_said, entry_of, step_of, when_of
from inconfidence.files.paper import papers_are_open_to
from inconfidence.files.records import Opened
from inconfidence.files.telling import sentence
from inconfidence.kernel.durations import Duration

register = template.Library()

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
    return channel_said(word)


@register.filter
def full_stop(words: str) -> str:
    """The words as a sentence, with one full stop."""
    return sentence(words)


@register.filter
def duty(word: str) -> str:
    """The vocabulary's word for a duty, as people say it."""
    return str(_DUTIES.get(word, word))


@register.filter
def office(word: str) -> str:
    """The vocabulary's word for an office, as people say it."""
    return role(word)


@register.filter
def within(duration: str) -> str:
    """An ISO 8601 duration, as people say it."""
    clock = Duration.of(duration)
    if clock.months:
        return ngettext("within %(n)s month", "within %(n)s months", clock.months) % {"n": clock.months}
    hours = round(clock.besides.total_seconds() / 3600)
    if hours < 48:
        return ngettext("within %(n)s hour", "within %(n)s hours", hours) % {"n": hours}
    return ngettext("within %(n)s day", "within %(n)s days", hours // 24) % {"n": hours // 24}


@register.simple_tag
def how_many(*found: int | Sized) -> int:
    """How many there are in all, of numbers and of lists."""
    return sum(one if isinstance(one, int) else len(one) for one in found)


@register.simple_tag
def file_actions(reference: str) -> SafeString:
    """What else can be done with a file, as far as the routes are there."""
    doors = [(address_of(view, reference), label) for view, label in _ACTIONS]
    return format_html_join("", '<a class="button" href="{}">{}</a>', [door for door in doors if door[0]])


@register.simple_tag
def told_address(reference: str, record: UUID) -> str:
    """Where one reads what was told outside."""
    return address_of("disclosed", reference, record)


@register.simple_tag(takes_context=True)
def keeps_paper(context: dict[str, Any]) -> bool:
    """Whether the reader has a register of paper."""
    return papers_are_open_to(context["request"].member.bearer)


@register.simple_tag
def looked_link(reference: str) -> SafeString:
    """The way to "who looked", where it is there."""
    address = address_of("looked", reference)
    if not address:
        return SafeString("")
    return format_html('<p><a href="{}">{}</a></p>', address, _("Who looked, and why"))


@register.inclusion_tag("files/entry.html")
def record_entry(record: Opened, names: Mapping[UUID, str], reference: str, me: UUID) -> dict[str, Any]:
    """One record in the list of what has been said."""
    return entry_of(record, names, reference, me)


@register.inclusion_tag("files/entry.html")
def wording(record: Opened, names: Mapping[UUID, str], stands: bool) -> dict[str, Any]:
    """One wording of a contact; or of a worry, with the hour at which it was written."""
    heading = _("As it reads now") if stands else _("Before")
    author, when = names.get(record.author, ""), when_of(record)
    if record.kind == "worry":
        when += f", {timezone.localtime(record.kept_at):%H:%M}"
    return {"heading": heading, "when": when, "author": author, "text": record.content["text"]}


@register.inclusion_tag("files/begun.html")
def first_contact_entry(steps: list[tuple[Opened, str]], me: UUID) -> dict[str, Any]:
    """The first contact, folded into one entry: what was done of it, in its order."""
    done = [(step_of(one), when_of(one), _("you") if one.author == me else name) for one, name in steps]
    return {"steps": done, "when": when_of(steps[0][0]) if steps else ""}
