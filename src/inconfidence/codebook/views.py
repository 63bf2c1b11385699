"""The pages of the codebook."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from inconfidence.charity.drafts import keeps_no_draft
from inconfidence.charity.house import code_in_force
from inconfidence.charity.requests import MemberRequest
from inconfidence.codebook import shelf
from inconfidence.codebook.comparing import compared, counted, groups_told
from inconfidence.codebook.forms import CodeForm, CompareForm, DraftForm, QuestionForm
from inconfidence.codebook.labels import page_language
from inconfidence.codebook.seeing import marks, roles, rows
from inconfidence.codex import Code
from inconfidence.flow import Decision
from inconfidence.web.forms import Form
from inconfidence.web.routes import no_flow


@keeps_no_draft
@no_flow("members", "codes are public: comparing two of them moves nothing about anybody")
def compare(request: MemberRequest) -> HttpResponse:
    """What changes from one code to another."""
    if request.method == "POST":
        return _compare_draft(request)
    asked = {"old": shelf.key_in_force(), **request.GET.dict()}
    form = CompareForm(asked if "new" in request.GET else None)
    if not form.is_bound or not form.is_valid():
        return _compare_page(request, form)
    old, new = (shelf.codes()[form.cleaned_data[side]] for side in ("old", "new"))
    return _compare_page(request, form, old, new)


def _compare_draft(request: MemberRequest) -> HttpResponse:
    """What a text would change that is not on the shelf, as one that is about to be adopted."""
    form = DraftForm(request.POST)
    if not form.is_valid():
        return _compare_page(request, form)
    return _compare_page(request, CompareForm(), code_in_force(), form.asked)


def _compare_page(
    request: MemberRequest, form: Form, old: Code | None = None, new: Code | None = None
) -> HttpResponse:
    context: dict[str, object] = {"form": form}
    if "old" in form.fields:
        form.fields["old"].initial = shelf.key_in_force()
    if old and new:
        lang, found = page_language(), compared(old, new)
        context |= {"old": old.title(lang), "new": new.title(lang), "found": found}
        context |= {"groups": groups_told(found, lang), "counts": counted(found)}
    return render(request, "codebook/compare.html", context)


@no_flow("members", "codes are public: who could see what under one moves nothing about anybody")
def matrix(request: MemberRequest) -> HttpResponse:
    """Who can ever see what under a code."""
    form = CodeForm(request.GET if "code" in request.GET else {"code": shelf.key_in_force()})
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        lang, code = page_language(), shelf.codes()[form.cleaned_data["code"]]
        context |= {"title": code.title(lang), "roles": roles(lang), "rows": rows(code, lang)}
        context["marks"] = marks(lang)
        # The papers are those of the code in force.
        context["papers"] = ["matrix"] if code.digest == code_in_force().digest else []
    return render(request, "codebook/matrix.html", context)


@keeps_no_draft
@no_flow("members", "a case that nobody proposes, about nobody: it is asked, and kept nowhere")
def question(request: MemberRequest) -> HttpResponse:
    """What a code says of a case."""
    form = QuestionForm(request.POST or None)
    context: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        code, flow = form.cleaned_data["asked"], form.cleaned_data["flow"]
        decision = code.decide(flow)
        context |= {"decision": decision, "explanation": decision.explain(page_language())}
        context |= {"clauses": _clauses(code, decision), "asked": code.title(page_language())}
    return render(request, "codebook/question.html", context)


def _clauses(code: Code, decision: Decision) -> list[tuple[str, str, str]]:
    """The clauses that a decision names: title, text and id."""
    lang = page_language()
    named = [code.clause(id) for id in decision.clauses]
    return [(clause.title(lang), clause.text(lang), clause.id) for clause in named]
