"""The forms of paper: where it is put, why it is taken, how it ends; and of the places for it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inconfidence.charity.house import CLOCK
from inconfidence.files.forms import OnceForm, PickField
from inconfidence.web.forms import DayField, Form

ENDS = {"destroyed": _("It was destroyed"), "given": _("It was given to the person")}
# Paper that is out for longer than this is put in another place.
_LONGEST = timedelta(days=92)


def _today() -> Any:
    return timezone.localdate(CLOCK.now())


class PaperForm(OnceForm):
    """What paper there is, and where it is put."""

    what = forms.CharField(
        label=_("What is it?"),
        help_text=_("The consent form they signed, for example; a letter; notes from a visit."),
        max_length=200,
    )
    place = PickField(label=_("Where is it locked away?"))

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].offer(places)  # type: ignore[attr-defined]


class TakeForm(OnceForm):
    """Why it is taken out, and until when."""

    why = forms.CharField(label=_("What do you need it for?"), max_length=200)
    due_on = DayField(label=_("By when is it back?"), earliest=_today, latest=lambda: _today() + _LONGEST)


class EndForm(Form):
    """How it came to be there no more."""

    how = forms.ChoiceField(
        label=_("What became of it?"), choices=list(ENDS.items()), widget=forms.RadioSelect
    )


class PlaceForm(OnceForm):
    """A place for paper."""

    name = forms.CharField(
        label=_("What is it called, and where is it?"),
        help_text=_("The grey cabinet in the office, for example. Every member can read this."),
        max_length=120,
    )


class KeyForm(Form):
    """Who is given a key."""

    member = PickField(label=_("Who is given a key?"))

    def __init__(self, *args: Any, members: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].offer(members)  # type: ignore[attr-defined]
