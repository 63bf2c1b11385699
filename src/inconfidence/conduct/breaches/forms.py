"""The forms of a breach: the report, each step, evidence, proceedings, the outcome."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inconfidence.conduct.breaches import words as said
from inconfidence.conduct.cases.days import today
from inconfidence.files.forms import OnceForm, PickField
from inconfidence.sharing.forms.fields import KeptWhileTyped, WhereNeeded, line, one_of, words
from inconfidence.web.forms import DayField

_EARLIEST = date(1990, 1, 1)
# What stands in the place of a file for somebody of whom there is none here.
SOMEBODY_ELSE = "other"


def _choices(labels: Mapping[str, said.Words]) -> list[tuple[str, said.Words]]:
    return list(labels.items())


class ReportForm(KeptWhileTyped, OnceForm):
    """Something got out that should not have."""

    what = words(
        _("What happened?"),
        _("In your own words, as far as you know. The person’s name is not needed."),
        rows=5,
    )
    noticed_on = DayField(label=_("When did you notice it?"), earliest=_EARLIEST, latest=today)
    kind = one_of(_("How did it get out?"), _choices(said.KINDS))
    intent = one_of(_("Was it meant?"), _choices(said.INTENTS))
    who = PickField(
        label=_("Who did it?"),
        help_text=_(
            "You can choose yourself. Whoever is chosen here never sees this report. "
            "A name in the text alone keeps nobody out."
        ),
    )
    file = PickField(label=_("Whose information was it?"))
    at_once = words(
        _("What was done at once?"), _("If nothing was yet, write so. That is all right."), rows=3
    )

    def __init__(
        self, *args: Any, people: list[tuple[str, Any]], files: list[tuple[str, Any]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].offer([*_choices(said.NOBODY), *people])  # type: ignore[attr-defined]
        somebody_else = (SOMEBODY_ELSE, _("Somebody else, or I do not know"))
        self.fields["file"].offer([somebody_else, *files])  # type: ignore[attr-defined]


class ContainedForm(KeptWhileTyped, OnceForm):
    """What was done to stop it."""

    text = words(_("What was done so that it goes no further?"), rows=4)


class HarmForm(KeptWhileTyped, OnceForm):
    """To whom, how likely, how grave."""

    whom = words(_("Who may come to harm, and how?"), _("Without names, where that is possible."), rows=4)
    likely = one_of(_("How likely is it?"), _choices(said.LIKELY))
    grave = one_of(_("How grave would it be?"), _choices(said.GRAVE))


class _TellingForm(KeptWhileTyped, OnceForm):
    """Telling somebody, or why not."""

    decision = one_of("", _choices(said.TELLING))
    told_on = DayField(
        label=_("If they were told, on which day?"), required=False, earliest=_EARLIEST, latest=today
    )
    why = words(_("Why, or why not?"), rows=4)

    def clean(self) -> dict[str, Any]:
        """Whoever says that they were told says when."""
        typed: dict[str, Any] = super().clean() or {}
        if typed.get("decision") == "told" and not typed.get("told_on") and "told_on" not in self.errors:
            self.add_error("told_on", _("Please say on which day."))
        if typed.get("decision") == "not-told":
            typed["told_on"] = None
        return typed


class AuthorityForm(_TellingForm):
    """Telling the authority that looks after data protection."""

    reference = line(_("The reference that they gave"), _("If they have told you one."), where_needed=True)

    field_order = ("decision", "told_on", "reference", "why")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].label = _("Has the authority been told?")


class PersonsForm(_TellingForm):
    """Telling those whose information it was."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].label = _("Have the persons been told?")


class PreventionForm(KeptWhileTyped, OnceForm):
    """What changes."""

    text = words(_("What do we change so that it does not happen again?"), rows=4)


class EvidenceForm(OnceForm):
    """Which file, and which days."""

    reference = line(_("Reference of the file"), _("It begins with F."))
    since = DayField(label=_("From this day"), earliest=_EARLIEST, latest=today)
    until = DayField(label=_("Until this day"), earliest=_EARLIEST, latest=today)

    def __init__(self, *args: Any, unnamed: bool = False, **kwargs: Any) -> None:
        """`unnamed`: the breach is about a file whose reference is not the reader's to know."""
        super().__init__(*args, **kwargs)
        self.fields["reference"].required = not unnamed
        if unnamed:
            self.fields["reference"].help_text = _("Empty: the file that this breach is about.")

    def clean(self) -> dict[str, Any]:
        """The days are in order."""
        typed: dict[str, Any] = super().clean() or {}
        since, until = typed.get("since"), typed.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day comes before the first."))
        return typed


class ProceedingsForm(KeptWhileTyped, OnceForm):
    """Dates and result."""

    what = words(_("What are the proceedings?"), rows=3)
    began_on = DayField(label=_("They began on"), earliest=_EARLIEST, latest=today)
    ended_on = DayField(label=_("They ended on"), required=False, earliest=_EARLIEST, latest=today)
    result = WhereNeeded(
        label=_("Their result"),
        help_text=_("Once they have ended."),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        """An end comes after the beginning, and with a result."""
        typed: dict[str, Any] = super().clean() or {}
        began, ended = typed.get("began_on"), typed.get("ended_on")
        if began and ended and ended < began:
            self.add_error("ended_on", _("They cannot end before they began."))
        if ended and not typed.get("result"):
            self.add_error("result", _("Please say what the result is."))
        return typed


class OutcomeForm(KeptWhileTyped, OnceForm):
    """What came of it."""

    intent = one_of(
        _("Was it meant, as far as you know now?"),
        _choices(said.INTENTS),
        _("Whoever reported it said what they thought then. This is what was found."),
    )
    outcome = one_of(_("What came of it?"), _choices(said.OUTCOMES))
    text = words(_("Why"), rows=4)

    def __init__(self, *args: Any, left_out: frozenset[str] = frozenset(), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["outcome"]
        field.choices = [  # type: ignore[attr-defined]
            one for one in _choices(said.OUTCOMES) if one[0] not in left_out
        ]


def evidence_days() -> dict[str, Any]:
    """The days that are offered first: the last month."""
    until = today()
    return {"since": until - timedelta(days=30), "until": until, "record": uuid.uuid4}
