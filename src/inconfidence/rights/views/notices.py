"""Notices of what is held, as pages and as documents: of a file, of a member, and the one for everybody."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inconfidence.charity.papers import page_language
from inconfidence.charity.requests import MemberRequest
from inconfidence.files.movements import file_of
from inconfidence.files.selectors import OpenFile, file_opened
from inconfidence.kernel.language import LANGUAGES, Language
from inconfidence.rights import actions
from inconfidence.rights.forms.notices import GivenForm
from inconfidence.rights.notices import (
    Notice,
    notice_of_charity,
    notice_of_file,
    notice_of_member,
    notice_pdf,
)
from inconfidence.rights.notices.of_file import hearing, kept_from_them, unspoken_of
from inconfidence.web.routes import no_flow, passes

_VIEW = {"action": "view", "information": "support", "purpose": "rights"}
_OWN = "a member reads what is held about themselves, as the law gives to everybody"
_PUBLIC = "what is held, and what anybody may ask, is public as the code is"


@passes(**_VIEW)
def held(request: MemberRequest, reference: str) -> HttpResponse:
    """What is held about the person of a file, to be given to them."""
    opened = _opened(request, reference)
    heard = _heard(request)
    context = {
        "notice": notice_of_file(opened, page_language(), hearing(opened, heard)),
        "reference": opened.row.reference,
        "silent": kept_from_them(opened),
        "unspoken": unspoken_of(opened),
        "heard": heard,
        "form": GivenForm(),
        "given": opened.current("notice"),
        "papers": _papers(),
    }
    return render(request, "rights/held.html", context)


@passes(**_VIEW)
def held_paper(request: MemberRequest, reference: str, lang: str) -> HttpResponse:
    """The same as a document, in the language of the person."""
    opened = _opened(request, reference)
    notice = notice_of_file(opened, _language(lang), hearing(opened, _heard(request)))
    return _pdf(notice, reference.upper())


@require_POST
@passes(action="record", information="support", purpose="rights")
def held_given(request: MemberRequest, reference: str) -> HttpResponse:
    """The person has been told what is held."""
    form = GivenForm(request.POST)
    if form.is_valid():
        file, record = file_of(reference), form.cleaned_data["record"]
        actions.notice_given(bearer=request.member.bearer, file=file, record=record)
    return redirect("held", reference)


@no_flow("members", _OWN)
def own_held(request: MemberRequest) -> HttpResponse:
    """What is held about the member at the page."""
    notice = notice_of_member(request.member.row, page_language())
    return render(request, "rights/own_held.html", {"notice": notice, "papers": _papers()})


@no_flow("members", _OWN)
def own_held_paper(request: MemberRequest, lang: str) -> HttpResponse:
    """The same as a document."""
    return _pdf(notice_of_member(request.member.row, _language(lang)), "notice")


@no_flow("open", _PUBLIC)
def privacy(request: HttpRequest) -> HttpResponse:
    """The privacy notice that goes with the code."""
    return render(request, "rights/privacy.html", {"notice": notice_of_charity(page_language())})


@no_flow("open", _PUBLIC)
def privacy_paper(request: HttpRequest, lang: str) -> HttpResponse:
    """The same as a document."""
    return _pdf(notice_of_charity(_language(lang)), "privacy")


def _opened(request: MemberRequest, reference: str) -> OpenFile:
    return file_opened(request.member.bearer, file_of(reference), "rights")


def _heard(request: MemberRequest) -> bool:
    """Whether the reader says that the person may hear of worries too."""
    return request.GET.get("heard") == "yes"


def _papers() -> list[tuple[str, str]]:
    """Each language in which it can be printed, with the button's words: that of the page first."""
    papers = [("en", _("To print, in English")), ("fr", _("To print, in French"))]
    return sorted(papers, key=lambda paper: paper[0] != page_language())


def _language(lang: str) -> Language:
    if lang not in LANGUAGES:
        raise Http404
    return lang


def _pdf(notice: Notice, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}-{notice.language}.pdf"'}
    return HttpResponse(notice_pdf(notice), "application/pdf", headers=headers)
