"""Ways to erasing from the pages of others, and how it is said: `{% load rights %}`."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inconfidence.rights.actions import may_erase
from inconfidence.rights.selectors import is_overdue, papers_owed
from inconfidence.store.models import Erasure

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
