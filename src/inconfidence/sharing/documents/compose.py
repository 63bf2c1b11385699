"""What the document says: who is told what, for which reason, and what they are asked to do with it."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from inconfidence.charity.house import CLOCK, the_charity
from inconfidence.sharing.documents.letter import Letter
from inconfidence.sharing.movements import grounds_of
from inconfidence.sharing.proposals import Proposal
from inconfidence.sharing.words import GROUND_REASONS
from inconfidence.web.days import DAY, date_format


def letter_of(proposal: Proposal, reference: str, language: str) -> Letter:
    """The document of a proposal, in this language."""
    with translation.override(language):
        return Letter(
            language=language,
            reference=reference,
            heading=_("Passed on in confidence: %(reference)s") % {"reference": reference},
            lines=tuple(_lines(proposal)),
            told_heading=_("What is passed on"),
            told=proposal.part("going")["text"],
            closing_heading=_("What we ask of you"),
            closing=(
                _("This was entrusted to us. Use it for this purpose only, and pass it on to nobody else."),
                _("Keep it locked, and destroy it when you no longer need it."),
                _("If it has reached you by mistake, tell us at once and do not read on."),
            ),
            practice=_("Practice copy: everyone here is made up") if settings.PRACTICE else "",
        )


def _lines(proposal: Proposal) -> list[tuple[str, str]]:
    who = proposal.part("who")
    reason = ", ".join(str(GROUND_REASONS[ground]) for ground in grounds_of(proposal.content))
    wished = {
        "refer": _("The person concerned wishes it, for their own help."),
        "disclose": _("The person concerned agrees to it."),
    }[who["action"]]
    return [
        (_("To"), "\n".join(filter(None, [who["name"], who["organisation"]]))),
        (_("From"), the_charity().name),
        (_("Date"), date_format(_day(proposal), DAY)),
        (_("Why it is passed on"), _("Because %(reason)s.") % {"reason": reason} if reason else wished),
        (_("What you need it for"), who["need"]),
    ]


def _day(proposal: Proposal) -> datetime:
    gone = proposal.content.get("gone_at")
    return timezone.localtime(datetime.fromisoformat(gone) if gone else CLOCK.now())
