"""Reporting a breach, and what has become of one's own reports."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from inconfidence.charity.drafts import draft_drop
from inconfidence.charity.requests import MemberRequest
from inconfidence.conduct.breaches.actions import breach_report
from inconfidence.conduct.breaches.forms import SOMEBODY_ELSE, ReportForm
from inconfidence.conduct.breaches.register import BREACHES
from inconfidence.conduct.breaches.selectors import breaches_reported
from inconfidence.conduct.cases.reading import has_handlers
from inconfidence.conduct.cases.views.people import member_or_word, people_choices
from inconfidence.conduct.models import Breach
from inconfidence.files.selectors import files_to_pick
from inconfidence.files.views.common import file_or_absent, resting
from inconfidence.sharing.views.common import kept_form
from inconfidence.web.routes import no_flow, passes

# What somebody writes in their own words.
_TEXTS = ("what", "at_once")


@passes(action="record", **BREACHES.words)
def breach_new(request: MemberRequest) -> HttpResponse:
    """Something got out that should not have."""
    wished = request.GET.get("about", "").strip().upper()
    offered = files_to_pick(request.member.bearer, wished)
    initial = {"file": wished if wished and not offered.lacks(wished) else None}
    people = people_choices(request)
    form = kept_form(request, ReportForm, people=people, files=offered.choices, initial=initial)
    if request.method == "POST" and form.is_valid():
        return _sent(request, dict(form.cleaned_data))
    context = {"form": form, "more": offered.more, **resting(request)}
    return render(request, "conduct/breaches/report.html", context)


def _sent(request: MemberRequest, typed: dict[str, Any]) -> HttpResponse:
    """A report that comes again, perhaps with other words, changes nothing: whoever sent it has their words back."""
    again = breaches_reported(request.member.row).filter(id=typed["record"]).exists()
    words = [typed[name] for name in _TEXTS if typed[name]]
    row = _reported(request, typed)
    if not again:
        return redirect("breach-reported", row.reference)
    context = {"row": row, "dealt_with": has_handlers(row), "words": words}
    return render(request, "conduct/breaches/reported.html", context)


def _reported(request: MemberRequest, typed: dict[str, Any]) -> Breach:
    picked = typed.pop("file")
    about = None if picked == SOMEBODY_ELSE else file_or_absent(picked)
    row = breach_report(
        bearer=request.member.bearer,
        breach=typed.pop("record"),
        noticed_on=typed.pop("noticed_on"),
        who=member_or_word(typed.pop("who")),
        about=about,
        of_file=about is not None,
        texts={name: typed.pop(name) for name in _TEXTS},
        **typed,
    )
    draft_drop(member=request.member.row, path=request.path)
    return row


@no_flow("members", "a member sees that they reported it; nothing that was said is opened")
def breach_reported(request: MemberRequest, reference: str) -> HttpResponse:
    """It is reported, and what happens now."""
    row = get_object_or_404(breaches_reported(request.member.row), reference=reference.upper())
    context = {"row": row, "dealt_with": has_handlers(row)}
    return render(request, "conduct/breaches/reported.html", context)


@no_flow("members", "a member sees that what they reported is dealt with; nothing that was said is opened")
def breaches_mine(request: MemberRequest) -> HttpResponse:
    """What one has reported, and that it is dealt with."""
    rows = list(breaches_reported(request.member.row))
    return render(request, "conduct/breaches/mine.html", {"rows": rows})
