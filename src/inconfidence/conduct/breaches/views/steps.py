"""The pages on which something is written down about a breach: one for each step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from inconfidence.charity.requests import MemberRequest
from inconfidence.conduct.breaches import actions, forms
from inconfidence.conduct.breaches.errors import TooManyLines
from inconfidence.conduct.breaches.evidence import references_held
from inconfidence.conduct.breaches.outcomes import not_offered
from inconfidence.conduct.breaches.register import BREACHES
from inconfidence.conduct.breaches.selectors import OpenBreach
from inconfidence.conduct.breaches.words import DONE, NOBODY, STEPS
from inconfidence.conduct.cases.forms import WhoDidItForm
from inconfidence.conduct.cases.views.steps import Step, Steps, Typed, who_step
from inconfidence.conduct.models import Breach
from inconfidence.files.movements import file_of
from inconfidence.gate.errors import Absent, Refused
from inconfidence.store.models import Member
from inconfidence.web.routes import passes


@passes(action="record", **BREACHES.words)
def breach_step(request: MemberRequest, reference: str, step: str) -> HttpResponse:
    """One step: asked, and kept."""
    return _STEPS.answer(request, reference, step, _told)


def _told(opened: OpenBreach) -> Typed:
    decided = opened.row.decided_at is not None
    return {"harm": opened.last("harm"), "decide_by": None if decided else opened.row.decide_by}


def _step(*, step: str, told_on: date | None = None, **typed: Any) -> None:
    if "decision" in typed:
        typed["told_on"] = told_on.isoformat() if told_on else ""
    actions.breach_step(step=step, **typed)


def _evidence(*, step: str, reference: str, case: Any, **typed: Any) -> None:
    wanted = reference.strip()
    file = file_of(wanted) if wanted else Breach.objects.select_related("about__cabinet").get(file=case).about
    actions.evidence_attach(file=file, case=case, **typed)


def _proceedings(*, step: str, **typed: Any) -> None:
    actions.proceedings_record(**typed)


def _outcome(*, step: str, **typed: Any) -> None:
    actions.breach_close(**typed)


def _days(request: MemberRequest, opened: OpenBreach) -> Typed:
    about = {opened.row.about.reference} if opened.row.about else set()
    held = references_held(request.member.bearer, about)
    initial = {**forms.evidence_days(), "reference": "".join(held)}
    return {"initial": initial, "unnamed": about != held}


def _so_far(request: MemberRequest, opened: OpenBreach) -> Typed:
    """Proceedings that go on are written down once more, with what has come since."""
    last = opened.last("proceedings")
    if last is None or last.content["ended_on"]:
        return {}
    began = date.fromisoformat(last.content["began_on"])
    return {"initial": {"what": last.content["what"], "began_on": began}}


def _offered(request: MemberRequest, opened: OpenBreach) -> Typed:
    return {"left_out": not_offered(Member.objects.filter(id=opened.who).first() if opened.who else None)}


_PAGES: Mapping[str, Step] = {
    "contained": Step(forms.ContainedForm, _step),
    "harm": Step(forms.HarmForm, _step),
    "authority": Step(forms.AuthorityForm, _step),
    "persons": Step(forms.PersonsForm, _step),
    "prevention": Step(forms.PreventionForm, _step),
    "who": who_step(BREACHES, NOBODY, WhoDidItForm),
    "evidence": Step(forms.EvidenceForm, _evidence, _days),
    "proceedings": Step(forms.ProceedingsForm, _proceedings, _so_far),
    "outcome": Step(forms.OutcomeForm, _outcome, _offered),
}
_STEPS = Steps(
    register=BREACHES,
    pages=_PAGES,
    headings={**DONE, **STEPS},
    after=frozenset({"proceedings", "evidence"}),
    template="conduct/breaches/step.html",
    said={
        TooManyLines: _("There are too many lines in these days. Choose fewer days."),
        Absent: _("There is no file of this reference that you can read."),
        Refused: _("The code does not let you read this file for that."),
    },
)
