"""How membership is said on pages: `{% load charity %}`."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inconfidence.charity.forms import ROLES
from inconfidence.charity.resting import resting
from inconfidence.codex.paper.html import body_of
from inconfidence.codex.paper.sheet import Section
from inconfidence.store.models import Member

register = template.Library()
_ROLES = dict(ROLES)


@register.filter
def role(word: str) -> str:
    """The vocabulary's word for an office, as people say it."""
    return str(_ROLES.get(word, word))


@register.filter
def cabinet(kind: str) -> str:
    """What lies in a cabinet of this kind, as people say it."""
    return {
        "directory": _("Names of members"),
        "support": _("Support"),
        "counselling": _("Counselling"),
        "safeguarding": _("Safeguarding"),
        "personnel": _("Personnel"),
        "grievance": _("Grievances"),
        "whistleblowing": _("Whistle-blowing"),
    }[kind]


_PAPERS = {
    "copy": gettext_lazy("A copy of the code"),
    "undertaking": gettext_lazy("The undertaking that our members sign"),
    "consent": gettext_lazy("The consent form"),
    "leaving": gettext_lazy("The letter to somebody who leaves"),
    "matrix": gettext_lazy("Who can ever see what"),
}


@register.filter
def paper(kind: str) -> str:
    """What a paper is called."""
    return str(_PAPERS[kind])


@register.filter
def said(section: Section) -> SafeString:
    """What stands under a heading of the code, its Markdown as HTML."""
    return mark_safe(body_of(section))  # noqa: S308  # made of escaped words alone


@register.simple_tag
def standing(row: Member, word: str, keyed: bool) -> SafeString:
    """A tag for where a member stands."""
    tone, said = _said(row, word, keyed)
    return format_html('<span class="tag {}">{}</span>', tone, said)


@register.inclusion_tag("charity/worry_row.html", takes_context=True)
def worry_row(context: dict[str, Any]) -> dict[str, Any]:
    """The way to tell of danger: written down, or, where the reader can open nothing, said to somebody."""
    member = getattr(context["request"], "member", None)
    return {"resting": resting(member) if member else ""}


def _said(row: Member, word: str, keyed: bool) -> tuple[str, str]:
    if row.state == Member.State.INVITED:
        return "step", _("invited")
    if word == "good":
        return ("yes", _("in good standing")) if keyed else ("step", _("keys to be given"))
    if word == "untrained" and row.trained_until:
        return "step", _("training has lapsed")
    return {
        "former": ("plain", _("has left")),
        "suspended": ("no", _("suspended")),
        "unsigned": ("step", _("undertaking to be signed")),
        "untrained": ("step", _("training to be entered")),
    }[word]
