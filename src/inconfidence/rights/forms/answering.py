"""The answer to a request: item by item what goes, and the text as it was read over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.template.defaultfilters import linebreaksbr
from django.utils.translation import gettext_lazy as _

from inconfidence.rights.words import HOW
from inconfidence.sharing.forms.fields import KeptWhileTyped, one_of, words
from inconfidence.sharing.items import Item
from inconfidence.sharing.words import CHANNELS
from inconfidence.web.forms import Form

_LANGUAGES = [("en", "English"), ("fr", "Français")]
# A pack is a document: nobody reads one out by telephone.
_WAYS = [(word, label) for word, label in CHANNELS if word != "phone"]


class PackItemsForm(Form):
    """For each thing in the file: whether it goes, goes without what is of others, or stays, and why."""

    language = one_of(_("In which language is the answer?"), _LANGUAGES)

    def __init__(self, *args: Any, items: list[Item], others: Mapping[str, list[str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._items, self._others = items, others
        for item in items:
            initial = "masked" if others.get(item.id) else "goes"
            said = linebreaksbr(item.text)
            self.fields[item.id] = forms.ChoiceField(
                label=item.label, help_text=said, choices=HOW, initial=initial
            )

    def rows(self) -> Iterator[tuple[BoundField, list[str]]]:
        """The question of each thing, and what in it may be of others."""
        return ((self[item.id], self._others.get(item.id, [])) for item in self._items)

    def judged(self) -> dict[str, str]:
        """What was chosen for each."""
        return {item.id: self.cleaned_data[item.id] for item in self._items}


class PackTextForm(KeptWhileTyped, Form):
    """The text that goes; whoever sends it has read it over for what is of others."""

    text = words(
        _("What will be given"), _("Take out what is of others. Change nothing else."), rows=16, printed=True
    )
    channel = one_of(_("How will it reach them?"), _WAYS)
    checked = forms.BooleanField(
        label=_("I have read every line: nothing in it is of others who have not agreed"),
        error_messages={"required": _("Please read it over for others first: it cannot be taken back.")},
    )
