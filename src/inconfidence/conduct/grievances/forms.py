"""The forms of a grievance: raising it, each step, the decision, an appeal, the end."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from inconfidence.conduct.cases.days import today
from inconfidence.conduct.grievances import words as said
from inconfidence.files.forms import OnceForm, PickField
from inconfidence.sharing.forms.fields import KeptWhileTyped, line, one_of, words
from inconfidence.web.forms import DayField

_EARLIEST = date(1990, 1, 1)
# Whose grievance it is, where no file is chosen.
MINE, SOMEBODY_ELSE = "mine", "other"


class GrievanceForm(KeptWhileTyped, OnceForm):
    """Somebody is not happy with how one of us, or the charity, behaved."""

    file = PickField(
        label=_("Whose complaint is it?"),
        help_text=_(
            "If somebody whom you support asked you to write it down, choose them and use their words."
        ),
    )
    who = PickField(
        label=_("Whom is it about?"),
        help_text=_("Whoever is chosen here never sees it. A name in the text alone keeps nobody out."),
    )
    what = words(_("What happened?"), _("In your own words, or theirs. When was it, and where?"), rows=6)
    wish = words(_("What would put it right?"), _("If you do not know, write so."), rows=3)

    def __init__(
        self, *args: Any, people: list[tuple[str, Any]], files: list[tuple[str, Any]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].offer([*said.NOBODY.items(), *people])  # type: ignore[attr-defined]
        others = [*files, (SOMEBODY_ELSE, _("Somebody else’s: I write it down for them"))]
        self.fields["file"].offer([(MINE, _("Mine")), *others])  # type: ignore[attr-defined]


class _OnADay(KeptWhileTyped, OnceForm):
    """What was done on a day."""

    on = DayField(label=_("On which day?"), earliest=_EARLIEST, latest=today)


class AcknowledgedForm(_OnADay):
    """They were told that it has come."""

    text = words(_("How were they told, and what happens next?"), rows=3)


class HeardForm(_OnADay):
    """A side was heard."""

    text = words(_("What did they say?"), _("Who was there as well? Write so, too."), rows=6)


class DecidedForm(KeptWhileTyped, OnceForm):
    """What was found."""

    outcome = one_of(_("What did you find?"), list(said.OUTCOMES.items()))
    why = words(_("Why?"), _("Only those who deal with it read this."), rows=4)
    told = words(
        _("What do you tell whoever complained?"),
        _("They read this here. Say what you found, what you do now, and how they can appeal."),
        rows=4,
    )


class AppealForm(_OnADay):
    """They asked for it to be looked at again."""

    whom = line(_("Who looks at it again?"), _("Somebody who has not decided it before, such as a trustee."))
    why = words(_("What do they say?"), rows=4)
    result = words(_("What came of it?"), _("Once it is known."), rows=3, where_needed=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["result"].required = False


class ClosedForm(KeptWhileTyped, OnceForm):
    """What changes."""

    text = words(_("What changes now?"), _("For those whom it concerned, and in how we work."), rows=4)
