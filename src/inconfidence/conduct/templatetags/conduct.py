"""Breaches on the pages of others, and how their words are said: `{% load conduct %}`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from inconfidence.conduct.breaches import selectors, words
from inconfidence.conduct.breaches.register import BREACHES
from inconfidence.conduct.cases.reading import register_is_open_to
from inconfidence.conduct.models import Breach
from inconfidence.files.purposes import PURPOSES
from inconfidence.web.days import date_format

register = template.Library()
_WORDS: Mapping[str, Mapping[str, words.Words]] = {
    "kind": words.KINDS,
    "intent": words.INTENTS,
    "who": words.NOBODY,
    "likely": words.LIKELY,
    "grave": words.GRAVE,
    "telling": words.TELLING,
    "outcome": words.OUTCOMES,
    "step": words.STEPS,
    "done": words.DONE,
    "purpose": PURPOSES,
}


@register.filter
def breach_word(word: str, which: str) -> str:
    """A stored word, as people say it."""
    return str(_WORDS[which].get(word, word))


@register.filter
def as_day(written: str) -> date | None:
    """A stored day."""
    return date.fromisoformat(written) if written else None


@register.filter
def until(moment: datetime) -> str:
    """A moment by which something has to be done: a midnight is the end of the day before it."""
    local = timezone.localtime(moment)
    if local.time() == time.min:
        return _("the end of %(day)s") % {"day": date_format(local - timedelta(days=1), "l j F")}
    return _("%(moment)s") % {"moment": date_format(local, "l j F, H:i")}


@register.simple_tag(takes_context=True)
def breaches_to_deal_with(context: dict[str, Any]) -> list[Breach]:
    """The open breaches that wait for the reader, the nearest clock first."""
    return selectors.breaches_due(context["request"].member.bearer)


@register.simple_tag(takes_context=True)
def and_breaches(context: dict[str, Any], others: int) -> int:
    """How much waits for the reader, with the breaches that do."""
    return others + len(breaches_to_deal_with(context))


@register.simple_tag(takes_context=True)
def keeps_breaches(context: dict[str, Any]) -> bool:
    """Whether the reader has a register of breaches."""
    return register_is_open_to(BREACHES, context["request"].member.bearer)
