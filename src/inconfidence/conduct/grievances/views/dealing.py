"""The register of grievances, and one of them: what was said, what is to do, what was done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from inconfidence.charity.requests import MemberRequest
from inconfidence.conduct.cases.reading import case_opened, cases_opened, register_asked
from inconfidence.conduct.cases.views.steps import Step, Steps, who_step
from inconfidence.conduct.cases.views.telling import case_told, names_in, step_told
from inconfidence.conduct.grievances import actions, forms
from inconfidence.conduct.grievances.actions.steps import BEFORE_DECIDING, STEPS
from inconfidence.conduct.grievances.register import GRIEVANCES, is_late
from inconfidence.conduct.grievances.selectors import grievance_rows
from inconfidence.conduct.grievances.words import DONE, NOBODY
from inconfidence.conduct.grievances.words import STEPS as TO_DO
from inconfidence.web.routes import passes

# One passing of the gate for each.
_LINES = 25


@passes(action="view", **GRIEVANCES.words)
def grievances(request: MemberRequest) -> HttpResponse:
    """Every grievance that the reader deals with, and how far it has come."""
    bearer = request.member.bearer
    register_asked(GRIEVANCES, bearer)
    found = Paginator(grievance_rows(bearer), _LINES).get_page(request.GET.get("page"))
    lines = cases_opened(GRIEVANCES, bearer, list(found.object_list))
    return render(request, "conduct/grievances/grievances.html", {"lines": lines, "found": found})


@passes(action="view", **GRIEVANCES.words)
def grievance(request: MemberRequest, reference: str) -> HttpResponse:
    """What was said, what is to do, and what was done."""
    opened = case_opened(GRIEVANCES, request.member.bearer, GRIEVANCES.case_of(reference))
    names = names_in(request, opened, [opened.row.raised_by_id])
    context: dict[str, Any] = {
        **case_told(request, opened, names),
        "raised_by": names.get(opened.row.raised_by_id, ""),
        "late": is_late(opened.row),
        "to_do": [
            (step, opened.last(step) is not None, step == "decided" and opened.lacks(BEFORE_DECIDING))
            for step in STEPS
        ],
        "done": [step_told(one, names) for one in opened.steps],
    }
    return render(request, "conduct/grievances/grievance.html", context)


@require_POST
@passes(action="record", **GRIEVANCES.words)
def grievance_take(request: MemberRequest, reference: str) -> HttpResponse:
    """The reader deals with it from now on."""
    actions.grievance_take_on(bearer=request.member.bearer, case=GRIEVANCES.case_of(reference))
    return redirect("grievance", reference)


@passes(action="record", **GRIEVANCES.words)
def grievance_step(request: MemberRequest, reference: str, step: str) -> HttpResponse:
    """One step: asked, and kept."""
    return _STEPS.answer(request, reference, step)


def _on_a_day(*, on: Any, **typed: Any) -> None:
    actions.grievance_step(on=on.isoformat(), **typed)


def _decided(*, step: str, **typed: Any) -> None:
    actions.grievance_decide(**typed)


def _closed(*, step: str, **typed: Any) -> None:
    actions.grievance_close(**typed)


_PAGES: Mapping[str, Step] = {
    "acknowledged": Step(forms.AcknowledgedForm, _on_a_day),
    "heard": Step(forms.HeardForm, _on_a_day),
    "other-side": Step(forms.HeardForm, _on_a_day),
    "decided": Step(forms.DecidedForm, _decided),
    "appeal": Step(forms.AppealForm, _on_a_day),
    "closed": Step(forms.ClosedForm, _closed),
    "who": who_step(GRIEVANCES, NOBODY),
}
_STEPS = Steps(
    register=GRIEVANCES,
    pages=_PAGES,
    headings={**DONE, **TO_DO},
    after=frozenset({"appeal"}),
    template="conduct/grievances/step.html",
    said={},
)
