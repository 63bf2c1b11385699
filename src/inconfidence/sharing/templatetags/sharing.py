"""The vocabulary's words on pages: `{{ who.recipient|recipient }}`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inconfidence.charity.house import code_in_force
from inconfidence.charity.versions import clause_named, version
from inconfidence.files.entries import address_of
from inconfidence.sharing import words
from inconfidence.sharing.enquiries import enquiries_waiting
from inconfidence.sharing.selectors import RegisterLine
from inconfidence.sharing.views.common import language

register = template.Library()


@register.filter
def recipient(word: str) -> str:
    """Who somebody outside is to the person."""
    return str(words.RECIPIENT_LABELS.get(word, word))


@register.filter
def grounds(chosen: Iterable[str]) -> str:
    """Reasons, as they stand after "because"."""
    return ", ".join(str(words.GROUND_REASONS.get(ground, ground)) for ground in chosen)


@register.filter
def purpose(word: str) -> str:
    """For what a colleague was asked."""
    return str(words.PURPOSE_LABELS.get(word, word))


@register.filter
def going_form(word: str) -> str:
    """With the name, or without."""
    return str(words.FORM_LABELS.get(word, word))


@register.filter
def role(word: str) -> str:
    """An office, in a sentence."""
    return str(words.ROLE_LABELS.get(word, word))


@register.filter
def stays(word: str) -> str:
    """Why something stays."""
    return str(dict(words.STAYS).get(word, word))


@register.filter
def answered(word: str) -> str:
    """How a talk went, or what somebody answered."""
    return str(words.ANSWERS.get(word, word))


@register.filter
def moment(written: str) -> datetime:
    """A moment as it is kept, in the time of the house."""
    return timezone.localtime(datetime.fromisoformat(written))


@register.filter
def would_have_said(outcome: str) -> str:
    """What our code says of a call that was made before it was asked."""
    return str(words.WOULD_HAVE_SAID[outcome])


@register.filter
def clause_name(id: str) -> str:
    """What a clause is called, in whichever code says it."""
    return clause_named(id, code_in_force()).title(language())


@register.filter
def code_name(digest: str) -> str:
    """What a version of the code is called."""
    return version(digest).title(language())


@register.simple_tag(takes_context=True)
def enquiries_to_see(context: dict[str, Any]) -> int:
    """How many from outside asked about somebody and wait for the reader."""
    return enquiries_waiting(context["request"].member.bearer)


@register.simple_tag
def register_address(line: RegisterLine) -> str:
    """Where one reads what a line of the register is about: a disclosure, or the answer to a request."""
    view = "request" if line.content["kind"] == "request" else "disclosed"
    return address_of(view, line.row.record.file.reference, line.row.id) if line.row.record else ""


@register.simple_tag
def not_yet(count: int) -> str:
    """The heading of an answer that waits for something."""
    if count == 1:
        return _("Not yet: one thing is missing")
    return ngettext("Not yet: %(n)s thing is missing", "Not yet: %(n)s things are missing", count) % {
        "n": count
    }
