"""The pages on which something is written down in the register of checks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inconfidence.charity.drafts import draft_drop
from inconfidence.charity.requests import MemberRequest
from inconfidence.charity.typing_kept import form_for
from inconfidence.conduct.certificates import actions, forms
from inconfidence.conduct.certificates.errors import KeptAlready, NoTimeToKeep
from inconfidence.conduct.certificates.movements import line_of
from inconfidence.conduct.certificates.selectors import OpenLine, checks_asked, have_a_line, line_opened
from inconfidence.files.views.common import member_names
from inconfidence.gate.errors import Absent, Changed, Refused
from inconfidence.sharing.words import ROLE_LABELS
from inconfidence.store.models import Member
from inconfidence.web.days import date_format
from inconfidence.web.routes import passes

Typed = dict[str, Any]
Sent = Mapping[str, Any]
_RECORD = {"action": "record", "information": "dbs-record", "purpose": "personnel", "subject": "volunteer"}
Said = Mapping[type[Exception], str | Promise]
# What can go wrong with each step, as its form says it.
_OF_CORRECTING: Said = {Changed: _("Somebody was quicker: look again at what is written there now.")}
_OF_KEEPING: Said = {
    Refused: _("Its time is over: it may not be kept. Destroy it now."),
    KeptAlready: _("The certificate of this check came already. Enter the newer check first."),
    NoTimeToKeep: _(
        "The code gives no time for which a certificate may be kept. Look at it, and give it back."
    ),
}
_OF_DESTROYING: Said = {Absent: _("It was written down already that this certificate is destroyed.")}


@passes(**_RECORD)
def check_new(request: MemberRequest) -> HttpResponse:
    """A check of somebody of whom there is no line yet."""
    checks_asked(request.member.bearer)
    form = form_for(request, forms.EnterForm, people=_without_a_line(request))
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        who = None if typed["who"] == forms.NO_MEMBER else Member.objects.get(id=UUID(typed["who"]))
        words = {"line": typed["record"], "who": who, **form.facts()}
        row = actions.check_enter(bearer=request.member.bearer, **words)
        return _kept(request, row.reference)
    return render(request, "conduct/certificates/step.html", {"form": form, "heading": _("Enter a check")})


def _without_a_line(request: MemberRequest) -> list[tuple[str, str]]:
    """Everybody who works here or is invited to, and of whom there is no line yet."""
    rows = Member.objects.exclude(state=Member.State.LEFT).exclude(id__in=have_a_line())
    names = member_names(request, rows)
    found = [(str(row.id), f"{names[row.id]} · {ROLE_LABELS[row.role]}") for row in rows]
    return sorted(found, key=lambda one: one[1].casefold())


@dataclass(frozen=True, slots=True)
class Step:
    """A page: its heading, its form, what the form is given, what keeps it, and what can go wrong."""

    heading: str | Promise
    form: type[BaseForm]
    keep: Callable[..., object]
    given: Callable[[OpenLine, Sent], Typed] = lambda _line, _sent: {}
    said: Said = field(default_factory=dict)


@passes(**_RECORD)
def check_step(request: MemberRequest, reference: str, step: str) -> HttpResponse:
    """One step: asked, and kept."""
    page = _PAGES.get(step)
    opened = line_opened(request.member.bearer, line_of(reference))
    if page is None:
        raise Http404
    form = form_for(request, page.form, **page.given(opened, request.POST))
    if request.method == "POST" and form.is_valid() and _done(request, page, form, opened):
        return _kept(request, opened.row.reference)
    context = {"form": form, "heading": page.heading, "step": step, "line": opened}
    return render(request, "conduct/certificates/step.html", {**context, "reference": opened.row.reference})


def _done(request: MemberRequest, page: Step, form: Any, opened: OpenLine) -> bool:
    """Whether it was kept; if not, the form says why."""
    try:
        page.keep(request.member.bearer, opened, form)
    except tuple(page.said) as error:
        form.add_error(None, page.said[type(error)])
        if isinstance(error, Changed):
            _shown_beside(form, opened)
        return False
    return True


def _shown_beside(form: Any, opened: OpenLine) -> None:
    """What is written there now stands above what they typed, and they can send it again."""
    form.data = form.data.copy()
    form.data["version"] = opened.versions[form.cleaned_data["check"]]
    form.overtaken = True


def _kept(request: MemberRequest, reference: str) -> HttpResponse:
    draft_drop(member=request.member.row, path=request.path)
    return redirect("check", reference)


def _newer(bearer: Any, opened: OpenLine, form: Any) -> None:
    actions.check_newer(bearer=bearer, line=opened.row, record=form.cleaned_data["record"], **form.facts())


def _correct(bearer: Any, opened: OpenLine, form: Any) -> None:
    typed = form.cleaned_data
    words = {name: typed.get(name) for name in ("check", "version", "decided_on")}
    actions.check_correct(bearer=bearer, line=opened.row, **words, **form.facts())


def _paper(bearer: Any, opened: OpenLine, form: Any) -> None:
    actions.certificate_keep(bearer=bearer, line=opened.row, **{"decided_on": None, **form.cleaned_data})


def _destroyed(bearer: Any, opened: OpenLine, form: Any) -> None:
    typed = {**form.cleaned_data, "certificate": UUID(form.cleaned_data["certificate"])}
    actions.certificate_destroyed(bearer=bearer, line=opened.row, **typed)


def _as_it_is(opened: OpenLine, sent: Sent) -> Typed:
    """The newest check as it is written down, to be put right; or the one that the form showed, where a newer one came
    since."""
    check = next((one for one in opened.checks if str(one.id) == sent.get("check")), opened.checks[0])
    issued_on = date.fromisoformat(check.content["issued_on"])
    initial = {**check.content, "issued_on": issued_on}
    initial |= {"check": check.id, "version": opened.versions[check.id]}
    here = any(paper.row.of_check == check.id for paper in opened.here)
    return {"initial": initial, "waits": here and check.content["decision"] == "open"}


def _same_person(opened: OpenLine, _sent: Sent) -> Typed:
    newest = opened.checks[0].content
    return {"initial": {"name": newest["name"], "position": newest["position"]}}


def _decided(opened: OpenLine, _sent: Sent) -> Typed:
    return {"decided": opened.checks[0].content["decision"] != "open"}


def _here(opened: OpenLine, _sent: Sent) -> Typed:
    said = [
        (str(one.row.id), _("The one that came on %(day)s") % {"day": date_format(one.row.came_on)})
        for one in opened.here
    ]
    return {"papers": said, "initial": {"certificate": said[0][0] if said else ""}}


_PAGES: Mapping[str, Step] = {
    "newer": Step(_("Enter a newer check"), forms.FactsForm, _newer, _same_person),
    "correct": Step(
        _("Put the check right, or say what was decided"),
        forms.CorrectForm,
        _correct,
        _as_it_is,
        _OF_CORRECTING,
    ),
    "paper": Step(_("The certificate is here"), forms.PaperForm, _paper, _decided, _OF_KEEPING),
    "destroyed": Step(
        _("The certificate is destroyed"), forms.DestroyedForm, _destroyed, _here, _OF_DESTROYING
    ),
}
