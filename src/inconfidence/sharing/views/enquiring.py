"""Somebody asks about a person: what to say, what the code says, and the manager's list."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from inconfidence.charity.directory import names_of
from inconfidence.charity.drafts import draft_drop
from inconfidence.charity.explaining import explained
from inconfidence.charity.requests import MemberRequest
from inconfidence.sharing.actions.enquiring import enquiry_finish, enquiry_take
from inconfidence.sharing.enquiries import enquiries_opened, was_left
from inconfidence.sharing.forms.enquiring import EnquiryForm
from inconfidence.sharing.views.common import kept_form, language, why
from inconfidence.web.routes import passes

_DESK = {"action": "view", "subject": "third-party", "information": "existence", "purpose": "administration"}


@passes(action="confirm", recipient="other", information="existence", purpose="administration")
def asked_about(request: MemberRequest) -> HttpResponse:
    """What to say first; then who asked, and the code's answer. The same page whoever is asked about."""
    form = kept_form(request, EnquiryForm)
    if request.method == "POST" and form.is_valid():
        typed, bearer = form.cleaned_data, request.member.bearer
        again = was_left(bearer, typed["enquiry"])
        decision = enquiry_take(bearer=bearer, **typed)
        draft_drop(member=request.member.row, path=request.path)
        context = {
            "decision": decision,
            "explanation": explained(decision, language()),
            "why": why(decision),
            "manager": request.member.row.role == "manager",
            "words": [typed[name] for name in ("who", "about", "why")] if again else [],
        }
        return render(request, "sharing/asked_about_kept.html", context)
    return render(request, "sharing/asked_about.html", {"form": form})


@passes(actor="manager", cabinet="personnel", **_DESK)
def enquiries(request: MemberRequest) -> HttpResponse:
    """What was asked from outside and waits for the manager."""
    bearer = request.member.bearer
    found = enquiries_opened(bearer)
    names = names_of(bearer, [one.row.taken_by for one in found])
    rows = [(one, names[one.row.taken_by_id].name) for one in found]
    return render(request, "sharing/enquiries.html", {"rows": rows})


@require_POST
@passes(actor="manager", cabinet="personnel", **_DESK)
def enquiry_done(request: MemberRequest, enquiry: UUID) -> HttpResponse:
    """It has been dealt with, and is deleted."""
    enquiry_finish(bearer=request.member.bearer, enquiry=enquiry)
    return redirect("enquiries")
