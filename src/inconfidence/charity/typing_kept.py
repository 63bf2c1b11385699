"""Forms that give back what was typed: after a lock, a lost line, a closed lid."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any, TypeVar

from django.forms import BaseForm, CheckboxInput, Field, MultiWidget
from django.forms.utils import ErrorDict
from django.http import QueryDict

from inconfidence.charity.drafts import draft_take
from inconfidence.charity.errors import SpoiltDraft
from inconfidence.charity.requests import MemberRequest

AnyForm = TypeVar("AnyForm", bound=BaseForm)


def form_for(request: MemberRequest, form: type[AnyForm], **kwargs: Any) -> AnyForm:
    """The form as it was just sent, or as it was being written when the lock fell, or empty.

    What comes back from a draft shows no errors: nobody has sent it yet. `form.from_draft` says that it did, and
    `form.spoilt_draft` that there was something, and it cannot be read any more.
    """
    if request.method == "POST":
        return _kept_at_the_lock(form(request.POST, **kwargs), untouched="")
    typed, spoilt = _typed_before(request)
    made = form(typed, **kwargs)
    made.spoilt_draft = spoilt  # type: ignore[attr-defined]
    if typed is not None:
        _complete(made, typed)
        made._errors = ErrorDict()  # type: ignore[attr-defined]
        made.from_draft = True  # type: ignore[attr-defined]
    return _kept_at_the_lock(made, untouched=fingerprint(_as_sent(made)))


def _typed_before(request: MemberRequest) -> tuple[QueryDict | None, bool]:
    """What was being written here, and whether there was something that cannot be read any more."""
    try:
        return draft_take(bearer=request.member.bearer, path=request.path), False
    except SpoiltDraft:
        return None, True


def fingerprint(sent: Iterable[tuple[str, str]]) -> str:
    """What tells a form that was sent as it was shown from one that somebody wrote in; empty boxes do not count."""
    filled = sorted((name, value.replace("\r\n", "\n")) for name, value in sent if value.strip())
    return hashlib.sha256(json.dumps(filled).encode()).hexdigest()


def _kept_at_the_lock(form: AnyForm, untouched: str) -> AnyForm:
    """Tells the page's lock button that this form is being written: it then sends the form along."""
    form.written, form.untouched = True, untouched  # type: ignore[attr-defined]
    return form


def _as_sent(form: BaseForm) -> list[tuple[str, str]]:
    """The boxes of a form as a browser would send them untouched."""
    boxes = []
    for name, field in form.fields.items():
        value, prefixed = form[name].value(), form.add_prefix(name)
        if isinstance(value, list | tuple | set) and not isinstance(field.widget, MultiWidget):
            boxes += [(prefixed, str(one)) for one in value]
        elif isinstance(field.widget, CheckboxInput):
            boxes += [(prefixed, "on")] if value else []
        elif value not in (None, ""):
            boxes += _as_typed(prefixed, field, value)
    return boxes


def _complete(form: BaseForm, typed: QueryDict) -> None:
    """A draft of one long text says nothing of the other fields: they begin as they do on an empty form."""
    for name, field in form.fields.items():
        initial = form.get_initial_for_field(field, name)
        if initial is None or not field.widget.value_omitted_from_data(typed, {}, form.add_prefix(name)):
            continue
        for part, value in _as_typed(form.add_prefix(name), field, initial):
            typed[part] = value


def _as_typed(name: str, field: Field, value: Any) -> list[tuple[str, str]]:
    """A field's value as its boxes would send it."""
    widget = field.widget
    if not isinstance(widget, MultiWidget):
        return [(name, str(field.prepare_value(value)))]
    shown = value if isinstance(value, list) else widget.decompress(value) or ()
    parts = zip(widget.widgets_names, shown, strict=True)  # type: ignore[attr-defined]
    return [(f"{name}{suffix}", "" if part is None else str(part)) for suffix, part in parts]
