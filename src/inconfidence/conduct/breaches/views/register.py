"""The register of breaches."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from inconfidence.charity.cabinets import cabinets_held
from inconfidence.charity.requests import MemberRequest
from inconfidence.charity.selectors import register_opens_to
from inconfidence.conduct.breaches.register import BREACHES
from inconfidence.conduct.breaches.selectors import breach_rows
from inconfidence.conduct.cases.reading import cases_opened, register_asked
from inconfidence.web.routes import passes

# One passing of the gate for each.
_LINES = 25


@passes(action="view", **BREACHES.words)
def breaches(request: MemberRequest) -> HttpResponse:
    """Every breach that the reader deals with, whose turn it is, and by when."""
    bearer = request.member.bearer
    register_asked(BREACHES, bearer)
    found = Paginator(breach_rows(bearer), _LINES).get_page(request.GET.get("page"))
    lines = cases_opened(BREACHES, bearer, list(found.object_list))
    context = {
        "lines": lines,
        "found": found,
        "answers_for_papers": _answers_for_papers(request),
    }
    return render(request, "conduct/breaches/breaches.html", context)


def _answers_for_papers(request: MemberRequest) -> bool:
    """Whether the reader looks through what was refused: by the key to members' papers, or from the board."""
    me = request.member
    on_the_board = me.row.role == "trustee" and register_opens_to(me.row)
    return on_the_board or any(held.kind == "personnel" for held in cabinets_held(me.bearer))
