"""The pages on which something is written down about a breach: one for each step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inconfidence.charity.drafts import draft_drop
from inconfidence.charity.requests import MemberRequest
from inconfidence.conduct.breaches import actions, forms
from inconfidence.conduct.breaches.errors import TooManyLines
from inconfidence.conduct.breaches.evidence import references_held
from inconfidence.conduct.breaches.outcomes import not_offered
from inconfidence.conduct.breaches.register import BREACHES
from inconfidence.conduct.breaches.selectors import OpenBreach, breach_opened
from inconfidence.conduct.breaches.views.common import member_or_word, people_choices
from inconfidence.conduct.breaches.words import DONE, STEPS
from inconfidence.conduct.cases.errors import Closed, NotTheirs, StepsLeft
from inconfidence.conduct.models import Breach
from inconfidence.files.movements import file_of
from inconfidence.gate.errors import Absent, Refused
from inconfidence.sharing.views.common import kept_form
from inconfidence.store.models import Member
from inconfidence.web.routes import passes

Typed = dict[str, Any]
# What goes wrong while a step is kept, as its form says it.
_SAID: Mapping[type[Exception], str | Promise] = {
    Closed: _("This breach is closed. Only its proceedings can still be added to."),
    StepsLeft: _("The outcome comes last. Some of the steps before it are still to do."),
    NotTheirs: _("They deal with this breach. Report it anew and name them: it then goes into other hands."),
    TooManyLines: _("There are too many lines in these days. Choose fewer days."),
    Absent: _("There is no file of this reference that you can read."),
    Refused: _("The code does not let you read this file for that."),
}


@dataclass(frozen=True, slots=True)
class Step:
    """A page: its form, what the form is given, and what keeps it."""

    form: type[BaseForm]
    keep: Callable[..., object]
    given: Callable[[MemberRequest, OpenBreach], Typed] = lambda _request, _opened: {}


@passes(action="record", **BREACHES.words)
def breach_step(request: MemberRequest, reference: str, step: str) -> HttpResponse:
    """One step: asked, and kept."""
    page, case = _PAGES.get(step), BREACHES.case_of(reference)
    opened = breach_opened(request.member.bearer, case)
    if page is None:
        raise Http404
    if opened.row.closed_at and step not in {"proceedings", "evidence"} and request.method != "POST":
        return redirect("breach", opened.row.reference)
    form = kept_form(request, page.form, **page.given(request, opened))
    if request.method == "POST" and form.is_valid() and _kept(request, page, form, case, step):
        return redirect("breach", opened.row.reference)
    context = {
        "form": form,
        "reference": opened.row.reference,
        "step": step,
        "heading": STEPS.get(step, DONE[step]),
        "report": opened.report,
        "harm": opened.last("harm"),
        "decide_by": opened.row.decide_by if opened.row.decided_at is None else None,
    }
    return render(request, "conduct/breaches/step.html", context)


def _kept(request: MemberRequest, page: Step, form: Any, case: Any, step: str) -> bool:
    """Whether it was; if not, the form says why."""
    try:
        page.keep(step=step, bearer=request.member.bearer, case=case, **form.cleaned_data)
    except tuple(_SAID) as error:
        form.add_error(None, _SAID[type(error)])
        return False
    draft_drop(member=request.member.row, path=request.path)
    return True


def _step(*, step: str, told_on: date | None = None, **typed: Any) -> None:
    if "decision" in typed:
        typed["told_on"] = told_on.isoformat() if told_on else ""
    actions.breach_step(step=step, **typed)


def _who(*, step: str, who: str, **typed: Any) -> None:
    actions.who_name(who=member_or_word(who), **typed)


def _evidence(*, step: str, reference: str, case: Any, **typed: Any) -> None:
    wanted = reference.strip()
    file = file_of(wanted) if wanted else Breach.objects.select_related("about__cabinet").get(file=case).about
    actions.evidence_attach(file=file, case=case, **typed)


def _proceedings(*, step: str, **typed: Any) -> None:
    actions.proceedings_record(**typed)


def _outcome(*, step: str, **typed: Any) -> None:
    actions.breach_close(**typed)


def _people(request: MemberRequest, opened: OpenBreach) -> Typed:
    return {"people": people_choices(request)}


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
    "who": Step(forms.WhoForm, _who, _people),
    "evidence": Step(forms.EvidenceForm, _evidence, _days),
    "proceedings": Step(forms.ProceedingsForm, _proceedings, _so_far),
    "outcome": Step(forms.OutcomeForm, _outcome, _offered),
}
