"""The second step: taken at the door, taken again before it is changed, and the page on which it is changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inconfidence.charity.actions import passkeys, second_step
from inconfidence.charity.actions.readmission import places_give_owed
from inconfidence.charity.actions.second_factor import factor_check, factor_of, factor_stop, factor_works
from inconfidence.charity.errors import CopiedPasskey, SpoiltCodes, TooManyTries, WrongCode, WrongPasskey
from inconfidence.charity.forms import SecondStepForm
from inconfidence.charity.passkey_site import site_of
from inconfidence.charity.requests import MemberRequest, next_place
from inconfidence.charity.sessions import session_admit, session_bearer
from inconfidence.store.models import Session
from inconfidence.web.routes import no_flow

OWN = "a member's own second step moves nothing about anybody"
View = Callable[..., HttpResponse]


def step_first(view: View) -> View:
    """Whoever changes their second step has taken it of late, or goes and takes it."""

    @wraps(view)
    def guarded(request: MemberRequest, **kwargs: Any) -> HttpResponse:
        if not second_step.step_is_fresh(request.session_row):
            return redirect("second-factor-again")
        return view(request, **kwargs)

    return guarded


@no_flow("open", "the second half of signing in moves nothing about anybody")
def sign_in_code(request: Any) -> HttpResponse:
    """The second step, after the right password."""
    if request.awaiting is None:
        return redirect("sign-in")
    session, secret = request.awaiting
    if not second_step.step_stands(session.member):
        # Whoever answers for them took it away meanwhile: the password alone lets them in, and it was right.
        return _admitted(request, session, secret)
    form = SecondStepForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _taken(request, session, form):
        return _admitted(request, session, secret)
    return _asked(request, session, form, "charity/sign_in_code.html")


@no_flow("members", OWN)
def second_factor_again(request: MemberRequest) -> HttpResponse:
    """The second step once more, before it is changed."""
    if not second_step.step_stands(request.member.row):
        return redirect("second-factor")
    form = SecondStepForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _taken(request, request.session_row, form):
        return redirect("second-factor")
    return _asked(request, request.session_row, form, "charity/second_factor_again.html")


@no_flow("members", OWN)
def second_factor(request: MemberRequest) -> HttpResponse:
    """What is asked for beside the password, and the ways to change it."""
    row = request.member.row
    factor = factor_of(row)
    context = {
        "stands": second_step.step_stands(row),
        "may_change": second_step.step_is_fresh(request.session_row),
        "left": second_step.papers_left(row),
        "passkeys": passkeys.passkeys_of(row),
        "has_codes": factor is not None,
        "codes_work": factor_works(factor),
        "passkeys_work_here": site_of(request, request.charity.name) is not None,
    }
    return render(request, "charity/second_factor.html", context)


@require_POST
@no_flow("members", OWN)
@step_first
def second_factor_stop(request: MemberRequest) -> HttpResponse:
    """No code from the telephone from now on."""
    factor_stop(member=request.member.row)
    return redirect("second-factor")


@require_POST
@no_flow("members", OWN)
@step_first
def second_factor_papers(request: MemberRequest) -> HttpResponse:
    """Ten new codes on paper."""
    if not second_step.step_stands(request.member.row):
        return redirect("second-factor")
    return papers_shown(request, second_step.papers_renew(member=request.member.row))


def papers_shown(request: MemberRequest, codes: list[str]) -> HttpResponse:
    """The codes on paper, this once; where there are no new ones, back to the second step."""
    if not codes:
        return redirect("second-factor")
    return render(request, "charity/second_factor_codes.html", {"codes": codes})


def _admitted(request: HttpRequest, session: Session, secret: bytes) -> HttpResponse:
    bearer = session_bearer(session, secret)
    if bearer is None:
        return redirect("sign-in")
    session_admit(session)
    places_give_owed(bearer=bearer)
    return HttpResponseRedirect(next_place(request))


def _taken(request: Any, session: Session, form: SecondStepForm) -> bool:
    """Whether the answer holds. Where it does not, the form says so."""
    try:
        _check(request, session, form)
    except SpoiltCodes:
        words = _(
            "Codes from your telephone cannot be checked any more. Type one from your paper, or ask your manager."
        )
        form.add_error("code", words)
    except WrongCode:
        form.say_wrong_code()
    except CopiedPasskey:
        words = _(
            "This passkey counts backwards, as a copy would. It lets nobody in any more. Type a code, then remove it."
        )
        form.add_error(None, words)
    except WrongPasskey:
        form.add_error(None, _("The passkey was not accepted. Try it again, or type a code."))
    except TooManyTries:
        form.say_too_many_tries()
    else:
        second_step.step_take(session)
        return True
    return False


def _check(request: Any, session: Session, form: SecondStepForm) -> None:
    answer = form.cleaned_data["answer"]
    if answer:
        passkeys.passkey_check(session=session, site=site_of(request, request.charity.name), answer=answer)
    else:
        factor_check(member=session.member, typed=form.cleaned_data["code"])


def _asked(request: Any, session: Session, form: SecondStepForm, template: str) -> HttpResponse:
    kept = passkeys.passkeys_good(passkeys.passkeys_of(session.member))
    context = {
        "form": form,
        "next": next_place(request),
        "has_codes": factor_works(factor_of(session.member)),
        "has_passkeys": bool(kept),
        "asked": _passkey_asked(request, session, kept),
    }
    return render(request, template, context, status=429 if form.had_too_many_tries else 200)


def _passkey_asked(request: Any, session: Session, kept: list[passkeys.Kept]) -> str:
    """What the script asks the browser, as JSON; nothing where a passkey would be of no use."""
    site = site_of(request, request.charity.name)
    if not kept or site is None:
        return ""
    return json.dumps(passkeys.passkey_ask(session=session, site=site, kept=kept))
