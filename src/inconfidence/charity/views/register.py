"""The members' register: who works here, their training and keys, and how they go and come."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inconfidence.charity import actions
from inconfidence.charity.actions.file_keys import keys_turn_owed
from inconfidence.charity.actions.members import others_vouch_for
from inconfidence.charity.actions.readmission import places_give_owed, places_waiting
from inconfidence.charity.actions.second_step import step_stands
from inconfidence.charity.actions.turning import cabinets_turn_owed
from inconfidence.charity.directory import name_of
from inconfidence.charity.drafts import draft_drop
from inconfidence.charity.errors import AlreadyMember, LastHolder, NotReady
from inconfidence.charity.forms import InviteForm, TrainingForm
from inconfidence.charity.house import CLOCK
from inconfidence.charity.models import Letter
from inconfidence.charity.requests import MemberRequest
from inconfidence.charity.selectors import entered_by_themself, keys_missing, members_listed
from inconfidence.charity.typing_kept import form_for
from inconfidence.gate.errors import Absent
from inconfidence.store.models import Branch, Member
from inconfidence.web.routes import passes


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
            form.add_error(
                "email",
                _(
                    "Somebody with this address is a member, or was one. Who left can come back from their page."
                ),
            )
        else:
            draft_drop(member=request.member.row, path=request.path)
            context = {"code": code, "name": typed["name"]}
            return render(request, "charity/invited.html", context)
    return render(request, "charity/invite.html", {"form": form})


@require_POST
@passes(action="record", actor="manager", subject="volunteer", information="personnel", purpose="personnel")
def member_invite_again(request: MemberRequest, member_id: UUID) -> HttpResponse:
    """The code was lost, or has lapsed: another one, shown once."""
    row, bearer = member_of(member_id), request.member.bearer
    if not _still_invited(row):
        return redirect("member", member_id)
    known = name_of(bearer, row)
    if not known.email:
        # Without the address they were invited under, it would be somebody else's code.
        return not_done(request, row)
    try:
        _row, code = actions.member_invite(
            bearer=bearer,
            name=known.name,
            email=known.email,
            role=row.role,
            branch=row.branch,
            language=row.language,
        )
    except AlreadyMember:
        # They came in between, with the code of before: their page says so.
        return redirect("member", member_id)
    return render(request, "charity/invited.html", {"code": code, "name": known.name})


@passes(action="view", actor="manager", subject="volunteer", information="personnel", purpose="personnel")
def member(request: MemberRequest, member_id: UUID) -> HttpResponse:
    """One member: training, keys, leaving."""
    actions.register_read(bearer=request.member.bearer)
    row = member_of(member_id)
    return render(request, "charity/member.html", _member_page(request, row, TrainingForm()))


@require_POST
@passes(action="record", actor="manager", subject="volunteer", information="personnel", purpose="personnel")
def member_training(request: MemberRequest, member_id: UUID) -> HttpResponse:
    """Training is entered."""
    row, form = member_of(member_id), TrainingForm(request.POST)
    if not form.is_valid():
        actions.register_read(bearer=request.member.bearer)
        return render(request, "charity/member.html", _member_page(request, row, form))
    actions.training_enter(bearer=request.member.bearer, member=row, **form.cleaned_data)
    return redirect("member", member_id)


@require_POST
@passes(action="record", actor="manager", subject="volunteer", information="personnel", purpose="personnel")
def member_keys(request: MemberRequest, member_id: UUID) -> HttpResponse:
    """The keys of the office are given."""
    row = member_of(member_id)
    try:
        actions.cabinets_give(bearer=request.member.bearer, member=row)
    except NotReady:
        return not_done(request, row, "not_ready")
    places_give_owed(bearer=request.member.bearer)
    return redirect("member", member_id)


@require_POST
@passes(action="record", actor="manager", subject="volunteer", information="personnel", purpose="personnel")
def member_leave(request: MemberRequest, member_id: UUID) -> HttpResponse:
    """The member leaves: keys and sessions go at once."""
    return _goes(request, member_id, actions.member_take_leave)


@require_POST
@passes(action="record", actor="manager", subject="volunteer", information="personnel", purpose="personnel")
def letter_given(request: MemberRequest, member_id: UUID) -> HttpResponse:
    """Whoever left has the letter that says what still binds them."""
    actions.letter_give(bearer=request.member.bearer, member=member_of(member_id))
    return redirect("member", member_id)


@require_POST
@passes(action="record", actor="manager", subject="volunteer", information="personnel", purpose="personnel")
def member_suspend(request: MemberRequest, member_id: UUID) -> HttpResponse:
    """The member may not come in for now: keys and sessions go at once."""
    return _goes(request, member_id, actions.member_suspend)


@require_POST
@passes(action="record", actor="manager", subject="volunteer", information="personnel", purpose="personnel")
def member_reinstate(request: MemberRequest, member_id: UUID) -> HttpResponse:
    """The member comes back, with the keys of their office where nothing else is missing."""
    row, bearer = member_of(member_id), request.member.bearer
    actions.member_reinstate(bearer=bearer, member=row)
    # What is missing first, their page lists.
    with suppress(NotReady):
        actions.cabinets_give(bearer=bearer, member=row)
    return redirect("member", member_id)


def _goes(request: MemberRequest, member_id: UUID, how: Callable[..., None]) -> HttpResponse:
    """The member goes, for good or for now; the keys that they held turn."""
    row = member_of(member_id)
    try:
        how(bearer=request.member.bearer, member=row)
    except LastHolder:
        return not_done(request, row, "last_holder")
    keys_turn_owed(bearer=cabinets_turn_owed(bearer=request.member.bearer))
    return redirect("member", member_id)


def not_done(request: MemberRequest, row: Member, why: str = "") -> HttpResponse:
    """The member's page again, saying why nothing was done; it says by itself where an address cannot be read."""
    actions.register_read(bearer=request.member.bearer)
    page = _member_page(request, row, TrainingForm()) | ({why: True} if why else {})
    return render(request, "charity/member.html", page, status=409)


def member_of(member_id: UUID) -> Member:
    row = Member.objects.select_related("branch").filter(id=member_id).first()
    if row is None:
        raise Absent
    return row


def _still_invited(row: Member) -> bool:
    """Whether they have never come yet; who comes back with a code for a new password was here before."""
    return row.state == Member.State.INVITED and not row.former_keys


def _member_page(request: MemberRequest, row: Member, form: TrainingForm) -> dict[str, Any]:
    listed = [one for one in members_listed(request.member.bearer) if one.row.id == row.id]
    lost = {
        "has_second_step": step_stands(row),
        "still_invited": _still_invited(row),
        "invitation_counts": bool(row.invited_until and row.invited_until > CLOCK.now()),
        "places_waiting": places_waiting(row),
        "letter": Letter.objects.filter(member=row).first(),
        "themself": row.id == request.member.row.id,
        "vouched_by_others": row.id == request.member.row.id and others_vouch_for(row),
        "entered_by_themself": entered_by_themself(row),
    }
    return {"one": listed[0], "form": form, "keys_missing": keys_missing(row)} | lost
