"""Signing in and out, locking and unlocking, and what is kept on the way."""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inconfidence.charity import actions
from inconfidence.charity.actions.readmission import places_give_owed
from inconfidence.charity.actions.second_step import step_stands
from inconfidence.charity.drafts import draft_keep, draft_keep_at_door, draft_take, draft_waits
from inconfidence.charity.errors import NotKnown, SpoiltDraft, Suspended, TooManyTries
from inconfidence.charity.forms import SignInForm, UnlockForm
from inconfidence.charity.requests import next_place, to_the_door
from inconfidence.charity.sessions import LIFE, WORDS_LIFE, session_lock, session_open, session_unlock
from inconfidence.charity.typing_kept import fingerprint
from inconfidence.gate import Bearer
from inconfidence.store.models import Member
from inconfidence.vault.errors import WrongPassword
from inconfidence.web.forms import Form
from inconfidence.web.routes import no_flow
from inconfidence.web.typed import LOCK_BUTTON


def _with_cookie(response: HttpResponse, value: str) -> HttpResponse:
    response.set_cookie(
        settings.SESSION_COOKIE,
        value,
        max_age=LIFE + WORDS_LIFE,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Strict",
    )
    return response


@no_flow("open", "signing in moves nothing about anybody")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Address and password; one answer whether the address is known or not."""
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            bearer = actions.member_sign_in(**form.cleaned_data)
        except NotKnown:
            form.add_error(None, _("The address or the password is not right. Type both again."))
        except TooManyTries:
            return too_many(request, "charity/sign_in.html", form)
        except Suspended:
            return render(request, "charity/suspended.html", status=403)
        else:
            return _past_the_password(request, bearer)
    context = {"form": form, "next": next_place(request), "kept": "kept" in request.GET}
    return render(request, "charity/sign_in.html", context)


def _past_the_password(request: HttpRequest, bearer: Bearer) -> HttpResponse:
    """In, or to the page that asks for the second step."""
    if step_stands(Member.objects.get(id=bearer.member)):
        there = reverse("sign-in-code") + "?" + urlencode({"next": next_place(request)})
        return _with_cookie(HttpResponseRedirect(there), session_open(bearer, awaits_code=True))
    places_give_owed(bearer=bearer)
    return _with_cookie(HttpResponseRedirect(next_place(request)), session_open(bearer))


def too_many(request: HttpRequest, template: str, form: Form) -> HttpResponse:
    """The page again, saying that there were too many tries, whatever was typed this time."""
    form.add_error(
        None,
        _("There were too many tries. Wait a quarter of an hour, then type it again. Nothing is lost."),
    )
    return render(request, template, {"form": form, "next": next_place(request)}, status=429)


@no_flow("session", "unlocking gives back only the member's own keys")
def unlock(request: Any) -> HttpResponse:
    """The password again, and back to the same place."""
    form = UnlockForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        session = request.session_row
        try:
            bearer = actions.session_member_unlock(session=session, **form.cleaned_data)
        except WrongPassword:
            form.add_error("password", _("This password is not right. Type it again."))
        except TooManyTries:
            request.member = None
            return too_many(request, "charity/unlock.html", form)
        else:
            places_give_owed(bearer=bearer)
            session_unlock(session, request.session_secret, bearer)
            return HttpResponseRedirect(next_place(request))
    there = next_place(request)
    kept = draft_waits(member=request.session_row.member, path=_path_of(there))
    context = {"form": form, "next": there, "kept": kept}
    request.member = None
    return render(request, "charity/unlock.html", context)


@no_flow("open", "locking drops keys and moves nothing; a page that was open for days locks itself too")
def lock(request: Any) -> HttpResponse:
    """Drops the keys and turns the page. The way back leads to where one was, and to what was written there."""
    came_from = request.POST.get("next") or _path_of(request.headers.get("Referer", "")) or "/"
    kept = _written_in(request) and draft_keep_at_door(request, _path_of(came_from))
    if request.session_row is not None:
        session_lock(request.session_row)
    return to_the_door(request, came_from, kept=kept)


def _path_of(address: str) -> str:
    """The path of an address; empty where it is none."""
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def _written_in(request: Any) -> bool:
    """The lock button sends the form of its page along; one that nobody wrote in leaves no draft."""
    if "untouched" not in request.POST:
        return False
    boxes = [(name, one) for name, values in request.POST.lists() for one in values]
    about = LOCK_BUTTON | {"csrfmiddlewaretoken"}
    untouched: str = request.POST["untouched"]
    return fingerprint(box for box in boxes if box[0] not in about) != untouched


@require_POST
@no_flow("open", "signing out drops keys and moves nothing; there may be no session any more, and a cookie")
def sign_out(request: Any) -> HttpResponse:
    """Ends the session, also one whose day is over or that awaits its code."""
    awaiting, _secret = request.awaiting or (None, b"")
    for session in filter(None, (request.session_row, request.session_over, awaiting)):
        session.delete()
    response = redirect("sign-in")
    response.delete_cookie(settings.SESSION_COOKIE)
    return response


@require_POST
@no_flow("session", "a draft is sealed to whoever typed it")
def draft(request: Any) -> HttpResponse:
    """Keeps one field of the form at `?for=` while it is being typed."""
    if request.member is None:
        return HttpResponse(status=403)
    path, field = request.GET.get("for", ""), request.POST.get("name", "")
    typed = _before(request.member.bearer, path) or QueryDict(mutable=True)
    typed[field] = request.POST.get("text", "")
    kept = draft_keep(member=request.member.row, path=path, typed=typed)
    return HttpResponse(status=204 if kept else 413)


def _before(bearer: Bearer, path: str) -> QueryDict | None:
    with suppress(SpoiltDraft):
        return draft_take(bearer=bearer, path=path)
    return None


@require_POST
@no_flow("session", "a choice of language moves nothing about anybody")
def language(request: Any) -> HttpResponse:
    """The member's own language, from now on."""
    chosen = request.POST.get("language")
    if chosen in {"en", "fr"}:
        Member.objects.filter(id=request.session_row.member_id).update(language=chosen)
    return HttpResponseRedirect(next_place(request))
