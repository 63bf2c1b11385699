"""The pages of the codebook."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from inconfidence.charity.requests import MemberRequest
from inconfidence.codebook import shelf
from inconfidence.codebook.comparing import compared, counted, groups_told
from inconfidence.codebook.forms import CodeForm, CompareForm, QuestionForm
from inconfidence.codebook.labels import page_language
from inconfidence.codebook.seeing import marks, roles, rows
from inconfidence.codex import Code
from inconfidence.flow import Decision
from inconfidence.web.routes import no_flow


@no_flow("members", "codes are public: comparing two of them moves nothing about anybody")
def compare(request: MemberRequest) -> HttpResponse:
    """What changes from one code to another."""
    form = CompareForm(request.GET if "old" in request.GET else None)
    form.fields["old"].initial = form.fields["new"].initial = shelf.key_in_force()
    context: dict[str, object] = {"form": form}
    if form.is_bound and form.is_valid():
        lang, codes = page_language(), shelf.codes()
        old, new = (codes[form.cleaned_data[side]] for side in ("old", "new"))
        found = compared(old, new)
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
    return render(request, "codebook/matrix.html", context)


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
