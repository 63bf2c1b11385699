"""A case, as its page tells it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from inconfidence.charity.requests import MemberRequest
from inconfidence.conduct.cases.reading import OpenCase, member_named
from inconfidence.files.records import Opened
from inconfidence.files.views.common import member_names
from inconfidence.store.models import Member


def names_in(
    request: MemberRequest, opened: OpenCase[Any], others: Iterable[UUID | None] = ()
) -> dict[UUID, str]:
    """The names of all whom the page speaks of."""
    people = {opened.row.owner_id, opened.who, *others}
    people |= {step.author for step in opened.steps}
    people |= {member_named(step.content["who"]) for step in opened.steps if step.kind == "who"}
    return member_names(request, Member.objects.filter(id__in=[one for one in people if one]))


def case_told(request: MemberRequest, opened: OpenCase[Any], names: dict[UUID, str]) -> dict[str, Any]:
    """What every page of a case says."""
    row, who = opened.row, opened.who
    return {
        "reference": row.reference,
        "row": row,
        "report": opened.report,
        "who": names.get(who, "") if who else "",
        "who_said": opened.who_said,
        "owner": names.get(row.owner_id, "") if row.owner_id else "",
        "mine": row.owner_id == request.member.row.id,
    }


def step_told(step: Opened, names: dict[UUID, str]) -> dict[str, Any]:
    """A step: who took it and when, and its words."""
    told = {"kind": step.kind, "at": step.kept_at, "by": names.get(step.author, ""), "content": step.content}
    if step.kind == "who" and (named := member_named(step.content["who"])):
        told["who"] = names.get(named, "")
    return told
