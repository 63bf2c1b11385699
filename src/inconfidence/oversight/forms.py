"""Saying something for the charity: what was chosen, the words in both languages, and by when."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inconfidence.charity.house import CLOCK
from inconfidence.charity.processing.questions import Question
from inconfidence.sharing.forms.fields import KeptWhileTyped, one_of, words
from inconfidence.web.forms import DayField, Form

_TEXTS = ("text_en", "text_fr")


class StatementForm(KeptWhileTyped, Form):
    """One question of the record of processing, or how one duty is met. `dated`: with a day for what is open."""

    record = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    # The wording that was read before; empty for the first.
    seen = forms.UUIDField(widget=forms.HiddenInput, required=False)
    choice = one_of(_("The answer"), [])
    text_en = words(
        _("In your words, in English"),
        _("Everybody may read it: no names of persons. One language is enough."),
        rows=4,
        where_needed=True,
        printed=True,
    )
    text_fr = words(_("In your words, in French"), rows=4, where_needed=True, printed=True)
    until = DayField(label=_("If not yet: by when?"), required=False)

    def __init__(self, *args: Any, question: Question, dated: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._question = question
        self.fields["choice"].choices = list(question.choices.items())  # type: ignore[attr-defined]
        if not question.choices:
            del self.fields["choice"]
        if not dated:
            del self.fields["until"]

    def clean(self) -> dict[str, Any]:
        """Words where nothing can be chosen, or the choice says too little; a day for what is open."""
        typed: dict[str, Any] = super().clean() or {}
        chosen = typed.get("choice", "")
        needed = not self._question.choices or chosen in self._question.in_full
        if needed and not any(typed.get(name) for name in _TEXTS) and not self._wrong(*_TEXTS):
            self.add_error("text_en", _("Please say it in your words, in one of the two languages."))
        if "until" in self.fields and not self._wrong("until"):
            self._must_have_its_day(typed, chosen)
        return typed

    def _must_have_its_day(self, typed: dict[str, Any], chosen: str) -> None:
        if chosen != "not-yet":
            typed["until"] = None
        elif not typed.get("until"):
            self.add_error("until", _("Please say by when."))
        elif typed["until"] < timezone.localdate(CLOCK.now()):
            self.add_error("until", _("This day has gone by."))

    def _wrong(self, *names: str) -> bool:
        return any(name in self.errors for name in names)
