"""The record of processing and the register of duties: read, said, printed."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import override

from inconfidence.charity.actions.ours import ours_may_write, ours_read
from inconfidence.charity.actions.stating import statement_make
from inconfidence.charity.drafts import draft_drop
from inconfidence.charity.papers import page_language
from inconfidence.charity.processing.questions import QUESTIONS, Question
from inconfidence.charity.processing.statements import statement_of, wordings_of
from inconfidence.charity.requests import MemberRequest
from inconfidence.gate.errors import Changed
from inconfidence.kernel.language import LANGUAGES, Language
from inconfidence.oversight.forms import StatementForm
from inconfidence.oversight.processing.duties import duties as duties_now
from inconfidence.oversight.processing.duties import question_of
from inconfidence.oversight.processing.paper import duties_pdf, record_pdf
from inconfidence.oversight.processing.record import record_of
from inconfidence.sharing.views.common import kept_form
from inconfidence.web.routes import passes

_OF_OURS = {
    "actor": "manager",
    "subject": "organisation",
    "information": "organisational",
    "purpose": "administration",
}


@passes(action="view", **_OF_OURS)
def processing(request: MemberRequest) -> HttpResponse:
    """The record of processing."""
    ours_read(bearer=request.member.bearer)
    return render(request, "oversight/processing.html", {"record": record_of(page_language())})


@passes(action="view", **_OF_OURS)
def duties(request: MemberRequest) -> HttpResponse:
    """The register of duties, and how each is met."""
    ours_read(bearer=request.member.bearer)
    found = duties_now(page_language())
    return render(request, "oversight/duties.html", {"duties": found, "open": sum(one.open for one in found)})


@passes(action="record", **_OF_OURS)
def statement(request: MemberRequest, part: str, what: str) -> HttpResponse:
    """One question, as the charity answers it from now on; and what it said before."""
    ours_may_write(bearer=request.member.bearer)
    question, of_duty = _question(f"{part}/{what}")
    form = kept_form(request, StatementForm, question=question, dated=of_duty, initial=_initial(question))
    changed = False
    if request.method == "POST" and form.is_valid():
        try:
            statement_make(bearer=request.member.bearer, about=question.about, **form.cleaned_data)
        except Changed:
            changed = True
        else:
            draft_drop(member=request.member.row, path=request.path)
            return redirect("duties" if of_duty else "processing")
    context = {
        "form": _on_top(form, question) if changed else form,
        "question": question,
        "of_duty": of_duty,
        "changed": changed,
        "wordings": wordings_of(question.about),
    }
    return render(request, "oversight/statement.html", context)


@passes(action="view", **_OF_OURS)
def processing_paper(request: MemberRequest, lang: str) -> HttpResponse:
    """The record as a document, for the authority."""
    return _pdf(request, lang, "processing", lambda language: record_pdf(record_of(language), language))


@passes(action="view", **_OF_OURS)
def duties_paper(request: MemberRequest, lang: str) -> HttpResponse:
    """The register of duties as a document."""
    return _pdf(request, lang, "duties", lambda language: duties_pdf(duties_now(language), language))


def _pdf(request: MemberRequest, lang: str, name: str, made: Callable[[Language], bytes]) -> HttpResponse:
    ours_read(bearer=request.member.bearer)
    if lang not in LANGUAGES:
        raise Http404
    with override(lang):
        content = made(lang)
    headers = {"Content-Disposition": f'attachment; filename="{name}-{lang}.pdf"'}
    return HttpResponse(content, "application/pdf", headers=headers)


def _question(about: str) -> tuple[Question, bool]:
    """What is asked, and whether it is how a duty is met."""
    if about in QUESTIONS:
        return QUESTIONS[about], False
    found = question_of(about, page_language())
    if found is None:
        raise Http404
    return found, True


def _initial(question: Question) -> dict[str, Any]:
    row = statement_of(question.about)
    if row is None:
        return {}
    words = {name: getattr(row, name) for name in ("choice", "text_en", "text_fr", "until")}
    return {**words, "seen": row.id}


def _on_top(form: StatementForm, question: Question) -> StatementForm:
    """The form with what was typed, to be sent over what somebody else has said meanwhile, with open eyes."""
    row = statement_of(question.about)
    over: Any = form.data.copy()  # type: ignore[attr-defined]
    over["seen"], over["record"] = str(row.id) if row else "", str(uuid.uuid4())
    form.data = over
    return form
