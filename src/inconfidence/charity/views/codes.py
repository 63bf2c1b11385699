"""One-time codes: asked for at the door, set up, and done without again."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from inconfidence.charity.actions import second_factor as factor
from inconfidence.charity.actions.readmission import places_give_owed
from inconfidence.charity.errors import TooManyTries, WrongCode
from inconfidence.charity.forms import OneTimeCodeForm
from inconfidence.charity.one_time_codes import square_code, typed_secret
from inconfidence.charity.requests import MemberRequest
from inconfidence.charity.sessions import session_admit, session_bearer
from inconfidence.charity.views.signing import next_place, too_many
from inconfidence.web.routes import no_flow


@no_flow("open", "the second half of signing in moves nothing about anybody")
def sign_in_code(request: Any) -> HttpResponse:
    """The one-time code, after the right password."""
    if request.awaiting is None:
        return redirect("sign-in")
    session, secret = request.awaiting
    form = OneTimeCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            factor.factor_check(member=session.member, typed=form.cleaned_data["code"])
        except WrongCode:
            _say_wrong(form)
        except TooManyTries:
            return too_many(request, "charity/sign_in_code.html", form)
        else:
            return _admitted(request, session, secret)
    return render(request, "charity/sign_in_code.html", {"form": form, "next": next_place(request)})


def _admitted(request: HttpRequest, session: Any, secret: bytes) -> HttpResponse:
    bearer = session_bearer(session, secret)
    if bearer is None:
        return redirect("sign-in")
    session_admit(session)
    places_give_owed(bearer=bearer)
    return HttpResponseRedirect(next_place(request))


@no_flow("members", "a member's own second factor moves nothing about anybody")
def second_factor(request: MemberRequest) -> HttpResponse:
    """Whether a code is asked for, and doing without."""
    row, form = request.member.row, OneTimeCodeForm(request.POST or None)
    has_factor = factor.factor_of(row) is not None
    if request.method == "POST" and form.is_valid():
        try:
            factor.factor_stop(member=row, typed=form.cleaned_data["code"])
        except WrongCode:
            _say_wrong(form)
        except TooManyTries:
            return _wait(request, "charity/second_factor.html", form, has_factor=has_factor)
        else:
            return redirect("second-factor")
    context = {"form": form, "has_factor": has_factor, "left": factor.codes_left(row)}
    return render(request, "charity/second_factor.html", context)


@no_flow("members", "a member's own second factor moves nothing about anybody")
def second_factor_begin(request: MemberRequest) -> HttpResponse:
    """The telephone is told the secret, and shows by a first code that it knows it."""
    row, form = request.member.row, OneTimeCodeForm(request.POST or None)
    form.fields["code"].help_text = _("The six digits that your telephone shows now.")
    if factor.factor_of(row) is not None:
        return redirect("second-factor")
    secret = factor.factor_begin(member=row)
    context = {
        "secret": typed_secret(secret),
        # Made here from what nobody typed but the charity's own name, which the library escapes.
        "square": mark_safe(square_code(secret, request.charity.name)),  # noqa: S308
    }
    if request.method == "POST" and form.is_valid():
        try:
            codes = factor.factor_confirm(member=row, typed=form.cleaned_data["code"])
        except WrongCode:
            _say_wrong(form)
        except TooManyTries:
            return _wait(request, "charity/second_factor_begin.html", form, **context)
        else:
            return render(request, "charity/second_factor_codes.html", {"codes": codes})
    return render(request, "charity/second_factor_begin.html", {"form": form, **context})


def _say_wrong(form: OneTimeCodeForm) -> None:
    form.add_error(
        "code", _("This code is not right, or was used already. Wait for the next one and type that.")
    )


def _wait(request: HttpRequest, template: str, form: OneTimeCodeForm, **context: object) -> HttpResponse:
    form.add_error(
        None,
        _("There were too many tries. Wait a quarter of an hour, then type it again. Nothing is lost."),
    )
    return render(request, template, {"form": form, **context}, status=429)
