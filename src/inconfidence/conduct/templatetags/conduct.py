"""Cases of every register on the pages of others, and how their words are said: `{% load conduct %}`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inconfidence.conduct.alerts import words as of_alerts
from inconfidence.conduct.alerts.register import ALERTS
from inconfidence.conduct.breaches import deadlines
from inconfidence.conduct.breaches import words as of_breaches
from inconfidence.conduct.cases.desks import Desks
from inconfidence.conduct.cases.reading import registers_open_at
from inconfidence.conduct.cases.waiting import cases_due
from inconfidence.conduct.certificates.movements import CHECK
from inconfidence.conduct.compelled import selectors as compelled
from inconfidence.conduct.compelled import words as of_compelled
from inconfidence.conduct.grievances import words as of_grievances
from inconfidence.conduct.grievances.register import GRIEVANCES
from inconfidence.conduct.models import Alert, Breach, Case, Grievance
from inconfidence.conduct.registers import REGISTERS
from inconfidence.files.purposes import PURPOSES
from inconfidence.store.models import SealedFile
from inconfidence.web.days import date_format

register = template.Library()
_WORDS: Mapping[str, Mapping[str, of_breaches.Words]] = {
    "kind": of_breaches.KINDS,
    "intent": of_breaches.INTENTS,
    "who": of_breaches.NOBODY,
    "likely": of_breaches.LIKELY,
    "grave": of_breaches.GRAVE,
    "telling": of_breaches.TELLING,
    "outcome": of_breaches.OUTCOMES,
    "step": of_breaches.STEPS,
    "done": of_breaches.DONE,
    "grievance-who": of_grievances.NOBODY,
    "grievance-outcome": of_grievances.OUTCOMES,
    "grievance-step": of_grievances.STEPS,
    "grievance-done": of_grievances.DONE,
    "alert-who": of_alerts.NOBODY,
    "alert-outcome": of_alerts.OUTCOMES,
    "alert-step": of_alerts.STEPS,
    "alert-done": of_alerts.DONE,
    "caller": of_compelled.CALLERS,
    "basis": of_compelled.BASES,
    "support": of_compelled.SUPPORT,
    "answer": of_compelled.ANSWERS,
    "way": of_compelled.WAYS,
    "summons-step": of_compelled.STEPS,
    "summons-done": of_compelled.DONE,
    "purpose": PURPOSES,
}


@register.filter
def case_word(word: str, which: str) -> str:
    """A stored word, as people say it."""
    return str(_WORDS[which].get(word, word))


@register.filter
def ground(clause: str) -> str:
    """A clause on which somebody is called, as it is titled."""
    return str(of_compelled.ground_said(clause))


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


@register.filter
def finish_by(row: Breach) -> datetime:
    """Until when a breach is dealt with."""
    return deadlines.finish_by(row)


@register.filter
def breach_late(row: Breach) -> bool:
    """Whether it is not decided, or not dealt with, in time."""
    return deadlines.is_late(row)


@register.filter
def grievance_late(row: Grievance) -> bool:
    """Whether nobody has told them in time that it has come."""
    return GRIEVANCES.is_late(row)


@register.filter
def alert_late(row: Alert) -> bool:
    """Whether nobody has answered whoever reported it in time."""
    return ALERTS.is_late(row)


@register.simple_tag(takes_context=True)
def cases_to_deal_with(context: dict[str, Any]) -> list[Case]:
    """The open cases that wait for the reader, register by register, the nearest clock first."""
    return cases_due(context["request"].member.bearer, *REGISTERS)


@register.simple_tag
def page_of(reference: str) -> str:
    """The address of the page of a file, of a check or of a case."""
    pages = {CHECK: "check", **{one.letter: one.name for one in REGISTERS}}
    return reverse(pages.get(reference[:1], "file"), args=[reference])


@register.simple_tag(takes_context=True)
def called_about(context: dict[str, Any], file: SealedFile) -> list[Case]:
    """Who is called to give evidence about the person of this file, for whoever keeps that register."""
    bearer = context["request"].member.bearer
    return list(compelled.summonses_about(bearer, file))


@register.simple_tag(takes_context=True)
def registers_kept(context: dict[str, Any]) -> list[str]:
    """The registers of cases that the reader has, by name."""
    return registers_open_at(Desks.of(context["request"].member.bearer, *REGISTERS))
