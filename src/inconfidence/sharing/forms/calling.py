"""Somebody outside was rung before anybody was asked: who, when, and what was said."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from inconfidence.files.forms import OnceForm
from inconfidence.sharing.forms.fields import line, one_of, words
from inconfidence.sharing.forms.telling import TalkForm
from inconfidence.web.forms import DayField, option

_CALLED = [
    ("agency", option(_("An ambulance, a doctor or the fire brigade"), _("15, 18 or 112; 999 in Britain"))),
    ("police", option(_("The police or gendarmerie"), _("17 or 112; 999 in Britain"))),
    ("authority", option(_("A public body"), _("Child protection, for example: 119 in France"))),
    ("other", _("Someone else outside the charity")),
]
_NAMED = [
    ("identified", _("Yes: their name, their address, or both")),
    ("anonymous", _("No: nobody could know from it who it is")),
]


class CallForm(OnceForm, TalkForm):
    """A call as it was."""

    recipient = one_of(_("Whom did you ring?"), _CALLED)
    name = line(_("Who answered, if they said so"), required=False)
    happened_on = DayField(label=_("On which day?"), earliest=date(2000, 1, 1), latest=date.today)
    text = words(_("What did you tell them?"), _("As near as you remember, and what they answered."), rows=6)
    form = one_of(_("Did you say who it is about?"), _NAMED)

    field_order = ("record", "recipient", "name", "happened_on", "text", "form", "discussion", "why")

    def call(self) -> dict[str, dict[str, Any]]:
        """The parts of a disclosure that were typed."""
        typed = self.cleaned_data
        who = {"action": "disclose", "recipient": typed["recipient"], "name": typed["name"]}
        return {
            "who": {**who, "organisation": "", "need": "", "channel": "phone"},
            "talk": {"discussion": typed["discussion"], "why": typed["why"]},
            "going": {"form": typed["form"], "text": typed["text"]},
        }
