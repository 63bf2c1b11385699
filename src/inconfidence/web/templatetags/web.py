"""Components that hold other words, as tags: `{% load web %}`. README.md shows each at work."""

from typing import Any, Final

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

register = template.Library()

# Outcome of a decision → the tone that colours it, and the word that says it.
_TONES: Final = {"permitted": "yes", "incomplete": "step", "refused": "no"}
_VERDICTS: Final = {"yes": _("Yes"), "step": _("Not yet"), "no": _("No")}


@register.filter
def tone(outcome: str) -> str:
    """`yes`, `step` or `no` for the outcome of a decision. An unknown one gets no colour at all."""
    return _TONES.get(outcome, outcome if outcome in _VERDICTS else "")


@register.filter
def anchor(field: BoundField) -> str:
    """The id to which an error's link leads: the field, or the first box of several."""
    return f"{field.auto_id}_0" if field.use_fieldset else field.id_for_label


@register.simple_block_tag
def crumbs(content: SafeString) -> SafeString:
    """The way here: links in a row, the last a plain `<span>`."""
    return render_to_string("web/parts/crumbs.html", {"content": content})


@register.simple_block_tag
def verdict(content: SafeString, outcome: str, heading: str = "") -> SafeString:
    """What the code answers: `permitted`, `incomplete` or `refused`, one heading, one sentence."""
    found = tone(outcome)
    said = heading or _VERDICTS.get(found, "")
    return render_to_string("web/parts/verdict.html", {"content": content, "tone": found, "heading": said})


@register.simple_block_tag
def clause(content: SafeString, source: str) -> SafeString:
    """A clause in the charity's own words, and where it stands."""
    return render_to_string("web/parts/clause.html", {"content": content, "source": source})


@register.simple_block_tag
def answer(content: SafeString, question: str, change: str = "") -> SafeString:
    """One line of `<dl class="answers">`: a question, what was answered, a link to change it."""
    context = {"content": content, "question": question, "change": change}
    return render_to_string("web/parts/answer.html", context)


@register.inclusion_tag("web/parts/task.html")
def task(address: str, label: str, state: str, hint: str = "") -> dict[str, Any]:
    """One line of `<ol class="list">`: `state` is `done`, `todo`, or `later` (it cannot start yet)."""
    return {"address": address, "label": label, "state": state, "hint": hint}


@register.inclusion_tag("web/parts/step.html")
def step(now: int, of: int) -> dict[str, int]:
    """How far along: "Step 5 of 6"."""
    return {"now": now, "of": of}


@register.inclusion_tag("web/parts/pages.html")
def pages(found: Page[Any]) -> dict[str, Any]:
    """Earlier and later pages of a long list, from Django's paginator."""
    return {"found": found}


@register.inclusion_tag("web/parts/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, BaseForm]:
    """What went wrong, first on the page; takes focus. Pages whose form is called `form` have it already."""
    return {"form": form}
