"""The register of checks, one line of it, and one's own."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from inconfidence.charity.requests import MemberRequest
from inconfidence.conduct.certificates.movements import line_of, time_to_keep
from inconfidence.conduct.certificates.selectors import (
    line_opened,
    line_rows,
    lines_opened,
    nameless_rows,
    own_lines,
)
from inconfidence.web.routes import passes

# One passing of the gate for each.
_LINES = 25
_VIEW = {"action": "view", "information": "dbs-record", "purpose": "personnel", "subject": "volunteer"}


@passes(**_VIEW)
def checks(request: MemberRequest) -> HttpResponse:
    """Every line, with the newest check of each and the certificates that are here."""
    bearer = request.member.bearer
    found = Paginator(line_rows(bearer), _LINES).get_page(request.GET.get("page"))
    lines = lines_opened(bearer, list(found.object_list))
    context = {"lines": lines, "found": found, "nameless": nameless_rows(bearer)}
    return render(request, "conduct/certificates/checks.html", context)


@passes(**_VIEW)
def check(request: MemberRequest, reference: str) -> HttpResponse:
    """One line: its checks, and what is to do about the certificate."""
    opened = line_opened(request.member.bearer, line_of(reference))
    may_keep = time_to_keep() is not None
    context = {"line": opened, "reference": opened.row.reference, "may_keep": may_keep}
    return render(request, "conduct/certificates/check.html", context)


@passes(
    action="view",
    actor="subject",
    relation="self",
    subject="volunteer",
    information="dbs-record",
    purpose="rights",
)
def checks_mine(request: MemberRequest) -> HttpResponse:
    """What is written down of the reader's own checks."""
    lines = own_lines(request.member.bearer)
    return render(request, "conduct/certificates/mine.html", {"lines": lines})
