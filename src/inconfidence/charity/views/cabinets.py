"""The cabinets that one holds, who else does, and the button that turns their keys."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from inconfidence.charity import actions
from inconfidence.charity.cabinets import cabinets_held
from inconfidence.charity.requests import MemberRequest
from inconfidence.charity.selectors import ListedCabinet, cabinets_listed
from inconfidence.charity.templatetags.charity import cabinet
from inconfidence.gate.errors import Absent, Forged
from inconfidence.web.routes import passes


@passes(action="view", actor="manager", subject="volunteer", information="personnel", purpose="personnel")
def cabinets(request: MemberRequest) -> HttpResponse:
    """Which cabinets the member holds, with whom, and since when under these keys."""
    actions.register_read(bearer=request.member.bearer)
    return _page(request)


@require_POST
@passes(action="record", actor="manager", subject="volunteer", information="personnel", purpose="personnel")
def cabinet_turn(request: MemberRequest, cabinet_id: UUID) -> HttpResponse:
    """The cabinet gets new keys, for whoever holds it now."""
    cabinet = next((one for one in cabinets_held(request.member.bearer) if one.id == cabinet_id), None)
    if cabinet is None:
        raise Absent
    try:
        actions.cabinet_turn(bearer=request.member.bearer, cabinet=cabinet)
    except Forged:
        return _page(request, forged=True)
    return redirect("cabinets")


def _page(request: MemberRequest, *, forged: bool = False) -> HttpResponse:
    listed = sorted(cabinets_listed(request.member.bearer), key=_as_read)
    context = {"cabinets": listed, "forged": forged}
    return render(request, "charity/cabinets.html", context, status=409 if forged else 200)


def _as_read(one: ListedCabinet) -> tuple[str, str]:
    """In the order of their names, as the reader's language has them."""
    return cabinet(one.row.kind).casefold(), one.row.branch.name if one.row.branch else ""
