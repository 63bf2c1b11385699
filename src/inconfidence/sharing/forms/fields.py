"""Fields that the forms of sharing have in common."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from inconfidence.sharing.documents.signs import not_shown
from inconfidence.web.forms import DraftTextarea

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise

Choices = Iterable[tuple[str, Any]]
# Characters of a text somebody types.
LONG, SHORT = 20_000, 200
# Control characters, halves of pairs, and what Unicode has not given a meaning to.
_UNSEEN = {"Cc", "Cs", "Cn"}


def one_of(label: Words, choices: Choices, hint: Words = "") -> forms.ChoiceField:
    """One answer, all of them in sight."""
    return forms.ChoiceField(label=label, choices=list(choices), help_text=hint, widget=forms.RadioSelect)


class SomeOrNone(forms.MultipleChoiceField):
    """Any number of answers, none among them: no page says "if you like" of it."""

    def validate(self, value: list[str]) -> None:
        """What was ticked must be one of the choices."""
        if value:
            super().validate(value)


class Text(forms.CharField):
    """What somebody typed, with one kind of line end and no sign that cannot be seen."""

    def to_python(self, value: Any) -> str:
        """The text, tidy."""
        text = super().to_python(value) or ""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        return "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in _UNSEEN)


class WhereNeeded(Text):
    """A text that another answer calls for: its form says when, and no page says "if you like" of it."""

    def validate(self, value: str) -> None:
        """Empty is for the form to judge."""
        if value:
            super().validate(value)


def in_print(text: str) -> None:
    """A validator: the document can show every sign of the text."""
    signs = not_shown(text)
    if signs:
        raise ValidationError(
            _(
                "The document cannot show these signs: %(signs)s. Take them out, or write them in another way."
            ),
            params={"signs": " ".join(signs[:12])},
        )


def some_of(
    label: Words,
    choices: Choices,
    hint: Words = "",
    ticks: type[forms.CheckboxSelectMultiple] = forms.CheckboxSelectMultiple,
) -> forms.MultipleChoiceField:
    """One answer or more."""
    return forms.MultipleChoiceField(label=label, choices=list(choices), help_text=hint, widget=ticks)


def some_or_none_of(label: Words, hint: Words = "") -> SomeOrNone:
    """Any number of answers; the form gives the choices."""
    return SomeOrNone(label=label, help_text=hint, widget=forms.CheckboxSelectMultiple)


def words(
    label: Words, hint: Words = "", *, rows: int = 4, where_needed: bool = False, printed: bool = False
) -> forms.CharField:
    """A text of some lines, kept while it is typed; `printed`: the document shows it."""
    kind = WhereNeeded if where_needed else Text
    checks = [in_print] if printed else []
    widget = DraftTextarea(rows=rows)
    return kind(label=label, help_text=hint, max_length=LONG, widget=widget, validators=checks)


def line(
    label: Words,
    hint: Words = "",
    *,
    required: bool = True,
    where_needed: bool = False,
    printed: bool = False,
) -> forms.CharField:
    """A few words; `printed`: the document shows them."""
    kind = WhereNeeded if where_needed else Text
    checks = [in_print] if printed else []
    return kind(label=label, help_text=hint, required=required, max_length=SHORT, validators=checks)


class KeptWhileTyped(forms.BaseForm):
    """A form whose long texts are kept at `draft_address` while they are typed."""

    def keep_drafts_at(self, draft_address: str) -> None:
        """Tells every long text where it is kept."""
        for field in self.fields.values():
            if isinstance(field.widget, DraftTextarea):
                field.widget.draft_address = draft_address
