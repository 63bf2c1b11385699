"""The form that every form of the house is."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class _Kind(forms.BaseForm):
    """What every form of the house does with its fields.

    The browser keeps nothing of what was typed, and leaves it to our own words to say what is missing.
    """

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.setdefault("autocomplete", "off")
            _say_kindly(field)


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
