"""How the program keeps safe what it holds: as it is built, and as it is set here (RGPD and UK GDPR, article 32)."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def how_kept_safe() -> str:
    """One line for each means."""
    return "\n".join(
        [
            _(
                "Each file is sealed under a key of its own. "
                "As it is kept, it cannot be read without a member’s password."
            ),
            _(
                "It is opened only where the code lets it, and each time is written in a ledger that nobody can change."
            ),
            _locks(),
            _("Names can be taken out of what is passed on, and a document that goes out is locked."),
            _line(),
            _backups(),
        ]
    )


def _locks() -> str:
    minutes: int = settings.IDLE_MINUTES
    said = ngettext(
        "It locks itself after %(n)s minute; a second step beside the password is there for everybody.",
        "It locks itself after %(n)s minutes; a second step beside the password is there for everybody.",
        minutes,
    )
    return said % {"n": minutes}


def _line() -> str:
    if settings.HTTPS:
        return _("Between the browser and the program it goes over an encrypted line.")
    return _("It is reached on the machine itself, or through another program that encrypts the line.")


def _backups() -> str:
    if settings.BACKUPS is None:
        return _("No backup is made by itself.")
    times = ", ".join(one.strftime("%H:%M") for one in settings.BACKUP_TIMES)
    return _("Sealed backups are made every day at %(times)s.") % {"times": times}
