"""What the report of a wrong is made of, as people say it."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

NOBODY: dict[str, Words] = {
    "charity": _("The charity, or several of us"),
    "outside": _("Somebody outside"),
    "unknown": _("I do not know who"),
}
OUTCOMES: dict[str, Words] = {
    "stopped": _("It was so, and it has been stopped"),
    "passed-on": _("It was passed on to an authority"),
    "no-wrong": _("We found no wrong"),
    "not-known": _("We could not find out"),
}
STEPS: dict[str, Words] = {
    "answered": _("Write to whoever reported it"),
    "looked-into": _("Look into it"),
    "protected": _("See that nobody is harmed for speaking"),
}
DONE: dict[str, Words] = {
    "answered": _("A letter was written"),
    "looked-into": _("It was looked into"),
    "protected": _("So that nobody is harmed for speaking"),
    "outcome": _("What came of it"),
    "who": _("Whom it is about"),
}
