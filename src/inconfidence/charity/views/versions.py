"""The code for anyone to read and take along, its versions, and adopting one."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inconfidence.charity import actions
from inconfidence.charity.actions.adopting import answers_for_code
from inconfidence.charity.adopting_forms import AdoptForm, UndertakingForm
from inconfidence.charity.drafts import draft_drop
from inconfidence.charity.errors import NotAdopted, UnknownVersion
from inconfidence.charity.house import code_in_force, the_charity
from inconfidence.charity.papers import page_language, paper_pdf, papers_offered
from inconfidence.charity.requests import MemberRequest
from inconfidence.charity.selectors import members_to_sign, undertaking_owed
from inconfidence.charity.typing_kept import form_for
from inconfidence.charity.versions import adoptions, version
from inconfidence.codex.paper import KINDS, sheet_of
from inconfidence.web.routes import no_flow, passes

_ADOPTING = {
    "action": "record",
    "actor": "trustee",
    "subject": "organisation",
    "information": "organisational",
    "purpose": "administration",
}


@no_flow("open", "the code is public")
def code_page(request: HttpRequest) -> HttpResponse:
    """The code in force, for anyone, and the papers to take along."""
    sheet = sheet_of(code_in_force(), "copy", page_language(), the_charity().adopted_on.isoformat())
    context = {"sheet": sheet, "papers": papers_offered(code_in_force())}
    return render(request, "charity/code.html", context)


@no_flow("open", "the code is public")
def paper(request: HttpRequest, kind: str, size: str) -> HttpResponse:
    """The copy for clients, the undertaking or the consent form as a PDF, in normal or large print; of the version in
    force, or of the one of the digest that is asked for."""
    if kind not in KINDS or size not in {"normal", "large"}:
        raise Http404
    notice_at = request.build_absolute_uri(reverse("privacy"))
    digest = request.GET.get("version", "")
    try:
        name, made = paper_pdf(kind, large=size == "large", notice_at=notice_at, digest=digest)
    except UnknownVersion as unknown:
        raise Http404 from unknown
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made, "application/pdf", headers=headers)


@no_flow("open", "which code held when is public, as the code is")
def versions(request: HttpRequest) -> HttpResponse:
    """Every version that was adopted, with its day and its digest."""
    now = the_charity().code_digest
    rows = [(row, version(row.digest).title(page_language()), row.digest == now) for row in adoptions()]
    signed_in = getattr(request, "member", None)
    may_adopt = signed_in is not None and answers_for_code(signed_in.row)
    return render(request, "charity/versions.html", {"rows": rows, "may_adopt": may_adopt})


@no_flow("open", "the code is public, and so is what it said before")
def version_page(request: HttpRequest, digest: str) -> HttpResponse:
    """The text of one version, as it was adopted."""
    row = next((row for row in adoptions() if row.digest == digest), None)
    if row is None:
        raise Http404
    sheet = sheet_of(version(row.digest), "copy", page_language(), row.adopted_on.isoformat())
    return render(request, "charity/version.html", {"sheet": sheet, "row": row})


@passes(**_ADOPTING)
def adopt(request: MemberRequest) -> HttpResponse:
    """What the board adopted is entered: first looked at, then put in force."""
    actions.code_may_adopt(bearer=request.member.bearer)
    form = form_for(request, AdoptForm)
    if request.method != "POST" or not form.is_valid():
        return render(request, "charity/adopt.html", {"form": form})
    # What is put in force is what was looked at, to the letter.
    if request.POST.get("looked_at") != form.law.digest:
        return _look(request, form)
    try:
        actions.code_adopt(
            bearer=request.member.bearer,
            code=form.law,
            adopted_on=form.cleaned_data["adopted_on"],
            signed_as=form.cleaned_data["signed_as"],
            sign_by=form.cleaned_data["sign_by"],
        )
    except NotAdopted:
        form.add_error(None, _("Another version was adopted a moment ago. Look at it first."))
        return render(request, "charity/adopt.html", {"form": form})
    draft_drop(member=request.member.row, path=request.path)
    return redirect("versions")


def _look(request: MemberRequest, form: AdoptForm) -> HttpResponse:
    """Everything once more, before it holds."""
    context = {
        "form": form,
        "before": code_in_force().title(page_language()),
        "sheet": sheet_of(form.law, "copy", page_language()),
        "digest": form.law.digest,
        "own": form.own_text,
        "sent": [(name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken"],
        "members": members_to_sign(),
    }
    return render(request, "charity/adopt_look.html", context)


@no_flow("members", "the undertaking is the member's own promise, and moves nothing about anybody")
def undertaking(request: MemberRequest) -> HttpResponse:
    """The code in force, to be read and signed."""
    return _undertaking_page(request, UndertakingForm())


@require_POST
@no_flow("members", "the undertaking is the member's own promise, and moves nothing about anybody")
def undertaking_sign(request: MemberRequest) -> HttpResponse:
    """The member signs the version that they have just read."""
    form = UndertakingForm(request.POST)
    if not form.is_valid():
        return _undertaking_page(request, form)
    if request.POST.get("version") != code_in_force().digest:
        form.add_error(None, _("Another version was adopted while you were reading. Please read this one."))
        return _undertaking_page(request, form)
    if request.member.row.signed_digest != code_in_force().digest:
        actions.undertaking_sign(bearer=request.member.bearer, member=request.member.row)
    return redirect("undertaking")


def _undertaking_page(request: MemberRequest, form: UndertakingForm) -> HttpResponse:
    law = code_in_force()
    context: dict[str, Any] = {
        "form": form,
        "sheet": sheet_of(law, "undertaking", page_language(), the_charity().adopted_on.isoformat()),
        "digest": law.digest,
        "owed": undertaking_owed(request.member.row),
    }
    return render(request, "charity/undertaking.html", context)
