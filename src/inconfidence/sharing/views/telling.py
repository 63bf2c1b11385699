"""Telling somebody outside: six questions, the code's answer, and the document."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from inconfidence.charity.directory import names_of
from inconfidence.charity.drafts import draft_drop
from inconfidence.charity.explaining import explained
from inconfidence.charity.house import gate
from inconfidence.charity.requests import MemberRequest
from inconfidence.files.dues import finding
from inconfidence.files.models import Due
from inconfidence.files.movements import file_of
from inconfidence.files.selectors import file_opened
from inconfidence.flow import Decision
from inconfidence.gate.errors import Changed, Refused
from inconfidence.sharing import actions
from inconfidence.sharing.actions.telling import disclosure_movement
from inconfidence.sharing.errors import AlreadyGone
from inconfidence.sharing.forms.telling import TellForm, WhoForm
from inconfidence.sharing.items import composed, items_of
from inconfidence.sharing.judging import going, unjudged, without_names
from inconfidence.sharing.movements import grounds_of
from inconfidence.sharing.proposals import Proposal, proposal_change, proposals_open
from inconfidence.sharing.views.common import clause_title, kept_form, language, proposal_of, why
from inconfidence.sharing.views.journey import OF, STEPS, Step, mends
from inconfidence.web.routes import passes

# Pages whose answer depends on the page before.
_HANGS_ON = {"evidence", "interest", "reason", "reasons", "text"}
_DRAFT = {"action": "record", "information": "support", "purpose": "support"}


@passes(**_DRAFT)
def disclose(request: MemberRequest, reference: str) -> HttpResponse:
    """The first page, and what was begun and not finished."""
    bearer = request.member.bearer
    opened = file_opened(bearer, file_of(reference))
    form = kept_form(request, WhoForm)
    if request.method == "POST" and form.is_valid():
        who = dict(form.cleaned_data)
        record = who.pop("record")
        actions.disclosure_begin(bearer=bearer, opened=opened, record=record, who=who)
        draft_drop(member=request.member.row, path=request.path)
        step = "interest" if who["action"] == "refer" else "reason"
        return redirect("disclose-step", reference, record, step)
    context = {
        "form": form,
        "reference": opened.row.reference,
        "opened": opened,
        "open": proposals_open(opened, "disclosure"),
        "step": STEPS["who"],
        "of": OF,
    }
    return render(request, "sharing/disclose.html", context)


@passes(**_DRAFT)
def disclose_step(request: MemberRequest, reference: str, record: UUID, step: str) -> HttpResponse:
    """One page of the journey. What it asks is kept as soon as it is sent."""
    if step not in STEPS:
        raise Http404
    page, proposal = STEPS[step], proposal_of(request, reference, record, "disclosure")
    if proposal.gone:
        return redirect("disclosed", reference, record)
    kind, kwargs = page.form(proposal, request.member.bearer)
    form = kept_form(request, kind, **kwargs)
    if request.method == "POST" and form.is_valid():
        return _keep(request, proposal, page, form)
    context = {**_page(proposal), "form": form, "step": page, "of": OF, **_beside(step, proposal)}
    return render(request, page.template, context)


def _keep(request: MemberRequest, proposal: Proposal, page: Step, form: Any) -> HttpResponse:
    bearer, written = request.member.bearer, page.answers(form, proposal)
    try:
        if "evidence" in written:
            actions.disclosure_part(
                bearer=bearer, proposal=proposal, part="evidence", answers=written["evidence"]
            )
        else:
            proposal_change(bearer=bearer, proposal=proposal, **written)
    except AlreadyGone:
        return redirect("disclosed", proposal.opened.row.reference, proposal.id)
    draft_drop(member=request.member.row, path=request.path)
    then = page.then(proposal, written)
    # Whoever came here to mend one thing goes back to the answer, unless the next page hangs on this one.
    if "back" in request.GET and then not in _HANGS_ON:
        then = "check"
    address = reverse(
        "disclose-check" if then == "check" else "disclose-step",
        args=[proposal.opened.row.reference, proposal.id, *([] if then == "check" else [then])],
    )
    return redirect(address + ("?back" if "back" in request.GET and then != "check" else ""))


@passes(action="disclose", recipient="other", information="support", purpose="legal")
def disclose_check(request: MemberRequest, reference: str, record: UUID) -> HttpResponse:
    """May this be told? The code's answer, what is missing, and the last word."""
    proposal = proposal_of(request, reference, record, "disclosure")
    if proposal.gone:
        return redirect("disclosed", reference, record)
    form = TellForm(request.POST or None, initial={"revision": proposal.content["revision"]})
    changed = False
    if request.method == "POST" and form.is_valid():
        try:
            return _tell(request, proposal, form.cleaned_data["revision"])
        except Changed:
            changed = True
        except Refused:
            return redirect("disclose-check", reference, record)
    decision = gate().preview(request.member.bearer, disclosure_movement(proposal))
    context = {
        **_page(proposal),
        **_answer(proposal, decision),
        "form": TellForm(initial={"revision": proposal.content["revision"]}),
        "changed": changed,
        "of": OF,
    }
    return render(request, "sharing/disclose_check.html", context)


def _tell(request: MemberRequest, proposal: Proposal, revision: int) -> HttpResponse:
    bearer, reference = request.member.bearer, proposal.opened.row.reference
    made = actions.disclosure_make(bearer=bearer, proposal=proposal, revision=revision, language=language())
    if made is None:
        return redirect("disclosed", reference, proposal.id)
    return _disclosed(request, reference, proposal.id, made.password)


@passes(action="view", information="support", purpose="support")
def disclosed(request: MemberRequest, reference: str, record: UUID) -> HttpResponse:
    """What was told, to whom and on which clause; the document."""
    return _disclosed(request, reference, record, password="")


def _disclosed(request: MemberRequest, reference: str, record: UUID, password: str) -> HttpResponse:
    proposal = proposal_of(request, reference, record, "disclosure")
    if not proposal.gone:
        return redirect("disclose-check", reference, record)
    context = {
        **_page(proposal),
        "password": password,
        "groups": password.split("-"),
        "stayed": _stayed(proposal),
        "duties": [duty for duty in proposal.content["duties"] if duty != "register"],
        "called": proposal.content.get("called", False),
        "mine": proposal.content["told_by"] == str(request.member.row.id),
        **_review(request, proposal),
    }
    return render(request, "sharing/disclosed.html", context)


def _review(request: MemberRequest, proposal: Proposal) -> dict[str, Any]:
    """Whether what was told has been looked at again; by name, who finds that on their list, but for the teller."""
    owed = [one for one in proposal.content["owed"] if one["duty"] == "review"]
    owing = {UUID(id) for one in owed for id in one["who"]}
    done = Due.objects.filter(record_id=proposal.id, member_id__in=owing).values_list("done_at", flat=True)
    others = finding(proposal.id, UUID(proposal.content["told_by"]), member_id__in=owing)
    names = names_of(request.member.bearer, others)
    return {"looked_at": bool(done) and all(done), "reviewing": [one.name for one in names.values()]}


@require_POST
@passes(**_DRAFT)
def document_renew(request: MemberRequest, reference: str, record: UUID) -> HttpResponse:
    """The same document under a new password, for whoever lost the first."""
    proposal = proposal_of(request, reference, record, "disclosure")
    made = actions.document_renew(bearer=request.member.bearer, proposal=proposal)
    return _disclosed(request, reference, record, made.password)


@passes(action="view", information="support", purpose="support")
def document(request: MemberRequest, reference: str, record: UUID) -> HttpResponse:
    """The locked document; its name is its reference and nothing else."""
    name, content = actions.document_read(
        bearer=request.member.bearer, file=file_of(reference), record=record
    )
    headers = {"Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _page(proposal: Proposal) -> dict[str, Any]:
    """What every page of the journey shows around its question."""
    return {
        "reference": proposal.opened.row.reference,
        "opened": proposal.opened,
        "proposal": proposal,
        "who": proposal.part("who"),
        "going": going(proposal),
        "grounds": grounds_of(proposal.content),
        "asked": [
            one
            for one in proposal.opened.current("consultation")
            if one.content.get("about") == str(proposal.id) and one.content["state"] == "gone"
        ],
    }


def _beside(step: str, proposal: Proposal) -> dict[str, Any]:
    """What only one page shows."""
    if step == "text" and proposal.part("going").get("form") == "anonymous":
        text = composed(going(proposal))
        found = without_names(text, proposal.opened.header).spans
        left_out = {text[span.start : span.end]: span.replacement for span in found}
        return {"left_out": sorted(left_out.items())}
    return {}


def _answer(proposal: Proposal, decision: Decision) -> dict[str, Any]:
    rows: dict[Any, tuple[str, Any, str]] = {}
    for need in decision.missing:
        step, label = mends(need)
        rows.setdefault(label, (_mending(proposal, step), label, clause_title(decision, need.clause)))
    return {
        "decision": decision,
        "explanation": explained(decision, language()),
        "missing": list(rows.values()),
        "why": why(decision),
        "unjudged": len(unjudged(proposal)),
        "items": len(items_of(proposal.opened)),
        # What is done by the program itself is no news to anybody.
        "duties": [duty for duty in decision.duties if duty.duty != "register"],
        "closed": proposal.part("consent").get("consent") in {"refused", "withdrawn"},
    }


def _mending(proposal: Proposal, step: str) -> str:
    """Where something missing is mended; from there it leads back to the answer."""
    reference = proposal.opened.row.reference
    if step == "first-contact":
        return reverse("first-contact", args=[reference])
    return reverse("disclose-step", args=[reference, proposal.id, step]) + "?back" if step else ""


def _stayed(proposal: Proposal) -> list[tuple[str, str]]:
    """What was withheld, and why; by what it is, not what it says."""
    judged = proposal.part("items")
    stays = [item for item in items_of(proposal.opened) if item.id in judged and not judged[item.id]["goes"]]
    return [(item.label, judged[item.id]["why"]) for item in stays]
