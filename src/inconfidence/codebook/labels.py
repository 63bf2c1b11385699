"""What each attribute of a flow is called on a page."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from inconfidence.codex.saying.phrases import parted, step_in_words
from inconfidence.codex.saying.plainwords import said
from inconfidence.flow import Option
from inconfidence.flow.vocabulary import ATTRIBUTES, BY_NAME
from inconfidence.kernel.language import Language

LABELS: Final = {
    "action": _("What they would do"),
    "actor": _("Who would do it"),
    "relation": _("How they are tied to the person"),
    "subject": _("Whom it is about"),
    "information": _("What it is about"),
    "recipient": _("Who would receive it"),
    "purpose": _("What for"),
    "grounds": _("Special reasons"),
    "channel": _("By which way"),
    "cabinet": _("In which cabinet it lies"),
    "standing": _("How they stand with the charity"),
    "retention": _("How long it has been kept"),
    "form": _("With the name, or without"),
    "consent": _("The person’s consent"),
    "discussion": _("Talked over with the person"),
    "done": _("What has been done already"),
}


def page_language() -> Language:
    """The language of the page."""
    return "fr" if get_language() == "fr" else "en"


def word(attribute: str, value: str, lang: Language) -> str:
    """A word of the vocabulary as people say it."""
    if attribute == "done":
        return step_in_words(Option("done", value), lang)
    return said(attribute, value, lang)


def choices(attribute: str, lang: Language) -> list[tuple[str, str]]:
    """Every word of an attribute, with what people say."""
    return [(value, capital(word(attribute, value, lang))) for value in BY_NAME[attribute].values]


def capital(text: str) -> str:
    """With its first letter large."""
    return text[:1].upper() + text[1:]


def told(flow: dict[str, Any], lang: Language) -> list[tuple[str, str]]:
    """A flow, line by line: a label, and the words in which it is not as usual."""
    return [
        (str(LABELS[attribute.name]), _value(attribute.name, flow[attribute.name], lang))
        for attribute in ATTRIBUTES
        if attribute.name in LABELS and _unusual(attribute.name, flow.get(attribute.name))
    ]


def _unusual(attribute: str, value: object) -> bool:
    return bool(value) and value != BY_NAME[attribute].default and attribute != "cabinet"


def _value(attribute: str, value: str | list[str], lang: Language) -> str:
    words = [value] if isinstance(value, str) else value
    return capital(parted((word(attribute, one, lang) for one in words), lang))
