"""Asking a colleague: for what and whom, which passages, the text that goes."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inconfidence.sharing.forms.fields import KeptWhileTyped, one_of, some_or_none_of, words
from inconfidence.sharing.judging import names_left
from inconfidence.sharing.words import FORMS, PURPOSES
from inconfidence.web.forms import Form, option

_KNOWS = [
    ("told", option(_("They know that I ask"), _("I told them before"))),
    ("given", option(_("They agree"), _("I asked them, and they said yes"))),
    ("refused", _("They said no")),
    ("none", _("They do not know yet")),
]
# What each answer is in the words of the vocabulary.
KNOWING = {
    "told": {"discussion": "told", "consent": "unasked"},
    "given": {"discussion": "held", "consent": "given"},
    "refused": {"discussion": "none", "consent": "refused"},
    "none": {"discussion": "none", "consent": "unasked"},
}


class WhomForm(KeptWhileTyped, Form):
    """For what, and whom."""

    record = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    about = forms.UUIDField(widget=forms.HiddenInput, required=False)
    purpose = one_of(_("What would help you?"), PURPOSES)
    colleague = one_of(_("Whom do you ask?"), [])

    def __init__(self, *args: Any, colleagues: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["colleague"].choices = colleagues  # type: ignore[attr-defined]


class PassagesForm(KeptWhileTyped, Form):
    """The question, and what of the file goes with it."""

    question = words(_("What would you like to ask?"), rows=5)
    chosen = some_or_none_of(
        _("What do they need to read for that?"),
        _("Only what you tick goes with your question. You can shorten it on the next page."),
    )
    form = one_of(_("Does it go with their name?"), FORMS)
    identity_reason = words(
        _("Why it cannot be without the name"), _("Only if you name them."), rows=2, where_needed=True
    )

    def __init__(self, *args: Any, notes: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = notes  # type: ignore[attr-defined]
        if not notes:
            del self.fields["chosen"]


class TextForm(KeptWhileTyped, Form):
    """The text as it will go; the one who sends it has the last word on it, but not on the name."""

    text = words(_("What will be sent"), _("Take out whatever they do not need."), rows=14)

    def __init__(self, *args: Any, header: Mapping[str, Any], nameless: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._header, self._nameless = header, nameless

    def clean_text(self) -> str:
        """A text that goes without a name holds none that the file knows."""
        text: str = self.cleaned_data["text"]
        left = names_left(text, self._header) if self._nameless else []
        if left:
            raise forms.ValidationError(
                _("This still says who it is: %(names)s. Take it out, or go back and send it by name."),
                params={"names": ", ".join(left)},
            )
        return text


class KnowsForm(Form):
    """Whether the person knows or agrees (cwc/leadership-only)."""

    knows = one_of(_("Do they know that you ask a colleague?"), _KNOWS)


class SayForm(KeptWhileTyped, Form):
    """A message of a thread."""

    message = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    text = words(_("Your answer"), rows=6)


class SayMoreForm(TextForm):
    """A message of the one who asked: on the terms of the question."""

    message = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    text = words(_("Say more, or ask further"), rows=6)
