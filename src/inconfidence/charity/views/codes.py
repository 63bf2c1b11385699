"""Codes from a telephone, set up."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe

from inconfidence.charity.actions import second_factor as factor
from inconfidence.charity.actions.second_step import step_take
from inconfidence.charity.errors import TooManyTries, WrongCode
from inconfidence.charity.forms import OneTimeCodeForm
from inconfidence.charity.one_time_codes import square_code, typed_secret
from inconfidence.charity.requests import MemberRequest
from inconfidence.charity.views.second_step import OWN, papers_shown, step_first
from inconfidence.web.routes import no_flow


@no_flow("members", OWN)
@step_first
def second_factor_begin(request: MemberRequest) -> HttpResponse:
    """The telephone is told the secret, and shows by a first code that it knows it."""
    row, form = request.member.row, OneTimeCodeForm(request.POST or None)
    if factor.factor_of(row) is not None:
        return redirect("second-factor")
    secret = factor.factor_begin(member=row)
    if request.method == "POST" and form.is_valid():
        try:
            codes = factor.factor_confirm(member=row, typed=form.cleaned_data["code"])
        except WrongCode:
            form.say_wrong_code()
        except TooManyTries:
            form.say_too_many_tries()
        else:
            step_take(request.session_row)
            return papers_shown(request, codes)
    context = {
        "form": form,
        "secret": typed_secret(secret),
        # Made here from what nobody typed but the charity's own name, which the library escapes.
        "square": mark_safe(square_code(secret, request.charity.name)),  # noqa: S308
    }
    status = 429 if form.had_too_many_tries else 200
    return render(request, "charity/second_factor_begin.html", context, status=status)
