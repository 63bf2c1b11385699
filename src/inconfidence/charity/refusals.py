"""A refusal, explained to somebody who knows that the file exists."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from inconfidence.charity.house import code_in_force
from inconfidence.flow import Decision
from inconfidence.kernel.language import Language


def refusal_page(request: HttpRequest, decision: Decision) -> HttpResponse:
    """What the code answers, why, and what the reader can do."""
    language: Language = "fr" if get_language() == "fr" else "en"
    code = code_in_force()
    clauses = [code.clause(clause) for clause in decision.clauses]
    context = {
        "decision": decision,
        "explanation": decision.explain(language),
        "clauses": [(clause.title(language), clause.text(language)) for clause in clauses],
        "code_title": code.title(language),
    }
    return render(request, "charity/refused.html", context, status=403)
