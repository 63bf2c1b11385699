"""The register of those who are called to give evidence, and one of them: what it rests on, and what is owed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from inconfidence.charity.requests import MemberRequest
from inconfidence.conduct.cases.days import today
from inconfidence.conduct.cases.errors import StepsLeft
from inconfidence.conduct.cases.reading import (
    OpenCase,
    RegisterLine,
    case_opened,
    cases_opened,
    register_asked,
)
from inconfidence.conduct.cases.views.steps import Step, Steps
from inconfidence.conduct.cases.views.telling import case_told, names_in, step_told
from inconfidence.conduct.compelled import actions, forms
from inconfidence.conduct.compelled.actions.steps import AFTER
from inconfidence.conduct.compelled.register import SUMMONSES
from inconfidence.conduct.compelled.selectors import disclosures_of, reference_for, summons_rows
from inconfidence.conduct.compelled.words import DONE, STEPS
from inconfidence.conduct.models import Summons
from inconfidence.files.views.common import member_names
from inconfidence.gate.errors import Changed
from inconfidence.store.models import Member
from inconfidence.web.days import date_format
from inconfidence.web.routes import passes

# One passing of the gate for each.
_LINES = 25
_VOLUNTEER = {**SUMMONSES.words, "subject": "volunteer"}


@passes(action="view", **_VOLUNTEER)
def summonses(request: MemberRequest) -> HttpResponse:
    """Everybody who is called, or was, and whom support is to be offered."""
    bearer = request.member.bearer
    register_asked(SUMMONSES, bearer)
    found = Paginator(summons_rows(bearer), _LINES).get_page(request.GET.get("page"))
    lines = cases_opened(SUMMONSES, bearer, list(found.object_list))
    named = [(line, _name(request, line)) for line in lines]
    return render(
        request, "conduct/compelled/summonses.html", {"lines": named, "found": found, "today": today()}
    )


@passes(action="view", **_VOLUNTEER)
def summons(request: MemberRequest, reference: str) -> HttpResponse:
    """What it rests on, what is to do, and what was done."""
    bearer = request.member.bearer
    opened = case_opened(SUMMONSES, bearer, SUMMONSES.case_of(reference))
    names = names_in(request, opened)
    context: dict[str, Any] = {
        **case_told(request, opened, names),
        "about": reference_for(bearer, opened.row.about),
        "owed": opened.row.due_on is not None and opened.row.due_on <= today(),
        "offered": opened.last("support") is not None,
        "to_do": [(step, opened.last(step) is not None) for step in STEPS],
        "ready": opened.row.due_on is None,
        "done": [step_told(one, names) for one in opened.steps],
    }
    return render(request, "conduct/compelled/summons.html", context)


@require_POST
@passes(action="record", **_VOLUNTEER)
def summons_take(request: MemberRequest, reference: str) -> HttpResponse:
    """The reader deals with it from now on."""
    actions.summons_take_on(bearer=request.member.bearer, case=SUMMONSES.case_of(reference))
    return redirect("summons", reference)


@passes(action="record", **_VOLUNTEER)
def summons_step(request: MemberRequest, reference: str, step: str) -> HttpResponse:
    """One step: asked, and kept."""
    bearer = request.member.bearer
    return _STEPS.answer(
        request, reference, step, lambda opened: {"about": reference_for(bearer, opened.row.about)}
    )


def _name(request: MemberRequest, line: RegisterLine[Summons]) -> str:
    """Who is called; nobody, once what was said is erased."""
    rows = Member.objects.filter(id=line.report["who"]) if line.report else Member.objects.none()
    return next(iter(member_names(request, rows).values()), "")


def _told_outside(request: MemberRequest, opened: OpenCase[Any]) -> dict[str, Any]:
    found = disclosures_of(request.member.bearer, opened.row.about)
    return {
        "disclosures": [(one.reference, f"{one.reference} · {date_format(one.made_at)}") for one in found]
    }


def _closed(*, step: str, **typed: Any) -> None:
    actions.summons_close(**typed)


_PAGES: Mapping[str, Step] = {
    "support": Step(forms.SupportForm, actions.summons_step),
    "advice": Step(forms.AdviceForm, actions.summons_step),
    "hearing": Step(forms.HearingForm, actions.summons_step),
    "given": Step(forms.GivenForm, actions.summons_step, _told_outside),
    "closed": Step(forms.ClosedForm, _closed),
}
_STEPS = Steps(
    register=SUMMONSES,
    pages=_PAGES,
    headings={**DONE, **STEPS},
    after=AFTER,
    template="conduct/compelled/step.html",
    said={
        Changed: _("Others wrote here at the same moment. Your words are still here: send them once more."),
        StepsLeft: _(
            "The outcome comes last. Support is offered first, and again after each day on which they are heard. "
            "If they are not heard after all, choose “Write down what was given”, and that nothing was asked of them."
        ),
    },
)
