"""Preparing to tell somebody outside, page by page. What is put down as a reason, and has duties of its own, is
written down as a worry as well, so that they have their clock (cwc/report-to-safeguarding,
csf-2024/ground-legal-duty)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext_lazy as _

from inconfidence.files.actions import worry_owes, worry_record
from inconfidence.files.selectors import OpenFile
from inconfidence.gate import Bearer
from inconfidence.sharing.movements import grounds_of, worries
from inconfidence.sharing.proposals import Proposal, proposal_begin, proposal_change
from inconfidence.sharing.words import OFFENCE_LABELS
from inconfidence.web.days import DAY, date_format

# The parts of evidence, as a worry says them: whoever reads it has to be able to advise on it.
_SHOWN = {
    "offence": _("Which offence: %(said)s"),
    "what": _("What has happened: %(said)s"),
    "harm": _("What is feared: %(said)s"),
    "at_risk": _("Who is at risk: %(said)s"),
    "why_now": _("Why now: %(said)s"),
    "document": _("Which document: %(said)s"),
    "authority": _("Who asks for it, or ordered it: %(said)s"),
    "reference": _("Its number or article: %(said)s"),
    "dated": _("Its date: %(said)s"),
}


def disclosure_begin(*, bearer: Bearer, opened: OpenFile, record: UUID, who: Mapping[str, Any]) -> None:
    """Begins to tell somebody: who receives it and why they must know. Sent twice, it is begun once."""
    proposal_begin(bearer=bearer, opened=opened, record=record, kind="disclosure", who=dict(who))


def disclosure_part(*, bearer: Bearer, proposal: Proposal, part: str, answers: Mapping[str, Any]) -> None:
    """Keeps what one page has written down. Raises `AlreadyGone`, `Changed` and `Refused`."""
    proposal_change(bearer=bearer, proposal=proposal, **{part: dict(answers)})
    if part == "evidence":
        _write_worry(bearer, proposal, answers)


def _write_worry(bearer: Bearer, proposal: Proposal, evidence: Mapping[str, Any]) -> None:
    file = proposal.opened.row
    grounds = {one for one in grounds_of(proposal.content) if worry_owes(bearer, file, one)}
    text = _shown({one: evidence.get(one, {}) for one in sorted(grounds)})
    if text and not grounds <= worries(proposal.opened.records):
        # One worry a proposal and set of grounds, however often the page is sent.
        record = uuid5(proposal.id, " ".join(sorted(grounds)))
        worry_record(bearer=bearer, file=file, record=record, grounds=grounds, text=text)


def _shown(evidence: Mapping[str, Mapping[str, str]]) -> str:
    """What was written down as evidence, in the lines of a worry, each said once."""
    said = [
        str(label) % {"said": _in_words(part, parts[part])}
        for parts in evidence.values()
        for part, label in _SHOWN.items()
        if parts.get(part)
    ]
    return "\n".join(dict.fromkeys(said))


def _in_words(part: str, said: str) -> str:
    """A day as one writes it, and the vocabulary's word for an offence as people say it."""
    if part == "dated":
        return date_format(date.fromisoformat(said), DAY)
    return str(dict(OFFENCE_LABELS).get(said, said)) if part == "offence" else said
