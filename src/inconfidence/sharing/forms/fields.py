"""Fields that the forms of sharing have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms

from inconfidence.web.forms import DraftTextarea

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise

Choices = Iterable[tuple[str, Any]]
# Characters of a text somebody types.
LONG, SHORT = 20_000, 200


def one_of(label: Words, choices: Choices, hint: Words = "") -> forms.ChoiceField:
    """One answer, all of them in sight."""
    return forms.ChoiceField(label=label, choices=list(choices), help_text=hint, widget=forms.RadioSelect)


class SomeOrNone(forms.MultipleChoiceField):
    """Any number of answers, none among them: no page says "if you like" of it."""

    def validate(self, value: list[str]) -> None:
        """What was ticked must be one of the choices."""
        if value:
            super().validate(value)


class WhereNeeded(forms.CharField):
    """A text that another answer calls for: its form says when, and no page says "if you like" of it."""

    def validate(self, value: str) -> None:
        """Empty is for the form to judge."""
        if value:
            super().validate(value)


def some_of(label: Words, choices: Choices, hint: Words = "") -> forms.MultipleChoiceField:
    """One answer or more."""
    ticks = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(label=label, choices=list(choices), help_text=hint, widget=ticks)


def some_or_none_of(label: Words, hint: Words = "") -> SomeOrNone:
    """Any number of answers; the form gives the choices."""
    return SomeOrNone(label=label, help_text=hint, widget=forms.CheckboxSelectMultiple)


def words(label: Words, hint: Words = "", *, rows: int = 4, where_needed: bool = False) -> forms.CharField:
    """A text of some lines, kept while it is typed."""
    kind = WhereNeeded if where_needed else forms.CharField
    return kind(label=label, help_text=hint, max_length=LONG, widget=DraftTextarea(rows=rows))


def line(
    label: Words, hint: Words = "", *, required: bool = True, where_needed: bool = False
) -> forms.CharField:
    """A few words."""
    kind = WhereNeeded if where_needed else forms.CharField
    return kind(label=label, help_text=hint, required=required, max_length=SHORT)


class KeptWhileTyped(forms.BaseForm):
    """A form whose long texts are kept at `draft_address` while they are typed."""

    def keep_drafts_at(self, draft_address: str) -> None:
        """Tells every long text where it is kept."""
        for field in self.fields.values():
            if isinstance(field.widget, DraftTextarea):
                field.widget.draft_address = draft_address
