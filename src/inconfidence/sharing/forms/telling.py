"""Telling somebody outside: who, why, talking, consent, what goes."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inconfidence.sharing.forms.asking import TextForm
from inconfidence.sharing.forms.fields import KeptWhileTyped, line, one_of, some_of, some_or_none_of, words
from inconfidence.sharing.items import Item
from inconfidence.sharing.words import (
    CHANNELS,
    CONSENTS,
    DISCUSSIONS,
    FORMS,
    GROUNDS,
    RECIPIENTS,
    STAYS,
)
from inconfidence.web.forms import DayField, Form, option

_WISHES = [
    ("refer", option(_("They wish it, for their own help"), _("A referral: to someone who is to help them"))),
    ("disclose", option(_("For another reason"), _("You can say which on the next page"))),
]
# What nobody is referred to: they act on their powers, and are not asked to help.
_NO_HELPERS = {"police", "court"}


class WhoForm(KeptWhileTyped, Form):
    """Who receives it, and why they must know."""

    record = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    action = one_of(_("Why should it be told?"), _WISHES)
    recipient = one_of(_("Who is to be told?"), RECIPIENTS)
    name = line(
        _("Their name"),
        _("A name or a place of work: one of the two is enough."),
        where_needed=True,
        printed=True,
    )
    organisation = line(_("Where they work"), where_needed=True, printed=True)
    need = words(
        _("What do they need it for?"),
        _("In a sentence or two. It goes into the document."),
        rows=3,
        printed=True,
    )
    channel = one_of(_("How will it reach them?"), CHANNELS)

    def clean(self) -> dict[str, Any]:
        """Somebody in particular, and somebody who can be asked for that."""
        typed = super().clean() or {}
        if not typed.get("name") and not typed.get("organisation"):
            self.add_error("name", _("Please say who it is: a name, or where they work."))
        if typed.get("action") == "refer" and typed.get("recipient") in _NO_HELPERS:
            self.add_error(
                "recipient",
                _("Nobody is referred to the police or a court. Choose “For another reason” above."),
            )
        return typed


AGREED = "agreed"
_AGREED = (AGREED, option(_("None of these: they agree to it"), _("Then it needs their yes, and advice")))


class ReasonForm(Form):
    """Which grounds there are: all that is so, and nothing that is not. `agreeing`: none may be enough."""

    grounds = some_of(
        _("What is so?"), GROUNDS, _("Tick all that is so. What follows from it, the code says at the end.")
    )

    def __init__(self, *args: Any, agreeing: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if agreeing:
            self.fields["grounds"].choices = [*GROUNDS, _AGREED]  # type: ignore[attr-defined]

    def clean_grounds(self) -> list[str]:
        """What was ticked; nothing where none of it is so."""
        chosen: list[str] = self.cleaned_data["grounds"]
        if AGREED not in chosen:
            return chosen
        if chosen != [AGREED]:
            raise forms.ValidationError(
                _("Either some of these are so, or none: please tick one or the other.")
            )
        return []


class InterestForm(KeptWhileTyped, Form):
    """Why a referral is good for the person (cwc/referral)."""

    why = words(_("Why is it good for them?"), rows=4)


class TalkForm(KeptWhileTyped, Form):
    """Whether it was talked over with the person."""

    discussion = one_of(_("Have you talked about it with them?"), DISCUSSIONS)
    why = words(
        _("What was said, or why it was not possible"), _("And on which day."), rows=4, where_needed=True
    )

    def clean(self) -> dict[str, Any]:
        """Only what did not happen needs no words."""
        return _with_words(self, super().clean() or {}, "discussion", "none")


class AgreesForm(KeptWhileTyped, Form):
    """What the person answered."""

    consent = one_of(_("Do they agree?"), CONSENTS)
    why = words(
        _("How they said it, or why they cannot be asked"), _("And on which day."), rows=4, where_needed=True
    )

    def clean(self) -> dict[str, Any]:
        """Only what was not asked needs no words."""
        return _with_words(self, super().clean() or {}, "consent", "unasked")


class AdviceForm(KeptWhileTyped, Form):
    """What the safeguarding team said. `advisers`: those of the team whom one can ask, oneself not among them."""

    adviser = one_of(_("With whom of the safeguarding team did you speak?"), [])
    on = DayField(label=_("On which day?"), earliest=date(2000, 1, 1), latest=date.today)
    said = words(_("What did they advise?"), rows=4)

    def __init__(self, *args: Any, advisers: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adviser"].choices = list(advisers.items())  # type: ignore[attr-defined]
        self._advisers = advisers

    def advice(self) -> dict[str, str]:
        """Who said what and when. The name is kept as well: it says who it was after they have left."""
        typed = self.cleaned_data
        name, on = self._advisers[typed["adviser"]], typed["on"].isoformat()
        return {"adviser": typed["adviser"], "name": name, "on": on, "said": typed["said"]}


class GoingForm(TextForm):
    """The text that goes."""

    text = words(_("What will be told"), _("Take out whatever they do not need."), rows=16, printed=True)
    public_source = line(
        _("If all of this is already public, where?"),
        _("It changes no answer: it says that we were not the first."),
        required=False,
    )


class ItemsForm(Form):
    """Item by item: what goes. Whatever is not ticked stays."""

    goes = some_or_none_of(_("What do they need?"), _("Tick only that. Everything else stays in the file."))

    def __init__(self, *args: Any, items: Iterable[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["goes"].choices = items  # type: ignore[attr-defined]


class ReasonsForm(KeptWhileTyped, Form):
    """Why each thing goes or stays, and whether the name goes with it."""

    form = one_of(_("Does it go with their name?"), FORMS)
    identity_reason = words(
        _("Why it cannot be without the name"), _("Only if you name them."), rows=2, where_needed=True
    )

    def __init__(self, *args: Any, goes: Iterable[Item], stays: Iterable[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goes, self.stays = list(goes), list(stays)
        for item in self.goes:
            self.fields[item.id] = line(item.label)
        for item in self.stays:
            self.fields[item.id] = forms.ChoiceField(label=item.label, choices=STAYS, initial="not-needed")

    def judged(self) -> dict[str, dict[str, Any]]:
        """Item to verdict."""
        typed = self.cleaned_data
        goes = {item.id: {"goes": True, "why": typed[item.id]} for item in self.goes}
        return goes | {item.id: {"goes": False, "why": typed[item.id]} for item in self.stays}

    def why_goes(self) -> list[tuple[Item, forms.BoundField]]:
        """For the page: each thing that goes, with its question."""
        return [(item, self[item.id]) for item in self.goes]

    def why_stays(self) -> list[forms.BoundField]:
        """For the page: each thing that stays, with its reason."""
        return [self[item.id] for item in self.stays]


class TellForm(Form):
    """The last word: this, as it was read over."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


def _with_words(form: Form, typed: dict[str, Any], answer: str, unless: str) -> dict[str, Any]:
    if typed.get(answer) not in {None, unless} and not typed.get("why"):
        form.add_error("why", _("Please write it down in your own words."))
    return typed
