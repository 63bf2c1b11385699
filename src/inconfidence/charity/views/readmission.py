"""Letting a member back in who lost their password or their second step."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from inconfidence.charity.actions import readmission
from inconfidence.charity.actions.second_factor import factor_reset
from inconfidence.charity.directory import name_of
from inconfidence.charity.errors import LastHolder, NotReady
from inconfidence.charity.requests import MemberRequest
from inconfidence.charity.views.register import member_of, not_done
from inconfidence.web.routes import passes


@require_POST
@passes(action="record", actor="manager", subject="volunteer", information="personnel", purpose="personnel")
def member_readmit(request: MemberRequest, member_id: UUID) -> HttpResponse:
    """They forgot their password: a code to make new keys with, shown once."""
    row, bearer = member_of(member_id), request.member.bearer
    try:
        code = readmission.member_readmit(bearer=bearer, member=row)
    except LastHolder:
        return not_done(request, row, "only_sheets")
    except NotReady:
        return not_done(request, row, "no_keys_yet")
    context = {"code": code, "name": name_of(bearer, row).name, "member_id": member_id}
    return render(request, "charity/readmitted.html", context)


@require_POST
@passes(action="record", actor="manager", subject="volunteer", information="personnel", purpose="personnel")
def member_factor_reset(request: MemberRequest, member_id: UUID) -> HttpResponse:
    """They lost their second step and its codes on paper: the password alone lets them in, until they set one up."""
    factor_reset(bearer=request.member.bearer, member=member_of(member_id))
    return redirect("member", member_id)
