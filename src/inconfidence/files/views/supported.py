"""Whom the member supports, as Home lists them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from inconfidence.charity.requests import MemberRequest
from inconfidence.files.selectors import HeldFile, also_supporting, last_kept
from inconfidence.files.telling import day_since, named
from inconfidence.files.views.common import asks_consent_form, first_contact_left, member_names, only_asking

# Who answers requests: a file opened for one is among those that they hold by their office.
KEEPS_REGISTERS = {"manager", "coordinator", "safeguarding"}


@dataclass(frozen=True, slots=True)
class Supported:
    """Somebody on the list of those whom the member supports. `left`: steps of their first contact to do."""

    line: HeldFile
    beside: str
    last: str
    left: int


def supported(request: MemberRequest, held: list[HeldFile]) -> list[Supported]:
    """Of the files held, those of the people whom the member supports."""
    bearer, by_office = request.member.bearer, request.member.row.role in KEEPS_REGISTERS
    lines = [one for one in held if one.held.supporting and not (by_office and one.for_a_request)]
    beside, last = also_supporting(bearer, lines), last_kept(lines)
    names = member_names(request, {member.id: member for team in beside.values() for member in team}.values())
    return [
        Supported(
            line=line,
            beside=named([names[member.id] for member in beside.get(line.held.file, [])]),
            last=_day_since(last.get(line.held.file)),
            left=len(_left(line)),
        )
        for line in lines
    ]


def _day_since(moment: datetime | None) -> str:
    return day_since(timezone.localdate(moment), timezone.localdate()) if moment else ""


def _left(line: HeldFile) -> list[str]:
    """The steps of the first contact that Home asks for: none of whoever only asks, as their file hides them."""
    if line.for_a_request or only_asking(line.held.facts):
        return []
    return first_contact_left(line.held.facts, asks_consent_form())
