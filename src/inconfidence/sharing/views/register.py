"""The register of what was told outside (house/register)."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from inconfidence.charity.directory import names_of
from inconfidence.charity.requests import MemberRequest
from inconfidence.sharing.selectors import register_asked, register_opened, register_rows
from inconfidence.web.routes import passes

# One passing of the gate for each file on the page.
_LINES = 25


@passes(action="view", actor="manager", information="support", purpose="support")
def register(request: MemberRequest) -> HttpResponse:
    """What was told outside: when, to whom, on which clause, with the name or without."""
    bearer = request.member.bearer
    register_asked(bearer)
    found = Paginator(register_rows(bearer), _LINES).get_page(request.GET.get("page"))
    lines = register_opened(bearer, list(found.object_list))
    names = names_of(bearer, [line.row.made_by for line in lines])
    rows = [(line, names[line.row.made_by_id].name) for line in lines]
    return render(request, "sharing/register.html", {"rows": rows, "found": found})
