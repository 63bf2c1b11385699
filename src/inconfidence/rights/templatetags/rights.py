"""Ways to rights from the pages of others, and how they are said: `{% load rights %}`."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from inconfidence.charity.house import CLOCK
from inconfidence.rights import words
from inconfidence.rights.accuracy import checks_due
from inconfidence.rights.actions import may_erase
from inconfidence.rights.asked import is_late, outcome_of, requests_to_answer
from inconfidence.rights.models import Request
from inconfidence.rights.selectors import is_overdue, papers_owed
from inconfidence.store.models import Erasure
from inconfidence.web.days import date_format

register = template.Library()

_GROUNDS: dict[str, str | Promise] = {
    Erasure.Ground.ASKED: _("They asked for it"),
    Erasure.Ground.TIME: _("It had been kept for as long as it may be"),
    Erasure.Ground.MISTAKE: _("It should never have been kept"),
}


@register.filter
def erasure_ground(word: str) -> str:
    """Why a file was erased."""
    return str(_GROUNDS.get(word, word))


@register.filter
def paper_overdue(line: Erasure) -> bool:
    """Whether its copies on paper should be gone by now."""
    return is_overdue(line)


@register.inclusion_tag("rights/erase_link.html", takes_context=True)
def erase_link(context: dict[str, Any]) -> dict[str, Any]:
    """The way to erase the file of the page, for those to whom the code gives it."""
    member, opened = context["request"].member, context["opened"]
    return {"may": may_erase(member.row, member.bearer, opened), "reference": opened.row.reference}


@register.simple_tag(takes_context=True)
def papers_to_destroy(context: dict[str, Any]) -> list[Erasure]:
    """Erased files whose copies on paper the reader answers for."""
    return papers_owed(context["request"].member.bearer)


@register.inclusion_tag("rights/request_link.html", takes_context=True)
def request_link(context: dict[str, Any]) -> dict[str, Any]:
    """The ways to what is theirs, from the page of their file: that they ask for it, and whether it is right."""
    return {"reference": context["opened"].row.reference}


@register.simple_tag(takes_context=True)
def requests_waiting(context: dict[str, Any]) -> list[Request]:
    """The requests to which the reader owes an answer."""
    member = context["request"].member
    return requests_to_answer(member.row, member.bearer)


@register.simple_tag(takes_context=True)
def checks_to_do(context: dict[str, Any]) -> list[tuple[str, str]]:
    """Reference and name of each whom the reader supports, whose first contact is finished, and with whom it is time
    to check that what is held is right."""
    lines = {one.line.held.file: one.line for one in context["mine"] if not one.left}
    return [(lines[file].reference, lines[file].name) for file in checks_due(lines)]


@register.filter
def asker(word: str) -> str:
    """Who asks, in a sentence."""
    return str(words.ASKER_LABELS.get(word, word))


@register.filter
def wanted(word: str) -> str:
    """What is asked."""
    return str(dict(words.WANTED).get(word, word))


@register.filter
def way(word: str) -> str:
    """How it came."""
    return gettext("In writing") if word == "writing" else gettext("By word")


@register.filter
def check(word: str) -> str:
    """How somebody made sure that it is they."""
    return str(dict(words.CHECKS).get(word, word))


@register.filter
def refusal(word: str) -> str:
    """Why it was refused."""
    return str(dict(words.REFUSALS).get(word, word))


@register.filter
def outcome(word: str) -> str:
    """How it ended."""
    return str(words.OUTCOMES.get(word, word))


@register.filter
def request_state(row: Request) -> str:
    """How it stands, in a word or two."""
    if outcome_of(row) != Request.Outcome.OPEN:
        return outcome(outcome_of(row))
    return gettext("answer by %(day)s") % {"day": date_format(row.due_on, "j F")}


@register.filter
def request_tone(row: Request) -> str:
    """The colour of that."""
    if outcome_of(row) == Request.Outcome.OPEN:
        return "no" if is_late(row) else "step"
    return "plain" if outcome_of(row) in {"refused", "withdrawn", "unanswered"} else "yes"


@register.filter
def due_in_words(row: Request) -> str:
    """Until when it has to be answered, or how it ended."""
    day, left = date_format(row.due_on, "l j F Y"), (row.due_on - timezone.localdate(CLOCK.now())).days
    if row.closed_on is not None:
        closed = date_format(row.closed_on, "j F Y")
        return gettext("%(outcome)s on %(day)s.") % {
            "outcome": outcome(row.outcome).capitalize(),
            "day": closed,
        }
    if left < 0:
        return gettext("It should have been answered by %(day)s. Answer it today.") % {"day": day}
    if left == 0:
        return gettext("It has to be answered today.")
    said = ngettext(
        "It has to be answered by %(day)s: tomorrow.",
        "It has to be answered by %(day)s: in %(n)s days.",
        left,
    )
    return said % {"day": day, "n": left}


@register.inclusion_tag("rights/requests_row.html")
def requests_row() -> dict[str, Any]:
    """The way to the register of requests, in the list of an office."""
    return {}
