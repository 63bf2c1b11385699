"""Taking up an invitation."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inconfidence.charity import actions
from inconfidence.charity.actions.members import invitation_find
from inconfidence.charity.errors import NotKnown, TooManyTries
from inconfidence.charity.forms import CodeForm, JoinForm
from inconfidence.charity.guessing import one_try
from inconfidence.charity.house import code_in_force, the_charity
from inconfidence.charity.lookups import visitor_lookup
from inconfidence.charity.papers import page_language
from inconfidence.charity.visitors import visitor_of
from inconfidence.codex.paper import sheet_of
from inconfidence.web.routes import no_flow


@no_flow("open", "an invitation is taken up by whoever holds its code")
def join(request: HttpRequest) -> HttpResponse:
    """The one-time code of an invitation."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            with one_try(visitor_lookup(visitor_of(request))):
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
        with one_try(visitor_lookup(visitor_of(request))):
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
    sheet = sheet_of(code_in_force(), "undertaking", page_language(), the_charity().adopted_on.isoformat())
    context = {"form": form, "invitation": code, "sheet": sheet}
    return render(request, "charity/join_sign.html", context)


@no_flow("open", "says what happens next and nothing about anybody")
def joined(request: HttpRequest) -> HttpResponse:
    """What happens next."""
    return render(request, "charity/joined.html")
