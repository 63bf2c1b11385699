"""One breach: what happened, whose turn it is, and what was done about it so far."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from inconfidence.charity.requests import MemberRequest
from inconfidence.conduct.breaches.actions import breach_take_on
from inconfidence.conduct.breaches.actions.steps import STEPS
from inconfidence.conduct.breaches.deadlines import is_late
from inconfidence.conduct.breaches.evidence import lines_of, references_held
from inconfidence.conduct.breaches.register import BREACHES
from inconfidence.conduct.breaches.selectors import OpenBreach, breach_opened
from inconfidence.conduct.cases.views.telling import case_told, names_in, step_told
from inconfidence.files.records import Opened
from inconfidence.web.routes import passes


@passes(action="view", **BREACHES.words)
def breach(request: MemberRequest, reference: str) -> HttpResponse:
    """What happened, the clock, what is to do, and what was done."""
    opened = breach_opened(request.member.bearer, BREACHES.case_of(reference))
    names = names_in(request, opened, [opened.row.reported_by_id, *_in_evidence(opened)])
    row, held = opened.row, _references(request, opened)
    context: dict[str, Any] = {
        **case_told(request, opened, names),
        "about": row.about.reference if row.about and row.about.reference in held else "",
        "reporter": names.get(row.reported_by_id, ""),
        "late": is_late(row),
        "to_do": [(step, opened.last(step) is not None) for step in STEPS],
        "ready": not opened.lacks(STEPS),
        "done": [_told(one, names, held) for one in opened.steps],
    }
    return render(request, "conduct/breaches/breach.html", context)


@require_POST
@passes(action="record", **BREACHES.words)
def breach_take(request: MemberRequest, reference: str) -> HttpResponse:
    """The reader deals with it from now on."""
    breach_take_on(bearer=request.member.bearer, case=BREACHES.case_of(reference))
    return redirect("breach", reference)


def _in_evidence(opened: OpenBreach) -> list[UUID | None]:
    """Everybody of whom the attached lines of the ledger speak."""
    return [line.who for step in opened.steps if step.kind == "evidence" for line in lines_of(step.content)]


def _references(request: MemberRequest, opened: OpenBreach) -> set[str]:
    """The references of files that the page may say."""
    spoken_of = {step.content["reference"] for step in opened.steps if step.kind == "evidence"}
    about = {opened.row.about.reference} if opened.row.about else set()
    return references_held(request.member.bearer, spoken_of | about)


def _told(step: Opened, names: dict[UUID, str], held: set[str]) -> dict[str, Any]:
    """A step as the page tells it; of evidence, the lines as the ledger has them today."""
    told = step_told(step, names)
    if step.kind == "evidence":
        told["reference"] = step.content["reference"] if step.content["reference"] in held else ""
        told["lines"] = [
            (line, names.get(line.who, "") if line.who else "") for line in lines_of(step.content)
        ]
    return told
