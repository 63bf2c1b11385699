"""The pages of membership: signing in, locking, joining, and the members' register."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inconfidence.charity import actions
from inconfidence.charity.actions.members import invitation_find
from inconfidence.charity.drafts import draft_drop, draft_keep, draft_take
from inconfidence.charity.errors import AlreadyMember, LastHolder, NotKnown, NotReady, TooManyTries
from inconfidence.charity.forms import CodeForm, InviteForm, JoinForm, SignInForm, TrainingForm, UnlockForm
from inconfidence.charity.house import code_in_force
from inconfidence.charity.requests import MemberRequest
from inconfidence.charity.selectors import keys_missing, members_listed
from inconfidence.charity.sessions import LIFE, session_lock, session_open, session_unlock
from inconfidence.charity.typing_kept import form_for
from inconfidence.gate.errors import Absent
from inconfidence.store.models import Branch, Member
from inconfidence.vault.errors import WrongPassword
from inconfidence.web.forms import Form
from inconfidence.web.routes import no_flow, passes


def _next(request: HttpRequest) -> str:
    """Where the visitor was going: a path of this site, or home."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    return reverse("home")


def _with_cookie(response: HttpResponse, value: str) -> HttpResponse:
    response.set_cookie(
        settings.SESSION_COOKIE,
        value,
        max_age=LIFE,
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
            return _wait(request, "charity/sign_in.html", form)
        else:
            return _with_cookie(HttpResponseRedirect(_next(request)), session_open(bearer))
    return render(request, "charity/sign_in.html", {"form": form, "next": _next(request)})


def _wait(request: HttpRequest, template: str, form: Form) -> HttpResponse:
    """The page again, saying that there were too many tries, whatever was typed this time."""
    form.add_error(
        None,
        _("There were too many tries. Wait a quarter of an hour, then type it again. Nothing is lost."),
    )
    return render(request, template, {"form": form, "next": _next(request)}, status=429)


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
            return _wait(request, "charity/unlock.html", form)
        else:
            session_unlock(session, request.session_secret, bearer)
            return HttpResponseRedirect(_next(request))
    context = {"form": form, "next": _next(request)}
    request.member = None
    return render(request, "charity/unlock.html", context)


@no_flow("session", "locking drops keys and moves nothing")
def lock(request: Any) -> HttpResponse:
    """Drops the keys and turns the page. The way back leads to where one was."""
    session_lock(request.session_row)
    came_from = request.POST.get("next") or urlsplit(request.headers.get("Referer", "")).path or "/"
    return HttpResponseRedirect(reverse("unlock") + "?" + urlencode({"next": came_from}))


@require_POST
@no_flow("session", "signing out drops keys and moves nothing")
def sign_out(request: Any) -> HttpResponse:
    """Ends the session."""
    request.session_row.delete()
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
    typed = draft_take(bearer=request.member.bearer, path=path) or QueryDict(mutable=True)
    typed[field] = request.POST.get("text", "")
    kept = draft_keep(member=request.member.row, path=path, typed=typed)
    return HttpResponse(status=204 if kept else 413)


@require_POST
@no_flow("session", "a choice of language moves nothing about anybody")
def language(request: Any) -> HttpResponse:
    """The member's own language, from now on."""
    chosen = request.POST.get("language")
    if chosen in {"en", "fr"}:
        Member.objects.filter(id=request.session_row.member_id).update(language=chosen)
    return HttpResponseRedirect(_next(request))


@no_flow("open", "an invitation is taken up by whoever holds its code")
def join(request: HttpRequest) -> HttpResponse:
    """The one-time code of an invitation."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            invitation_find(form.cleaned_data["code"])
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
        actions.invitation_take_up(code=code, password=form.cleaned_data["password"])
    except NotKnown:
        return redirect("join")
    return redirect("joined")


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


@passes(action="view", actor="manager", subject="volunteer", information="personnel", purpose="personnel")
def members(request: MemberRequest) -> HttpResponse:
    """Everybody on the books and how they stand."""
    actions.register_read(bearer=request.member.bearer)
    return render(request, "charity/members.html", {"members": members_listed(request.member.bearer)})


@passes(action="record", actor="manager", subject="volunteer", information="personnel", purpose="personnel")
def invite(request: MemberRequest) -> HttpResponse:
    """Somebody is invited; their code is shown once."""
    form = form_for(request, InviteForm)
    if request.method == "POST" and form.is_valid():
        typed = dict(form.cleaned_data)
        branch = Branch.objects.get(id=typed["branch"]) if typed["branch"] else None
        try:
            _row, code = actions.member_invite(bearer=request.member.bearer, **{**typed, "branch": branch})
        except AlreadyMember:
            form.add_error("email", _("Somebody with this address is a member, or was one."))
        else:
            draft_drop(member=request.member.row, path=request.path)
            context = {"code": code, "name": typed["name"]}
            return render(request, "charity/invited.html", context)
    return render(request, "charity/invite.html", {"form": form})


@passes(action="view", actor="manager", subject="volunteer", information="personnel", purpose="personnel")
def member(request: MemberRequest, member_id: UUID) -> HttpResponse:
    """One member: training, keys, leaving."""
    actions.register_read(bearer=request.member.bearer)
    row = _member(member_id)
    return render(request, "charity/member.html", _member_page(request, row, TrainingForm()))


@require_POST
@passes(action="record", actor="manager", subject="volunteer", information="personnel", purpose="personnel")
def member_training(request: MemberRequest, member_id: UUID) -> HttpResponse:
    """Training is entered."""
    row, form = _member(member_id), TrainingForm(request.POST)
    if not form.is_valid():
        actions.register_read(bearer=request.member.bearer)
        return render(request, "charity/member.html", _member_page(request, row, form))
    actions.training_enter(bearer=request.member.bearer, member=row, **form.cleaned_data)
    return redirect("member", member_id)


@require_POST
@passes(action="record", actor="manager", subject="volunteer", information="personnel", purpose="personnel")
def member_keys(request: MemberRequest, member_id: UUID) -> HttpResponse:
    """The keys of the office are given."""
    row = _member(member_id)
    try:
        actions.cabinets_give(bearer=request.member.bearer, member=row)
    except NotReady:
        return _not_done(request, row, "not_ready")
    return redirect("member", member_id)


@require_POST
@passes(action="record", actor="manager", subject="volunteer", information="personnel", purpose="personnel")
def member_leave(request: MemberRequest, member_id: UUID) -> HttpResponse:
    """The member leaves: keys and sessions go at once."""
    row = _member(member_id)
    try:
        actions.member_take_leave(bearer=request.member.bearer, member=row)
    except LastHolder:
        return _not_done(request, row, "last_holder")
    return redirect("member", member_id)


def _not_done(request: MemberRequest, row: Member, why: str) -> HttpResponse:
    """The member's page again, saying why nothing was done."""
    actions.register_read(bearer=request.member.bearer)
    page = _member_page(request, row, TrainingForm()) | {why: True}
    return render(request, "charity/member.html", page, status=409)


def _member(member_id: UUID) -> Member:
    row = Member.objects.select_related("branch").filter(id=member_id).first()
    if row is None:
        raise Absent
    return row


def _member_page(request: MemberRequest, row: Member, form: TrainingForm) -> dict[str, Any]:
    listed = [one for one in members_listed(request.member.bearer) if one.row.id == row.id]
    return {"one": listed[0], "form": form, "keys_missing": keys_missing(row)}


def _language() -> Any:
    return "fr" if get_language() == "fr" else "en"
