"""Writing down that somebody is called, and the page of whoever is."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from inconfidence.charity.drafts import draft_drop
from inconfidence.charity.requests import MemberRequest
from inconfidence.conduct.cases.reading import register_asked
from inconfidence.conduct.cases.views.people import people_choices
from inconfidence.conduct.cases.views.telling import case_told, names_in, step_told
from inconfidence.conduct.compelled import forms
from inconfidence.conduct.compelled.actions import summons_enter
from inconfidence.conduct.compelled.register import SUMMONSES
from inconfidence.conduct.compelled.selectors import own_summonses
from inconfidence.files.selectors import files_to_pick
from inconfidence.files.views.common import file_or_absent
from inconfidence.sharing.views.common import kept_form
from inconfidence.store.models import Member
from inconfidence.web.routes import passes

_OWN = {"actor": "subject", "relation": "self", "subject": "volunteer", "information": "personnel"}


@passes(action="record", **SUMMONSES.words, subject="volunteer")
def summons_new(request: MemberRequest) -> HttpResponse:
    """Somebody is called to give evidence."""
    bearer = request.member.bearer
    register_asked(SUMMONSES, bearer)
    offered = files_to_pick(bearer)
    form = kept_form(request, forms.SummonsForm, people=people_choices(request), files=offered.choices)
    if request.method == "POST" and form.is_valid():
        typed = dict(form.cleaned_data)
        picked, who = typed.pop("file"), Member.objects.get(id=UUID(typed.pop("who")))
        about = None if picked == forms.NO_FILE else file_or_absent(picked)
        row = summons_enter(bearer=bearer, summons=typed.pop("record"), who=who, about=about, **typed)
        draft_drop(member=request.member.row, path=request.path)
        return redirect("summons", row.reference)
    return render(request, "conduct/compelled/new.html", {"form": form, "more": offered.more})


@passes(action="view", **_OWN, purpose="rights")
def summonses_mine(request: MemberRequest) -> HttpResponse:
    """What is written down of the reader's own being called."""
    cases = []
    for opened in own_summonses(request.member.bearer):
        names = names_in(request, opened)
        done = [step_told(one, names) for one in opened.steps]
        cases.append({**case_told(request, opened, names), "done": done})
    return render(request, "conduct/compelled/mine.html", {"cases": cases})
