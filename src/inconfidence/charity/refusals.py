"""A refusal, explained to somebody who knows that the file exists."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from inconfidence.charity.house import code_in_force
from inconfidence.charity.versions import clause_of
from inconfidence.flow import Decision
from inconfidence.kernel.language import Language

# Steps that are taken at a first contact.
_FIRST_CONTACT = {"code-explained", "copy-offered", "channel-caveat", "consent-form"}


def refusal_page(request: HttpRequest, decision: Decision) -> HttpResponse:
    """What the code answers, why, and what the reader can do."""
    language: Language = "fr" if get_language() == "fr" else "en"
    code = code_in_force()
    clauses = [clause_of(decision, clause)[0] for clause in decision.clauses]
    context = {
        "decision": decision,
        "explanation": decision.explain(language),
        "clauses": [(clause.title(language), clause.text(language)) for clause in clauses],
        "code_title": code.title(language),
        "first_contact": _first_contact(request, decision),
    }
    return render(request, "charity/refused.html", context, status=403)


def _first_contact(request: HttpRequest, decision: Decision) -> str:
    """Where the missing steps can be done, if they are of somebody's first contact; else ""."""
    asked = {option.value for need in decision.missing for option in need.any_of}
    route = request.resolver_match
    reference = route.kwargs.get("reference") if route else None
    if not reference or not asked & _FIRST_CONTACT:
        return ""
    return reverse("first-contact", args=[reference])
