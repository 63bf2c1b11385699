"""The forms of a check: the six facts, the certificate that came, and its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import Field, MultiWidget
from django.utils.translation import gettext_lazy as _

from inconfidence.conduct.cases.days import today
from inconfidence.conduct.certificates.words import DECISIONS, PLACES, WAYS, has_number, types_offered
from inconfidence.files.forms import OnceForm, PickField
from inconfidence.sharing.forms.fields import WhereNeeded, one_of
from inconfidence.web.forms import DayField
from inconfidence.web.typed import LOCK_BUTTON

_EARLIEST = date(1990, 1, 1)
_NUMBER = re.compile(r"[0-9]{12}")
# What stands in the place of a member for somebody who is none.
NO_MEMBER = "none"
# What a page sends along of itself.
_BESIDE = {"csrfmiddlewaretoken", *LOCK_BUTTON}


class _NoMoreForm(OnceForm):
    """A form that takes what it asks for, and refuses anything beside it."""

    def clean(self) -> dict[str, Any]:
        """There is no room for a remark (cwc/dbs-fields)."""
        typed: dict[str, Any] = super().clean() or {}
        boxes = {box for name, field in self.fields.items() for box in _boxes(self.add_prefix(name), field)}
        if set(self.data) - boxes - _BESIDE:
            raise ValidationError(
                _(
                    "Six facts may be written down, and no more. Something else was sent along, and nothing was "
                    "kept. Open the page again, and fill in what it asks for."
                )
            )
        return typed


def _boxes(name: str, field: Field) -> Iterator[str]:
    widget = field.widget
    if isinstance(widget, MultiWidget):
        yield from (f"{name}{suffix}" for suffix in widget.widgets_names)  # type: ignore[attr-defined]
    else:
        yield name


class FactsForm(_NoMoreForm):
    """The six facts."""

    name = forms.CharField(label=_("Name on the certificate"), max_length=120)
    issued_on = DayField(label=_("Day on which it was issued"), earliest=_EARLIEST, latest=today)
    type = one_of(_("What kind of check is it?"), [])
    number = WhereNeeded(
        label=_("Its number"), help_text=_("Twelve digits, at the top of the certificate."), max_length=20
    )
    position = forms.CharField(label=_("For which work?"), help_text=_("Such as: listener"), max_length=60)
    decision = one_of(_("What was decided?"), list(DECISIONS.items()))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = types_offered()
        self.fields["type"].choices = list(offered.items())  # type: ignore[attr-defined]
        if not any(has_number(kind) for kind in offered):
            del self.fields["number"]

    def clean(self) -> dict[str, Any]:
        """A number where the certificate bears one, and nothing in its place."""
        typed = super().clean()
        number = re.sub(r"\s", "", typed.get("number") or "")
        if (
            has_number(typed.get("type", ""))
            and not _NUMBER.fullmatch(number)
            and "number" not in self.errors
        ):
            self.add_error("number", _("Please write the twelve digits of its number."))
        if typed.get("type") and not has_number(typed["type"]) and number:
            self.add_error("number", _("This kind of certificate bears no number: leave it empty."))
        return {**typed, "number": number}

    def facts(self) -> dict[str, str]:
        """The six, as they are kept."""
        typed = self.cleaned_data
        words = {name: typed[name] for name in ("name", "type", "position", "decision", "number")}
        return {**words, "issued_on": typed["issued_on"].isoformat()}


class EnterForm(FactsForm):
    """A first check of somebody."""

    who = PickField(
        label=_("Is it one of us?"),
        help_text=_(
            "Whoever is chosen here sees what is written down of them. "
            "Of whoever is not in the list there is a line already."
        ),
    )
    field_order = ("who",)

    def __init__(self, *args: Any, people: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].offer([(NO_MEMBER, _("No, or not yet")), *people])  # type: ignore[attr-defined]


class CorrectForm(FactsForm):
    """The six facts, put right; and from when the certificate's time runs, if it is decided only now."""

    check = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput)
    decided_on = DayField(
        label=_("If it is decided now: on which day was it?"),
        help_text=_("The time of the certificate runs from then. The day itself is not kept."),
        required=False,
        earliest=_EARLIEST,
        latest=today,
    )

    def __init__(self, *args: Any, waits: bool, **kwargs: Any) -> None:
        """`waits`: the certificate is here, and it was not decided yet."""
        super().__init__(*args, **kwargs)
        self._waits = waits
        if not waits:
            del self.fields["decided_on"]

    def clean(self) -> dict[str, Any]:
        """Whoever decides says when."""
        typed = super().clean()
        decided = typed.get("decision") in {"yes", "no"}
        if self._waits and decided and not typed.get("decided_on") and "decided_on" not in self.errors:
            self.add_error("decided_on", _("Please say on which day it was decided."))
        return typed


class PaperForm(_NoMoreForm):
    """The certificate itself is here."""

    came_on = DayField(label=_("On which day did the certificate come?"), earliest=_EARLIEST, latest=today)
    decided_on = DayField(
        label=_("On which day was it decided?"),
        help_text=_("The time of the certificate runs from then. The day itself is not kept."),
        earliest=_EARLIEST,
        latest=today,
    )
    place = one_of(_("Where is it kept?"), list(PLACES.items()))

    def __init__(self, *args: Any, decided: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not decided:
            del self.fields["decided_on"]


class DestroyedForm(_NoMoreForm):
    """The certificate is gone."""

    certificate = PickField(label=_("Which one?"))
    on = DayField(label=_("On which day?"), earliest=_EARLIEST, latest=today, initial=today)
    way = one_of(_("How?"), list(WAYS.items()))

    def __init__(self, *args: Any, papers: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["certificate"].offer(papers)  # type: ignore[attr-defined]
