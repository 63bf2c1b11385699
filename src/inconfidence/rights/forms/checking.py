"""Checking with the person whether what is held about them is right."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inconfidence.charity.house import CLOCK
from inconfidence.files.forms import CHANNELS, OnceForm
from inconfidence.sharing.forms.fields import one_of
from inconfidence.web.forms import DayField, option

RESULTS = [
    ("right", _("All of it is right")),
    ("corrected", option(_("Something was wrong, and has been put right"), _("In the file, before this"))),
]
# Whoever writes down later what they asked long ago asks once more.
_LONG_AGO = timedelta(days=92)


def _today() -> Any:
    return timezone.localdate(CLOCK.now())


class CheckForm(OnceForm):
    """How they were asked, on which day, and what came of it."""

    result = one_of(_("What did they say?"), RESULTS)
    channel = one_of(_("How did you ask them?"), CHANNELS)
    checked_on = DayField(
        label=_("On which day?"), latest=_today, earliest=lambda: _today() - _LONG_AGO, initial=_today
    )
