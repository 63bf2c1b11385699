"""Preparing to tell somebody outside, page by page. A danger that is put down as a reason is written down as a
worry as well, so that its duties have their clock (cwc/report-to-safeguarding, csf-2024/ground-legal-duty)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext_lazy as _

from inconfidence.files.actions import worry_record
from inconfidence.files.selectors import OpenFile
from inconfidence.gate import Bearer
from inconfidence.sharing.movements import grounds_of, worries
from inconfidence.sharing.proposals import Proposal, proposal_begin, proposal_change

# The parts of evidence that say what is feared, as a worry says them; a document's number is no part of it.
_FEARED = {
    "what": _("What has happened: %(said)s"),
    "harm": _("What is feared: %(said)s"),
    "at_risk": _("Who is at risk: %(said)s"),
    "why_now": _("Why now: %(said)s"),
}


def disclosure_begin(*, bearer: Bearer, opened: OpenFile, record: UUID, who: Mapping[str, Any]) -> None:
    """Begins to tell somebody: who receives it and why they must know. Sent twice, it is begun once."""
    proposal_begin(bearer=bearer, opened=opened, record=record, kind="disclosure", who=dict(who))


def disclosure_part(*, bearer: Bearer, proposal: Proposal, part: str, answers: Mapping[str, Any]) -> None:
    """Keeps what one page has written down. Raises `AlreadyGone`, `Changed` and `Refused`."""
    duties = proposal_change(bearer=bearer, proposal=proposal, **{part: dict(answers)})
    if part == "evidence" and duties:
        _write_worry(bearer, proposal, answers)


def _write_worry(bearer: Bearer, proposal: Proposal, evidence: Mapping[str, Any]) -> None:
    grounds = set(grounds_of(proposal.content))
    if not grounds <= worries(proposal.opened.records):
        # One worry a proposal and set of grounds, however often the page is sent.
        record = uuid5(proposal.id, " ".join(sorted(grounds)))
        file, text = proposal.opened.row, _feared(evidence)
        worry_record(bearer=bearer, file=file, record=record, grounds=grounds, text=text)


def _feared(evidence: Mapping[str, Mapping[str, str]]) -> str:
    """What was written down as evidence, in the lines of a worry, each said once."""
    said = [
        str(label) % {"said": parts[part]}
        for parts in evidence.values()
        for part, label in _FEARED.items()
        if parts.get(part)
    ]
    return "\n".join(dict.fromkeys(said))
