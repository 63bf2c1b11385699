"""The forms for somebody who is called to give evidence: entering it, each step, the end."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from inconfidence.conduct.cases.days import today
from inconfidence.conduct.compelled import words as said
from inconfidence.files.forms import OnceForm, PickField
from inconfidence.sharing.forms.fields import KeptWhileTyped, line, one_of, some_of, words
from inconfidence.web.forms import DayField

_EARLIEST = date(1990, 1, 1)
# What stands in the place of a file, or of what was told from it.
NO_FILE, NO_DISCLOSURE = "none", "none"


def _far() -> date:
    return today() + timedelta(days=5 * 366)


class SummonsForm(KeptWhileTyped, OnceForm):
    """Somebody is called."""

    who = PickField(label=_("Who is called?"), help_text=_("They see what you write here."))
    by = one_of(_("Who calls them?"), list(said.CALLERS.items()))
    came_on = DayField(
        label=_("On which day did the paper come, or the question?"), earliest=_EARLIEST, latest=today
    )
    basis = one_of(_("On what does it rest?"), list(said.BASES.items()))
    paper = line(_("The reference on the paper"), _("If there is one."), where_needed=True)
    ground = one_of(_("What does the law say of it?"), [])
    file = PickField(label=_("About whom are they to speak?"))
    what = words(_("What do they want to know?"), _("Without names, where that is possible."), rows=4)

    def __init__(
        self, *args: Any, people: list[tuple[str, Any]], files: list[tuple[str, Any]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        nobody = (NO_FILE, _("Nobody of whom we hold a file, or I do not know"))
        self.fields["who"].offer(people)  # type: ignore[attr-defined]
        self.fields["ground"].choices = list(said.grounds_offered().items())  # type: ignore[attr-defined]
        self.fields["file"].offer([nobody, *files])  # type: ignore[attr-defined]


class SupportForm(KeptWhileTyped, OnceForm):
    """What was offered to them, and what they say to it."""

    on = DayField(label=_("On which day was it offered?"), earliest=_EARLIEST, latest=today, initial=today)
    kinds = some_of(_("What was offered?"), list(said.SUPPORT.items()))
    answer = one_of(_("What do they say?"), list(said.ANSWERS.items()))
    text = words(
        _("Who gives it, and when?"), _("Empty, where nothing is settled yet."), rows=3, where_needed=True
    )


class AdviceForm(KeptWhileTyped, OnceForm):
    """What a lawyer said."""

    on = DayField(label=_("On which day?"), earliest=_EARLIEST, latest=today)
    whom = line(_("Who advised?"), _("A lawyer, the insurer, a helpline."))
    text = words(_("What did they say?"), rows=4)


class HearingForm(KeptWhileTyped, OnceForm):
    """A day on which they are heard, or were."""

    on = DayField(label=_("On which day?"), earliest=_EARLIEST, latest=_far)
    text = words(_("Where is it, and who goes with them?"), rows=3)


class GivenForm(KeptWhileTyped, OnceForm):
    """What was given."""

    on = DayField(label=_("On which day?"), earliest=_EARLIEST, latest=today)
    way = one_of(_("How?"), list(said.WAYS.items()))
    disclosure = PickField(label=_("Which line of the register of what was told outside?"))
    text = words(_("What was it about?"), _("Without names, where that is possible."), rows=3)

    def __init__(self, *args: Any, disclosures: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        none = (NO_DISCLOSURE, _("None: no paper of ours went out"))
        self.fields["disclosure"].offer([none, *disclosures])  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Papers go out in the usual way, and by no other."""
        typed: dict[str, Any] = super().clean() or {}
        if typed.get("way") == "papers" and typed.get("disclosure") == NO_DISCLOSURE:
            self.add_error(
                "disclosure", _("Papers go out in the usual way, from the file. Then choose the line here.")
            )
        return typed


class ClosedForm(KeptWhileTyped, OnceForm):
    """How it ended."""

    text = words(_("How did it end?"), rows=4)
