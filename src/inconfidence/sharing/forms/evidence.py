"""What a ground is shown by: its own few questions for each that was ticked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inconfidence.sharing.evidence import PARTS
from inconfidence.sharing.forms.fields import KeptWhileTyped, line, one_of, words
from inconfidence.sharing.words import GROUND_REASONS, OFFENCE_LABELS
from inconfidence.web.forms import DayField, Form

_CHOICES: dict[str, tuple[Any, Any, Any]] = {
    "offence": (_("Which offence?"), OFFENCE_LABELS, ""),
    "still": (
        _("Is the complaint still open?"),
        [("open", _("Yes")), ("closed", _("It has been dealt with"))],
        "",
    ),
    "of_me": (
        _("Is it about you?"),
        [("no", _("No")), ("yes", _("Yes, or about me as well"))],
        _("Whoever is complained of tells nothing outside to answer it: ask the manager."),
    ),
}


def _field(part: str, ground: str) -> forms.Field:
    if part == "dated":
        return DayField(label=_("Its date"), earliest=date(1980, 1, 1), latest=date.today)
    if part in _CHOICES:
        return one_of(*_CHOICES[part])
    makers: dict[str, forms.Field] = {
        "document": line(_("Which document? What have you seen?")),
        "authority": line(_("Who asks for it, or ordered it?")),
        "reference": line(_("Its number or article")),
        "complaint": line(_("The reference of the complaint"), _("As the register of complaints has it.")),
        "complains_of": words(_("What do they complain of?"), rows=3),
        "what": words(_("What has happened?"), rows=3),
        "harm": words(_("What harm is feared?"), rows=3),
        "at_risk": line(_("Who is at risk?")),
        "why_now": words(_("Why now?"), rows=2),
    }
    if ground == "legal-dispute" and part == "document":
        return line(_("The request in writing: what does it ask for?"))
    return makers[part]


class EvidenceForm(KeptWhileTyped, Form):
    """A few questions for each ground."""

    def __init__(self, *args: Any, grounds: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.grounds = list(grounds)
        for ground in self.grounds:
            for part in PARTS[ground]:
                self.fields[f"{ground}-{part}"] = _field(part, ground)

    def given(self) -> dict[str, dict[str, str]]:
        """Ground to its evidence, as plain words."""
        typed = self.cleaned_data
        return {
            ground: {part: _plain(typed[f"{ground}-{part}"]) for part in PARTS[ground]}
            for ground in self.grounds
        }

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """For the page: each ground with its questions."""
        return [
            (str(GROUND_REASONS[ground]), [self[f"{ground}-{part}"] for part in PARTS[ground]])
            for ground in self.grounds
        ]


def evidence_initial(evidence: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """What an evidence form begins with."""
    return {
        f"{ground}-{part}": date.fromisoformat(value) if part == "dated" else value
        for ground, parts in evidence.items()
        for part, value in parts.items()
        if value
    }


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
