"""The first contact as a task list, one step a page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from inconfidence.charity.drafts import draft_drop
from inconfidence.charity.house import code_in_force
from inconfidence.charity.papers import page_language
from inconfidence.charity.requests import MemberRequest
from inconfidence.charity.typing_kept import form_for
from inconfidence.files import actions
from inconfidence.files.forms import CaveatForm, ConsentForm, CopyForm, ExplainedForm, NewFileForm, TouchForm
from inconfidence.files.header import header_of
from inconfidence.files.movements import file_of
from inconfidence.files.selectors import file_opened
from inconfidence.files.telling import code_in_a_sentence
from inconfidence.files.views.common import asks_consent_form, first_contact_left, only_asking, to_be_told
from inconfidence.gate.errors import Changed
from inconfidence.gate.facts import Facts
from inconfidence.store.models import Branch, Member
from inconfidence.web.routes import passes

_FORMS: dict[str, type[forms.Form]] = {
    "explained": ExplainedForm,
    "caveat": CaveatForm,
    "copy": CopyForm,
    "consent": ConsentForm,
    "touch": TouchForm,
}
TITLES = {
    "explained": _("Explain the code"),
    "caveat": _("Say that email and messages can be read by others"),
    "copy": _("Offer a copy of the code"),
    "consent": _("Complete the consent form"),
    "touch": _("Agree safe ways to be in touch"),
}
_HINTS = {
    "explained": _("What stays private, and when we may have to speak"),
    "caveat": _("Nobody can promise that they stay private"),
    "copy": _("On paper, in large print or by email"),
    "consent": _("On paper or on the screen; the exceptions are explained with it"),
    "touch": _("Which phone, at what hour, and what to say if someone else answers"),
}


@passes(action="record", information="identity", purpose="support")
def new_file(request: MemberRequest) -> HttpResponse:
    """Somebody new."""
    return _opening(request)


@passes(action="record", information="identity", purpose="support")
def somebody_asks(request: MemberRequest) -> HttpResponse:
    """Somebody without a file asks for what is theirs: a file of its own, then their request."""
    return _opening(request, asks=True)


def _opening(request: MemberRequest, *, asks: bool = False) -> HttpResponse:
    branches = _branches(request.member.row)
    form = form_for(request, NewFileForm, branches=branches, initial={"subject": "enquirer" if asks else ""})
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        member = request.member
        file = actions.file_open(
            bearer=member.bearer,
            member=member.row,
            file=typed["record"],
            subject=typed["subject"],
            header=header_of(typed | {"opened_for": "request" if asks else ""}),
            branch=Branch.objects.get(id=typed["branch"]) if typed.get("branch") else None,
        )
        draft_drop(member=member.row, path=request.path)
        return redirect("request-new" if asks else "first-contact", file.reference)
    return render(request, "files/new.html", {"form": form, "asks": asks})


def _branches(member: Member) -> list[tuple[str, str]]:
    """The branches to choose from, for somebody who works in none of their own; none where there is one."""
    branches = [] if member.branch_id else list(Branch.objects.order_by("name"))
    return [(str(branch.id), branch.name) for branch in branches] if len(branches) > 1 else []


@passes(action="view", information="contact-details", purpose="support")
def first_contact(request: MemberRequest, reference: str) -> HttpResponse:
    """The steps, and which are done."""
    opened = file_opened(request.member.bearer, file_of(reference))
    asking = only_asking(opened.facts)
    form_asked = asks_consent_form() and not asking
    left = first_contact_left(opened.facts, form_asked)
    steps = [step for step in _FORMS if step != "consent" or form_asked]
    if to_be_told(opened.facts):
        left = [*left, "explained"]
    rows = [(step, TITLES[step], _HINTS[step], "todo" if step in left else "done") for step in steps]
    context = {
        "reference": opened.row.reference,
        "opened": opened,
        "rows": rows,
        "left": len(left),
        "only_asking": asking,
        "by_mistake": opened.facts.subject == "client" and actions.client_by_mistake(opened),
        "told": opened.facts.promised is not None,
        # That they hear what is held about them is no step that a note waits for (csf-2012/inform-held).
        "held": "done" if opened.current("notice") else "todo",
    }
    return render(request, "files/first_contact.html", context)


@passes(action="record", information="contact-details", purpose="administration")
def first_contact_step(request: MemberRequest, reference: str, step: str) -> HttpResponse:
    """One step: what to say, and that it was said."""
    if step not in _FORMS:
        raise Http404
    opened = file_opened(request.member.bearer, file_of(reference))
    form = form_for(request, _FORMS[step], **_initial(step, opened.header))
    if request.method == "POST" and form.is_valid():
        try:
            _keep(request, opened, step, form.cleaned_data)
        except Changed:
            form.add_error(None, _("Somebody changed this in the meantime. Read it again, then save yours."))
        else:
            draft_drop(member=request.member.row, path=request.path)
            return redirect("first-contact", reference)
    context = {
        "form": form,
        "reference": reference,
        "step": step,
        "title": TITLES[step],
        "code": code_in_a_sentence(code_in_force().digest, page_language()),
        "before": _before(opened.facts),
        "done": step not in first_contact_left(opened.facts, asks_consent_form=True),
    }
    return render(request, "files/first_contact_step.html", context)


@require_POST
@passes(action="record", information="contact-details", purpose="administration")
def first_contact_undo(request: MemberRequest, reference: str, step: str) -> HttpResponse:
    """A step was not taken after all, or its consent is taken back."""
    why = request.POST.get("why")
    if step not in _FORMS or why not in {"mistake", "taken-back"}:
        raise Http404
    opened = file_opened(request.member.bearer, file_of(reference))
    actions.first_contact_undo(bearer=request.member.bearer, opened=opened, step=step, why=why)
    return redirect("first-contact", reference)


@require_POST
@passes(action="record", information="contact-details", purpose="administration")
def client_now(request: MemberRequest, reference: str) -> HttpResponse:
    """Whoever was asking is a client now: what is left of the first contact comes next."""
    actions.client_now(bearer=request.member.bearer, file=file_of(reference))
    return redirect("first-contact", reference)


@require_POST
@passes(action="record", information="contact-details", purpose="administration")
def client_undo(request: MemberRequest, reference: str) -> HttpResponse:
    """They are no client after all."""
    opened = file_opened(request.member.bearer, file_of(reference))
    actions.client_undo(bearer=request.member.bearer, opened=opened)
    return redirect("file", reference)


def _before(facts: Facts) -> str:
    """The version that they were promised, where it is another than the one in force; else ""."""
    if facts.promised is None or not to_be_told(facts):
        return ""
    return code_in_a_sentence(facts.promised, page_language())


def _initial(step: str, header: Any) -> dict[str, Any]:
    return {"initial": dict(header)} if step == "touch" else {}


def _keep(request: MemberRequest, opened: Any, step: str, typed: dict[str, Any]) -> None:
    bearer, file = request.member.bearer, opened.row
    if step == "touch":
        header = header_of(typed, opened.header)
        words = {"version": opened.header_version, "before": opened.header}
        actions.touch_change(bearer=bearer, file=file, header=header, **words)
        typed = {}
    words = {
        name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in typed.items()
    }
    actions.first_contact_step(bearer=bearer, file=file, step=step, **words)
