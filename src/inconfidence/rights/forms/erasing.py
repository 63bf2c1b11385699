"""The form that asks twice before a file is erased."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inconfidence.store.models import Erasure
from inconfidence.web.forms import Form, option

GROUNDS = [
    (
        Erasure.Ground.ASKED.value,
        option(_("They asked for it"), _("And you have made sure that it was they")),
    ),
    (Erasure.Ground.TIME.value, _("It has been kept for as long as it may be")),
    (
        Erasure.Ground.MISTAKE.value,
        option(_("It should never have been kept"), _("Opened by mistake, or twice")),
    ),
]


class EraseForm(Form):
    """Why, that nothing stands against it, and the reference once more, typed by hand."""

    ground = forms.ChoiceField(label=_("Why is it erased?"), choices=GROUNDS, widget=forms.RadioSelect)
    free = forms.BooleanField(
        label=_("No law and no court orders us to keep it, and no complaint about it is open"),
        error_messages={"required": _("If something orders us to keep it, it may not be erased yet.")},
    )
    reference = forms.CharField(
        label=_("Type its reference"),
        help_text=_("So that it is the right one. What is erased does not come back."),
        max_length=20,
    )

    # Only where somebody waits to see what the file holds.
    unanswered = forms.BooleanField(
        label=_("They know that nothing can be given to them afterwards, and want it erased all the same"),
        error_messages={
            "required": _("Somebody waits to see what is in it. Answer them first, or ask them.")
        },
    )
    field_order = ["ground", "free", "unanswered", "reference"]

    def __init__(self, *args: Any, file: str, waiting: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._file, self._waiting = file, waiting
        if not waiting:
            del self.fields["unanswered"]

    def clean_ground(self) -> str:
        """While somebody waits to see the file, it goes for no other reason than that they ask for it."""
        ground: str = self.cleaned_data["ground"]
        if self._waiting and ground != Erasure.Ground.ASKED:
            raise forms.ValidationError(_("Somebody waits to see what is in it. Answer their request first."))
        return ground

    def clean_reference(self) -> str:
        """It is the reference of this file; spaces and small letters do not matter."""
        typed = "".join(self.cleaned_data["reference"].split()).upper()
        if typed != self._file.upper():
            raise forms.ValidationError(_("This is another reference. The right one stands above."))
        return typed
