"""The form that every form of the house is."""

from typing import TYPE_CHECKING

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class _Kind(forms.BaseForm):
    """What every form of the house does with its fields.

    The browser keeps nothing of what was typed, and leaves it to our own words to say what is missing.
    """

    use_required_attribute = False

    def __getitem__(self, name: str) -> BoundField:
        """The field as it is shown and read: so no field is passed over that a form makes after it was made itself."""
        if name in self.fields:
            self.fields[name].widget.attrs.setdefault("autocomplete", "off")
            _say_kindly(self.fields[name])
        return super().__getitem__(name)


def _say_kindly(field: forms.Field) -> None:
    """Puts our words in the place of Django's, where the field has none of its own."""
    if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
        field.error_messages["required"] = _missing(field)


def _missing(field: forms.Field) -> "_StrPromise":
    if isinstance(field, forms.BooleanField):
        return _("Please tick this.")
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        return _("Please choose one.")
    return _("Please fill this in.")


class Form(_Kind, forms.Form):
    """`forms.Form`, as the house does it."""


class ModelForm(_Kind, forms.ModelForm):  # type: ignore[type-arg]
    """`forms.ModelForm`, as the house does it."""
