"""The register of whistle-blowing, and one report: what was said, the letters, what is to do, what was done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from inconfidence.charity.requests import MemberRequest
from inconfidence.conduct.alerts import actions, forms
from inconfidence.conduct.alerts.actions.steps import STEPS
from inconfidence.conduct.alerts.outside import law_said
from inconfidence.conduct.alerts.register import ALERTS, is_late
from inconfidence.conduct.alerts.selectors import alert_rows, letters_in
from inconfidence.conduct.alerts.words import DONE, NOBODY
from inconfidence.conduct.alerts.words import STEPS as TO_DO
from inconfidence.conduct.cases.reading import (
    OpenCase,
    case_opened,
    cases_opened,
    member_named,
    register_asked,
)
from inconfidence.conduct.cases.views.steps import Step, Steps, who_step
from inconfidence.conduct.cases.views.telling import case_told, names_in, step_told
from inconfidence.conduct.models import Alert
from inconfidence.web.routes import passes

# One passing of the gate for each.
_LINES = 25


@passes(action="view", **ALERTS.words)
def alerts(request: MemberRequest) -> HttpResponse:
    """Every report that the reader deals with, and how far it has come."""
    bearer = request.member.bearer
    register_asked(ALERTS, bearer)
    found = Paginator(alert_rows(bearer), _LINES).get_page(request.GET.get("page"))
    lines = cases_opened(ALERTS, bearer, list(found.object_list))
    return render(request, "conduct/alerts/alerts.html", {"lines": lines, "found": found})


@passes(action="view", **ALERTS.words)
def alert(request: MemberRequest, reference: str) -> HttpResponse:
    """What was said, the letters, what is to do, and what was done."""
    opened = case_opened(ALERTS, request.member.bearer, ALERTS.case_of(reference))
    letters = letters_in(opened)
    also = _named_too(opened)
    people = [*(letter.author for letter in letters), *(member_named(one) for one in also)]
    names = names_in(request, opened, people)
    context: dict[str, Any] = {
        **case_told(request, opened, names),
        "also": [(one, names.get(member, "") if (member := member_named(one)) else "") for one in also],
        "letters": [(one, names.get(one.author, "") if one.author else "") for one in letters],
        "late": is_late(opened.row),
        "to_do": [(step, opened.last(step) is not None) for step in STEPS],
        "ready": not opened.lacks(STEPS),
        "done": [step_told(one, names) for one in opened.steps if one.kind != "answered"],
    }
    return render(request, "conduct/alerts/alert.html", context)


def _named_too(opened: OpenCase[Alert]) -> list[str]:
    """Whom the report names beside the first, until it turned out whom it is about: members' ids, and words."""
    return [] if opened.last("who") else list(opened.report.get("also", []))


@require_POST
@passes(action="record", **ALERTS.words)
def alert_take(request: MemberRequest, reference: str) -> HttpResponse:
    """The reader deals with it from now on."""
    actions.alert_take_on(bearer=request.member.bearer, case=ALERTS.case_of(reference))
    return redirect("alert", reference)


@passes(action="record", **ALERTS.words)
def alert_step(request: MemberRequest, reference: str, step: str) -> HttpResponse:
    """One step: asked, and kept."""
    return _STEPS.answer(request, reference, step, lambda _opened: {"law": law_said()})


def _answered(*, step: str, **typed: Any) -> None:
    actions.alert_answer(**typed)


def _outcome(*, step: str, **typed: Any) -> None:
    actions.alert_close(**typed)


_PAGES: Mapping[str, Step] = {
    "answered": Step(forms.AnswerForm, _answered),
    "looked-into": Step(forms.LookedIntoForm, actions.alert_step),
    "protected": Step(forms.ProtectedForm, actions.alert_step),
    "outcome": Step(forms.OutcomeForm, _outcome),
    "who": who_step(ALERTS, NOBODY),
}
_STEPS = Steps(
    register=ALERTS,
    pages=_PAGES,
    headings={**DONE, **TO_DO},
    after=frozenset({"answered"}),
    template="conduct/alerts/step.html",
    said={},
)
