"""Checks on pages, and how their words are said: `{% load certificates %}`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from inconfidence.conduct.certificates import selectors, words
from inconfidence.conduct.models import Certificate

register = template.Library()
_WORDS: Mapping[str, Mapping[str, words.Words]] = {
    "type": words.TYPES,
    "decision": words.DECISIONS,
    "place": words.PLACES,
    "way": words.WAYS,
}


@register.filter
def check_word(word: str, which: str) -> str:
    """A stored word, as people say it."""
    return str(_WORDS[which].get(word, word))


@register.filter
def past_its_time(row: Certificate) -> bool:
    """Whether the certificate is here, and may not be any more."""
    return selectors.is_late(row)


@register.simple_tag(takes_context=True)
def certificates_to_destroy(context: dict[str, Any]) -> list[Certificate]:
    """The certificates whose end the reader has to see to."""
    return selectors.certificates_due(context["request"].member.bearer)


@register.simple_tag(takes_context=True)
def keeps_checks(context: dict[str, Any]) -> bool:
    """Whether the reader has a register of checks."""
    return selectors.register_of_checks(context["request"].member.bearer) is not None
