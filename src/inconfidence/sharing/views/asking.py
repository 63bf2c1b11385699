"""Asking a colleague: for what and whom, which passages, the text read over, the code's answer."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from inconfidence.charity.directory import name_of
from inconfidence.charity.drafts import draft_drop
from inconfidence.charity.explaining import explained
from inconfidence.charity.house import gate
from inconfidence.charity.requests import MemberRequest
from inconfidence.files.movements import file_of
from inconfidence.files.selectors import file_opened
from inconfidence.gate.errors import Changed, Refused
from inconfidence.sharing import actions
from inconfidence.sharing.actions.consulting import colleague_of, consultation_movement
from inconfidence.sharing.errors import AlreadyGone, KeptFromThem, NotAColleague
from inconfidence.sharing.forms.asking import KNOWING, KnowsForm, PassagesForm, TextForm, WhomForm
from inconfidence.sharing.forms.telling import TellForm
from inconfidence.sharing.items import Item, composed, notes_of
from inconfidence.sharing.judging import fingerprint, without_names
from inconfidence.sharing.proposals import (
    Proposal,
    proposal_begin,
    proposal_change,
    proposals_open,
)
from inconfidence.sharing.views.common import (
    clause_title,
    colleague_choices,
    kept_form,
    language,
    not_asked,
    note_choices,
    proposal_of,
    why,
)
from inconfidence.store.models import Member
from inconfidence.web.routes import passes

_DRAFT = {"action": "record", "information": "support", "purpose": "guidance"}
OF = 4
# What is missing, in the words of the vocabulary → the page that mends it.
_MENDS = {"consent": "knows", "discussion": "knows", "form": "passages", "done": "passages"}


@passes(**_DRAFT)
def consult(request: MemberRequest, reference: str) -> HttpResponse:
    """For what and whom, and what was begun and not sent."""
    bearer = request.member.bearer
    opened = file_opened(bearer, file_of(reference))
    whom = colleague_choices(request, opened)
    form = kept_form(request, WhomForm, colleagues=whom, initial=_begin_with(request))
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        about = str(typed["about"]) if typed["about"] else ""
        words = {"purpose": typed["purpose"], "colleague": typed["colleague"], "about": about}
        proposal_begin(bearer=bearer, opened=opened, record=typed["record"], kind="consultation", **words)
        draft_drop(member=request.member.row, path=request.path)
        return redirect("consult-step", reference, typed["record"], "passages")
    context = {
        "form": form,
        "reference": opened.row.reference,
        "opened": opened,
        "open": proposals_open(opened, "consultation"),
        "number": 1,
        "of": OF,
    }
    return render(request, "sharing/consult.html", context)


def _begin_with(request: MemberRequest) -> dict[str, Any]:
    """Whom and about what, where another page sent somebody here to ask first (cwc/ask-manager)."""
    initial = {"about": request.GET.get("about", "")}
    managers = Member.objects.filter(role="manager", state=Member.State.ACTIVE).order_by("id")
    if request.GET.get("of") == "manager":
        initial |= {"purpose": "guidance", "colleague": str(getattr(managers.first(), "id", ""))}
    return initial


@passes(**_DRAFT)
def consult_step(request: MemberRequest, reference: str, record: UUID, step: str) -> HttpResponse:
    """One page of the journey. What it asks is kept as soon as it is sent."""
    if step not in _PAGES:
        raise Http404
    proposal = proposal_of(request, reference, record, "consultation")
    if proposal.gone:
        return redirect("thread", record)
    return _PAGES[step](request, proposal)


def _passages(request: MemberRequest, proposal: Proposal) -> HttpResponse:
    notes = notes_of(proposal.opened)
    initial = {"form": "anonymous", **proposal.content}
    form = kept_form(request, PassagesForm, notes=note_choices(notes), initial=initial)
    if request.method == "POST" and form.is_valid():
        words = {"chosen": [], **form.cleaned_data}
        return _keep(request, proposal, "text", **words)
    return _render(request, proposal, "sharing/consult_passages.html", form, 2)


def _text(request: MemberRequest, proposal: Proposal) -> HttpResponse:
    content, header = proposal.content, proposal.opened.header
    if "question" not in content:
        return redirect("consult-step", proposal.opened.row.reference, proposal.id, "passages")
    nameless = content["form"] == "anonymous"
    text, made_from = composed(_chosen(proposal), content["question"]), _made_from(proposal)
    found = without_names(text, header) if nameless else None
    fresh = found.text if found else text
    initial = {"text": content["text"] if content.get("made_from") == made_from else fresh}
    form = kept_form(request, TextForm, initial=initial, header=header, nameless=nameless)
    if request.method == "POST" and form.is_valid():
        return _keep(request, proposal, "check", text=form.cleaned_data["text"], made_from=made_from)
    left_out = {text[span.start : span.end]: span.replacement for span in (found.spans if found else ())}
    return _render(request, proposal, "sharing/consult_text.html", form, 3, left_out=sorted(left_out.items()))


def _knows(request: MemberRequest, proposal: Proposal) -> HttpResponse:
    form = kept_form(request, KnowsForm, initial={"knows": proposal.content.get("knows")})
    if request.method == "POST" and form.is_valid():
        knows = form.cleaned_data["knows"]
        return _keep(request, proposal, "check", knows=knows, **KNOWING[knows])
    return _render(request, proposal, "sharing/consult_knows.html", form, 4)


_PAGES = {"passages": _passages, "text": _text, "knows": _knows}


@passes(action="share", recipient="colleague", information="support", purpose="guidance")
def consult_check(request: MemberRequest, reference: str, record: UUID) -> HttpResponse:
    """The code's answer, and the last word."""
    proposal = proposal_of(request, reference, record, "consultation")
    if proposal.gone:
        return redirect("thread", record)
    if proposal.content.get("made_from") != _made_from(proposal):
        return redirect("consult-step", reference, record, "text")
    form = TellForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _send(request, proposal, form.cleaned_data["revision"])
    try:
        colleague = colleague_of(proposal)
    except NotAColleague as why_not:
        kept_from_them = isinstance(why_not, KeptFromThem)
        context = {**_page(proposal), "kept_from_them": kept_from_them, "why_not": not_asked(why_not)}
        return render(request, "sharing/not_a_colleague.html", context)
    context = {**_page(proposal), **_answer(request, proposal, colleague), "number": OF, "of": OF}
    return render(request, "sharing/consult_check.html", context)


def _answer(request: MemberRequest, proposal: Proposal, colleague: Member) -> dict[str, Any]:
    """What the code says, and what is missing, with the page that mends it."""
    bearer = request.member.bearer
    decision = gate().preview(bearer, consultation_movement(bearer, proposal, colleague))
    rows = {
        _MENDS[need.any_of[0].attribute]: clause_title(decision, need.clause) for need in decision.missing
    }
    return {
        "form": TellForm(initial={"revision": proposal.content["revision"]}),
        "colleague": name_of(bearer, colleague).name,
        "decision": decision,
        "explanation": explained(decision, language()),
        "missing": list(rows.items()),
        "why": why(decision),
        "changed": "changed" in request.GET,
    }


def _send(request: MemberRequest, proposal: Proposal, revision: int) -> HttpResponse:
    reference = proposal.opened.row.reference
    try:
        if revision != proposal.content["revision"]:
            raise Changed
        actions.consultation_send(bearer=request.member.bearer, proposal=proposal)
    except Changed:
        return redirect(reverse("consult-check", args=[reference, proposal.id]) + "?changed")
    except (Refused, NotAColleague):
        return redirect("consult-check", reference, proposal.id)
    return redirect(reverse("thread", args=[proposal.id]) + "?sent")


def _keep(request: MemberRequest, proposal: Proposal, then: str, **words: Any) -> HttpResponse:
    reference = proposal.opened.row.reference
    try:
        proposal_change(bearer=request.member.bearer, proposal=proposal, **words)
    except AlreadyGone:
        return redirect("thread", proposal.id)
    draft_drop(member=request.member.row, path=request.path)
    if then == "check":
        return redirect("consult-check", reference, proposal.id)
    return redirect("consult-step", reference, proposal.id, then)


def _chosen(proposal: Proposal) -> list[Item]:
    ids = set(proposal.content.get("chosen", []))
    return [note for note in notes_of(proposal.opened) if note.id in ids]


def _made_from(proposal: Proposal) -> str:
    """Which question and passages the text was read over for."""
    content = proposal.content
    return fingerprint(_chosen(proposal), f"{content.get('form')} {content.get('question')}")


def _page(proposal: Proposal) -> dict[str, Any]:
    return {"reference": proposal.opened.row.reference, "opened": proposal.opened, "proposal": proposal}


def _render(
    request: MemberRequest, proposal: Proposal, template: str, form: Any, number: int, **more: Any
) -> HttpResponse:
    context = {**_page(proposal), "form": form, "number": number, "of": OF, **more}
    return render(request, template, context)
