"""The forms of a worry: writing it down, in other words, and what was done about it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inconfidence.files.forms import OnceForm, PickField
from inconfidence.files.reported import TO_REPORT
from inconfidence.web.forms import DraftTextarea, Form, option

WORRIES = [
    ("duty-to-assist", option(_("Somebody is in danger now"), _("They need help at once"))),
    ("risk-to-client", _("The person we support may come to serious harm")),
    ("child-at-risk", _("A child or young person may be at serious risk")),
    ("vulnerable-adult-at-risk", _("A vulnerable adult may be at serious risk")),
    ("life-at-risk", _("A life may be at risk")),
    ("risk-to-others", _("Someone else may come to serious harm")),
]
# Where one of these is written down, whoever rings for help rings first.
DANGERS = frozenset(ground for ground, _said in WORRIES)


class WorryForm(OnceForm):
    """A worry, as it is. `reported`: grounds that are no danger, and that the code has told to safeguarding."""

    file = PickField(label=_("Who are you worried about?"))
    grounds = forms.MultipleChoiceField(
        label=_("What are you worried about?"),
        help_text=_("Tick all that is so."),
        choices=WORRIES,
        widget=forms.CheckboxSelectMultiple,
    )
    text = forms.CharField(
        label=_("What did you see or hear?"), max_length=100_000, widget=DraftTextarea(rows=6)
    )

    def __init__(
        self,
        *args: Any,
        files: list[tuple[str, str]],
        reported: Collection[str],
        draft_address: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].offer(files)  # type: ignore[attr-defined]
        more = [one for one in TO_REPORT if one[0] in reported]
        self.fields["grounds"].choices = [*WORRIES, *more]  # type: ignore[attr-defined]
        self.fields["text"].widget.draft_address = draft_address


class RewordForm(Form):
    """A worry in other words. `wordings`: how many there were before, as the page shows it."""

    wordings = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("What did you see or hear?"), max_length=100_000, widget=DraftTextarea(rows=6)
    )

    def __init__(self, *args: Any, draft_address: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.draft_address = draft_address


class SeenToForm(OnceForm):
    """What was done about a worry."""

    text = forms.CharField(label=_("What was done?"), max_length=100_000, widget=DraftTextarea(rows=6))

    def __init__(self, *args: Any, draft_address: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.draft_address = draft_address
