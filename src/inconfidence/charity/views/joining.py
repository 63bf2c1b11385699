"""Taking up an invitation, and the code for anyone to read."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inconfidence.charity import actions
from inconfidence.charity.actions.members import invitation_find
from inconfidence.charity.errors import NotKnown, TooManyTries
from inconfidence.charity.forms import CodeForm, JoinForm
from inconfidence.charity.guessing import one_try
from inconfidence.charity.house import code_in_force
from inconfidence.charity.lookups import visitor_lookup
from inconfidence.web.routes import no_flow


@no_flow("open", "an invitation is taken up by whoever holds its code")
def join(request: HttpRequest) -> HttpResponse:
    """The one-time code of an invitation."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            with one_try(visitor_lookup(request.META.get("REMOTE_ADDR", ""))):
                invitation_find(form.cleaned_data["code"])
        except TooManyTries:
            return _wait(request, form)
        except NotKnown:
            form.add_error("code", _("This code is not right, or it has lapsed. Ask for a new one."))
        else:
            return _join_page(request, form.cleaned_data["code"], JoinForm())
    return render(request, "charity/join.html", {"form": form})


@require_POST
@no_flow("open", "an invitation is taken up by whoever holds its code")
def join_sign(request: HttpRequest) -> HttpResponse:
    """The code read, a password chosen, the undertaking signed."""
    form, code = JoinForm(request.POST), request.POST.get("invitation", "")
    if not form.is_valid():
        return _join_page(request, code, form)
    try:
        with one_try(visitor_lookup(request.META.get("REMOTE_ADDR", ""))):
            actions.invitation_take_up(code=code, password=form.cleaned_data["password"])
    except TooManyTries:
        return _wait(request, CodeForm({"code": code}))
    except NotKnown:
        return redirect("join")
    return redirect("joined")


def _wait(request: HttpRequest, form: CodeForm) -> HttpResponse:
    """The first page again, saying that there were too many tries, whatever was typed this time."""
    form.add_error(
        "code", _("There were too many tries. Wait a quarter of an hour, then type it again. It is not lost.")
    )
    return render(request, "charity/join.html", {"form": form}, status=429)


def _join_page(request: HttpRequest, code: str, form: JoinForm) -> HttpResponse:
    law = code_in_force()
    language = _language()
    own = [clause for clause in law.clauses.values() if clause.id.startswith(f"{law.id}/")]
    context = {
        "form": form,
        "invitation": code,
        "code_title": law.title(language),
        "clauses": [(clause.title(language), clause.text(language)) for clause in own],
    }
    return render(request, "charity/join_sign.html", context)


@no_flow("open", "says what happens next and nothing about anybody")
def joined(request: HttpRequest) -> HttpResponse:
    """What happens next."""
    return render(request, "charity/joined.html")


@no_flow("open", "the code is public")
def code_page(request: HttpRequest) -> HttpResponse:
    """The code in force, for anyone."""
    law = code_in_force()
    language = _language()
    own = [clause for clause in law.clauses.values() if clause.id.startswith(f"{law.id}/")]
    context = {
        "title": law.title(language),
        "clauses": [(clause.title(language), clause.text(language)) for clause in own],
    }
    return render(request, "charity/code.html", context)


def _language() -> Any:
    return "fr" if get_language() == "fr" else "en"
