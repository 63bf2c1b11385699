"""Raising a grievance, and what has become of one's own."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from inconfidence.charity.drafts import draft_drop
from inconfidence.charity.requests import MemberRequest
from inconfidence.conduct.cases.reading import has_handlers
from inconfidence.conduct.cases.views.people import member_or_word, people_choices
from inconfidence.conduct.grievances.actions import grievance_raise
from inconfidence.conduct.grievances.forms import MINE, SOMEBODY_ELSE, GrievanceForm
from inconfidence.conduct.grievances.register import GRIEVANCES
from inconfidence.conduct.grievances.selectors import grievances_raised, own_copies
from inconfidence.files.selectors import files_to_pick
from inconfidence.files.views.common import file_or_absent, resting
from inconfidence.sharing.views.common import kept_form
from inconfidence.web.routes import no_flow, passes


@passes(action="record", **GRIEVANCES.words)
def grievance_new(request: MemberRequest) -> HttpResponse:
    """Somebody is not happy with how one of us, or the charity, behaved."""
    offered = files_to_pick(request.member.bearer)
    people = people_choices(request)
    form = kept_form(request, GrievanceForm, people=people, files=offered.choices, initial={"file": MINE})
    if request.method == "POST" and form.is_valid():
        return _sent(request, dict(form.cleaned_data))
    context = {"form": form, "more": offered.more, **resting(request)}
    return render(request, "conduct/grievances/raise.html", context)


def _sent(request: MemberRequest, typed: dict[str, Any]) -> HttpResponse:
    picked = typed["file"]
    row = grievance_raise(
        bearer=request.member.bearer,
        grievance=typed["record"],
        who=member_or_word(typed["who"]),
        whose="mine" if picked == MINE else "theirs",
        about=None if picked in {MINE, SOMEBODY_ELSE} else file_or_absent(picked),
        texts={name: typed[name] for name in ("what", "wish")},
    )
    draft_drop(member=request.member.row, path=request.path)
    return redirect(reverse("grievance-raised", args=[row.reference]) + "?new=1")


@no_flow("members", "a member reads what they wrote and were told themselves, in copies sealed to them alone")
def grievance_raised(request: MemberRequest, reference: str) -> HttpResponse:
    """One's own words, how far it has come, and what one was told."""
    row = get_object_or_404(grievances_raised(request.member.row), reference=reference.upper())
    copies = own_copies(request.member.bearer, row)
    context = {
        "row": row,
        "said": next((one for one in copies if "what" in one.words), None),
        "told": [one for one in copies if "told" in one.words],
        "shut": any(not one.words for one in copies),
        "dealt_with": has_handlers(row),
        "new": "new" in request.GET,
    }
    return render(request, "conduct/grievances/raised.html", context)


@no_flow("members", "a member sees that what they raised is dealt with; nothing that was said is opened")
def grievances_mine(request: MemberRequest) -> HttpResponse:
    """What one has raised, and how far it has come."""
    rows = list(grievances_raised(request.member.row))
    return render(request, "conduct/grievances/mine.html", {"rows": rows})
