"""Somebody asks for what is theirs: writing it down, its page, more time, its end, and the register."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from inconfidence.charity.directory import names_of
from inconfidence.charity.drafts import draft_drop
from inconfidence.charity.requests import MemberRequest
from inconfidence.files.movements import file_of
from inconfidence.files.selectors import file_opened
from inconfidence.rights import actions
from inconfidence.rights.asked import Asked, asked_opened, may_be_longer, requests_of
from inconfidence.rights.authorities import authority
from inconfidence.rights.forms.asking import CloseForm, KnownForm, LongerForm, RequestForm
from inconfidence.rights.models import Request
from inconfidence.rights.views.changing import is_kept
from inconfidence.sharing.views.common import kept_form
from inconfidence.web.routes import passes

_LINES = 25
_RECORD = {"action": "record", "information": "support", "purpose": "rights"}
_KNOWN = ("came", "checked", "authorised")


@passes(**_RECORD)
def request_new(request: MemberRequest, reference: str) -> HttpResponse:
    """Who asks for what, how it came, and on which day."""
    bearer, file = request.member.bearer, file_of(reference)
    opened = file_opened(bearer, file)
    wanted = request.GET.get("wanted", "")
    form = kept_form(request, RequestForm, initial={"wanted": wanted} if wanted in Request.Wanted else {})
    if request.method == "POST" and form.is_valid():
        actions.request_take(bearer=bearer, file=file, **form.cleaned_data)
        draft_drop(member=request.member.row, path=request.path)
        return redirect("request", opened.row.reference, form.cleaned_data["record"])
    context = {"form": form, "opened": opened, "reference": opened.row.reference}
    return render(request, "rights/request_new.html", context)


@passes(action="view", information="support", purpose="rights")
def request_page(request: MemberRequest, reference: str, record: UUID) -> HttpResponse:
    """One request: what was asked, until when, and what can be done."""
    asked = _asked(request, reference, record)
    return render(request, "rights/request.html", page_of(asked))


@passes(**_RECORD)
def request_known(request: MemberRequest, reference: str, record: UUID) -> HttpResponse:
    """It has come in writing since, or it is known since that it is they."""
    asked = _asked(request, reference, record)
    if not asked.open:
        return redirect("request", reference, record)
    initial = {name: asked.content[name] for name in _KNOWN}
    form = KnownForm(request.POST or None, initial=initial)
    bearer = request.member.bearer

    def keep() -> None:
        actions.request_change(bearer=bearer, asked=asked, verb="request-known", **form.cleaned_data)

    if is_kept(request, asked, form, keep):
        return redirect("request", reference, record)
    return _form_page(request, asked, "rights/request_known.html", form)


@passes(**_RECORD)
def request_longer(request: MemberRequest, reference: str, record: UUID) -> HttpResponse:
    """Two months more, with the reason that the person was told."""
    asked = _asked(request, reference, record)
    form = kept_form(request, LongerForm)
    if not may_be_longer(asked.row):
        return redirect("request", reference, record)
    bearer = request.member.bearer

    def keep() -> None:
        actions.request_longer(bearer=bearer, asked=asked, why=form.cleaned_data["why"])

    if is_kept(request, asked, form, keep):
        return redirect("request", reference, record)
    return _form_page(request, asked, "rights/request_longer.html", form)


@passes(**_RECORD)
def request_close(request: MemberRequest, reference: str, record: UUID) -> HttpResponse:
    """How it ended: put right, taken back, refused."""
    asked = _asked(request, reference, record)
    if not asked.open:
        return redirect("request", reference, record)
    form = kept_form(request, CloseForm, ends=ends_of(asked))
    bearer = request.member.bearer

    def keep() -> None:
        actions.request_close(bearer=bearer, asked=asked, **form.cleaned_data)

    if is_kept(request, asked, form, keep):
        return redirect("request", reference, record)
    return _form_page(request, asked, "rights/request_close.html", form)


@passes(action="view", actor="manager", information="support", purpose="support")
def requests(request: MemberRequest) -> HttpResponse:
    """The register: who asked when, until when it is answered, and how it ended."""
    bearer = request.member.bearer
    found = Paginator(requests_of(bearer), _LINES).get_page(request.GET.get("page"))
    names = names_of(bearer, {row.taken_by for row in found.object_list})
    rows = [(row, names[row.taken_by_id].name) for row in found.object_list]
    return render(request, "rights/requests.html", {"rows": rows, "found": found})


def ends_of(asked: Asked) -> list[str]:
    """The ways in which this request can end by hand."""
    ends = [Request.Outcome.REFUSED.value, Request.Outcome.WITHDRAWN.value]
    if not asked.about_themselves:
        return [Request.Outcome.TOLD.value, *ends]
    return [Request.Outcome.CORRECTED.value, *ends] if asked.row.wanted == "correct" else ends


def _asked(request: MemberRequest, reference: str, record: UUID) -> Asked:
    return asked_opened(request.member.bearer, file_of(reference), record)


def page_of(asked: Asked) -> dict[str, Any]:
    """What every page of a request shows around its question."""
    return {
        "asked": asked,
        "row": asked.row,
        "content": asked.content,
        "reference": asked.opened.row.reference,
        "longer": may_be_longer(asked.row),
        "authority": authority(),
    }


def _form_page(request: MemberRequest, asked: Asked, template: str, form: Any) -> HttpResponse:
    return render(request, template, {**page_of(asked), "form": form})
