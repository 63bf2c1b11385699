"""Somebody asks for what is theirs: what they asked, how it came, why it takes longer, how it ended."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inconfidence.rights.models import Request
from inconfidence.rights.words import ASKERS, CHECKS, ENDS, REFUSALS, WANTED, WAYS
from inconfidence.sharing.forms.fields import KeptWhileTyped, line, one_of, words
from inconfidence.web.forms import DayField, Form

# An older letter has run out of time long ago; it is answered, and written down as of the last day of these.
_LONG_AGO = timedelta(days=366)


class KnownForm(Form):
    """What is known of the request: in writing or not, and whether it is really they."""

    came = one_of(_("How did it come?"), WAYS)
    checked = one_of(_("How did you make sure that it is they?"), CHECKS)
    authorised = forms.BooleanField(
        label=_("I have seen, in writing, that they may act for the person"),
        help_text=_("Only where somebody asks for another."),
        required=False,
    )


class RequestForm(KeptWhileTyped, KnownForm):
    """Who asks for what, and since when."""

    record = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    asker = one_of(_("Who asks?"), ASKERS)
    by = line(
        _("Their name, and where they can be reached"),
        _("Only where somebody asks for another."),
        where_needed=True,
        printed=True,
    )
    wanted = one_of(_("What do they ask?"), WANTED)
    said = words(
        _("What do they ask, in their own words?"), _("What is to be put right, for example."), rows=3
    )
    received_on = DayField(
        label=_("On which day did it come?"),
        help_text=_("The time for an answer runs from this day."),
        latest=timezone.localdate,
        earliest=lambda: timezone.localdate() - _LONG_AGO,
    )
    field_order = ["asker", "by", "wanted", "said", "came", "received_on", "checked", "authorised", "record"]

    def clean(self) -> dict[str, Any]:
        """Whoever asks for another is somebody in particular."""
        typed = super().clean() or {}
        if typed.get("asker") in {"representative", "other"} and not typed.get("by"):
            self.add_error("by", _("Please say who asks, and where they can be reached."))
        return typed


class LongerForm(KeptWhileTyped, Form):
    """Why two months more are needed, and that the person knows."""

    why = words(_("Why does it take longer?"), _("In the words in which the person was told."), rows=3)
    told = forms.BooleanField(
        label=_("I have told the person that it takes longer, and why"),
        error_messages={"required": _("Tell them first: the law asks for it within the first month.")},
    )


class CloseForm(KeptWhileTyped, Form):
    """How the request ended, where it was not by a pack or an erasure."""

    outcome = one_of(_("How did it end?"), [])
    why = forms.ChoiceField(
        label=_("If you refuse it: why?"), choices=[("", _("Please choose")), *REFUSALS], required=False
    )
    said = words(_("What was the person told?"), _("Nobody but those who hold the file reads it."), rows=3)

    def __init__(self, *args: Any, ends: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = [(end, ENDS[end]) for end in ends]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A refusal has its reason, and nothing else has one."""
        typed = super().clean() or {}
        refused = typed.get("outcome") == Request.Outcome.REFUSED
        if refused and not typed.get("why"):
            self.add_error("why", _("Please choose why: whoever is refused is told the reason."))
        return typed if refused else {**typed, "why": ""}
