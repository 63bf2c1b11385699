"""Forms that give back what was typed: after a lock, a lost line, a closed lid."""

from __future__ import annotations

from typing import Any, TypeVar

from django.forms import BaseForm, Field, MultiWidget
from django.forms.utils import ErrorDict
from django.http import QueryDict

from inconfidence.charity.drafts import draft_take
from inconfidence.charity.requests import MemberRequest

AnyForm = TypeVar("AnyForm", bound=BaseForm)


def form_for(request: MemberRequest, form: type[AnyForm], **kwargs: Any) -> AnyForm:
    """The form as it was just sent, or as it was being written when the lock fell, or empty.

    What comes back from a draft shows no errors: nobody has sent it yet. `form.from_draft` says that it did.
    """
    if request.method == "POST":
        return form(request.POST, **kwargs)
    typed = draft_take(bearer=request.member.bearer, path=request.path)
    made = form(typed, **kwargs)
    if typed is not None:
        _complete(made, typed)
        made._errors = ErrorDict()  # type: ignore[attr-defined]
        made.from_draft = True  # type: ignore[attr-defined]
    return made


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
    parts = zip(widget.widgets_names, widget.decompress(value) or (), strict=True)  # type: ignore[attr-defined]
    return [(f"{name}{suffix}", str(part)) for suffix, part in parts]
