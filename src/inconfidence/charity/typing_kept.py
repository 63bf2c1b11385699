"""Forms that give back what was typed: after a lock, a lost line, a closed lid."""

from __future__ import annotations

from typing import Any, TypeVar

from django.forms import BaseForm
from django.forms.utils import ErrorDict

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
        made._errors = ErrorDict()  # type: ignore[attr-defined]
        made.from_draft = True  # type: ignore[attr-defined]
    return made
