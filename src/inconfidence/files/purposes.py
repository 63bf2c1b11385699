"""What somebody opened something for, as people say it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PURPOSES: Mapping[str, str | Promise] = {
    "support": _("to support them"),
    "guidance": _("for advice"),
    "own-support": _("for one’s own support"),
    "supervision": _("for supervision"),
    "safeguarding": _("for somebody’s safety"),
    "referral": _("to find them help"),
    "legal": _("for the law"),
    "evidence": _("as evidence"),
    "complaint": _("for a complaint"),
    "rights": _("for their rights"),
    "personnel": _("for personnel matters"),
    "administration": _("to keep it in order"),
    "statistics": _("to count"),
    "quality": _("to look after the work"),
    "publicity": _("to publish"),
}
