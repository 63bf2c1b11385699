"""A refusal, explained to somebody who knows that the file exists."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from inconfidence.charity.explaining import explained
from inconfidence.charity.house import code_in_force
from inconfidence.charity.selectors import undertaking_owed
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
        "explanation": explained(decision, language),
        "clauses": [(clause.title(language), clause.text(language)) for clause in clauses],
        "code_title": code.title(language),
        "first_contact": _first_contact(request, decision),
        "ask_first": _ask_first(request, decision),
        "to_sign": _to_sign(request),
    }
    return render(request, "charity/refused.html", context, status=403)


def _to_sign(request: HttpRequest) -> bool:
    """Whether the reader is refused everything until they have signed the version in force."""
    signed_in = getattr(request, "member", None)
    if signed_in is None:
        return False
    owed = undertaking_owed(signed_in.row)
    return owed is not None and owed.until is None


def _ask_first(request: HttpRequest, decision: Decision) -> str:
    """Where the manager can be asked about this file, if the manager is one who may; else ""."""
    route = request.resolver_match
    reference = route.kwargs.get("reference") if route else None
    if not reference or "manager" not in decision.who_may:
        return ""
    return reverse("consult", args=[reference]) + "?of=manager"


def _first_contact(request: HttpRequest, decision: Decision) -> str:
    """Where the missing steps can be done, if they are of somebody's first contact; else ""."""
    asked = {option.value for need in decision.missing for option in need.any_of}
    route = request.resolver_match
    reference = route.kwargs.get("reference") if route else None
    if not reference or not asked & _FIRST_CONTACT:
        return ""
    return reverse("first-contact", args=[reference])
