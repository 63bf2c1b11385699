"""What a breach is made of, as people say it."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

KINDS: dict[str, Words] = {
    "social": _("It was talked about outside our work"),
    "wrong-address": _("It went to the wrong person"),
    "lost": _("Paper, a telephone or a computer was lost or stolen"),
    "opened": _("A file was opened without need"),
    "overheard": _("It was overheard, or seen on a screen or a desk"),
    "key": _("Somebody used the password or the keys of another"),
    "other": _("In another way"),
}
INTENTS: dict[str, Words] = {
    "not-meant": _("It was a mistake"),
    "meant": _("It was meant"),
    "not-known": _("I do not know"),
}
NOBODY: dict[str, Words] = {
    "unknown": _("I do not know who"),
    "outside": _("Somebody outside"),
}
LIKELY: dict[str, Words] = {
    "unlikely": _("Not likely"),
    "possible": _("It could be"),
    "likely": _("Likely, or it is done already"),
}
GRAVE: dict[str, Words] = {
    "slight": _("An annoyance"),
    "serious": _("Serious: fear, shame, loss of money or of trust"),
    "severe": _("Grave: danger, or a life turned upside down"),
}
TELLING: dict[str, Words] = {"told": _("They have been told"), "not-told": _("They are not told")}
OUTCOMES: dict[str, Words] = {
    "no-fault": _("Nobody was at fault"),
    "talked-to": _("They were talked to"),
    "training": _("They are trained again"),
    "warning": _("A formal warning"),
    "proceedings": _("Formal proceedings were opened"),
    "dismissal": _("Gross misconduct: dismissal without notice or pay"),
    "legal": _("Legal action against somebody who has left"),
}
STEPS: dict[str, Words] = {
    "contained": _("Stop it from spreading"),
    "harm": _("Weigh the harm"),
    "authority": _("Decide whether the authority is told"),
    "persons": _("Decide whether the persons are told"),
    "prevention": _("See that it does not happen again"),
}
DONE: dict[str, Words] = {
    "contained": _("What was done to stop it"),
    "harm": _("The harm"),
    "authority": _("Telling the authority"),
    "persons": _("Telling the persons"),
    "prevention": _("So that it does not happen again"),
    "who": _("Who did it"),
    "evidence": _("Evidence from the ledger"),
    "proceedings": _("Proceedings"),
    "outcome": _("What came of it"),
}
