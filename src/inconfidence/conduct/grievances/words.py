"""What a grievance is made of, as people say it."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

NOBODY: dict[str, Words] = {
    "charity": _("The charity, or how it works"),
    "unknown": _("I do not know who"),
}
OUTCOMES: dict[str, Words] = {
    "upheld": _("They were right"),
    "partly": _("They were right in part"),
    "not-upheld": _("We found no fault"),
    "settled": _("Both sides came to terms"),
    "withdrawn": _("They took it back"),
}
STEPS: dict[str, Words] = {
    "acknowledged": _("Tell them that it has come"),
    "heard": _("Hear whoever complains"),
    "other-side": _("Hear the other side"),
    "decided": _("Decide"),
}
DONE: dict[str, Words] = {
    "acknowledged": _("They were told that it has come"),
    "heard": _("Whoever complains was heard"),
    "other-side": _("The other side was heard"),
    "decided": _("What was decided"),
    "appeal": _("Appeal"),
    "closed": _("What changes"),
    "who": _("Whom it is about"),
}
