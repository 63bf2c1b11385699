"""A form with one field of every kind."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inconfidence.web.forms import DayField, DraftTextarea, Form, option

CHANNELS = [("phone", _("Phone")), ("visit", _("Visit")), ("email", _("Email"))]
GROUNDS = [
    ("duty", option(_("A life may be in danger"), _("The law asks us to help, or to send for help"))),
    ("court", option(_("A court has ordered it"), _("You have the order, and may show it"))),
]
STEPS = [("code", _("The code was explained")), ("copy", _("A copy was offered"))]


class EveryField(Form):
    """Nothing is kept of it."""

    called = forms.CharField(label=_("What they like to be called"), max_length=60)
    born = DayField(
        label=_("Born on"),
        help_text=_("For example, 27 3 1962"),
        latest=date.today,
        earliest=date(1900, 1, 1),
    )
    channel = forms.ChoiceField(label=_("How you were in touch"), choices=CHANNELS, widget=forms.RadioSelect)
    ground = forms.ChoiceField(label=_("Why they must be told"), choices=GROUNDS, widget=forms.RadioSelect)
    done = forms.MultipleChoiceField(
        label=_("What you have done"), choices=STEPS, widget=forms.CheckboxSelectMultiple, required=False
    )
    branch = forms.ChoiceField(
        label=pgettext_lazy("of the charity", "Branch"), choices=[("", "–"), ("1", "Vaucluse"), ("2", "Gard")]
    )
    email = forms.EmailField(label=_("Email address"), required=False)
    note = forms.CharField(
        label=_("What was said"),
        help_text=_("Only what someone needs to know in order to help."),
        widget=DraftTextarea(draft_address=reverse_lazy("draft")),
    )
    sure = forms.BooleanField(label=_("I have read this to them"))

    def clean(self) -> dict[str, Any]:
        """An error that belongs to no field."""
        given = super().clean() or {}
        if given.get("channel") == "email" and not given.get("email"):
            raise ValidationError(_("You were in touch by email: we need an address for that."))
        return given
