"""The care team, and keys that are still to be turned."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inconfidence.charity.actions.file_keys import keys_turn_owed
from inconfidence.charity.errors import KeptApart, NotReady
from inconfidence.charity.requests import MemberRequest
from inconfidence.charity.selectors import colleagues
from inconfidence.charity.templatetags.charity import role
from inconfidence.files import actions
from inconfidence.files.forms import TeamForm
from inconfidence.files.movements import file_of
from inconfidence.files.readers import readers_of
from inconfidence.files.selectors import OpenFile, file_opened
from inconfidence.files.views.common import member_names
from inconfidence.flow import Decision
from inconfidence.store.models import Member
from inconfidence.web.routes import passes

# What the code may ask before somebody joins, and the question of the form that asks it.
_QUESTIONS = {"discussion": "knows", "consent": "knows"}


@passes(action="share", information="support", purpose="support", recipient="co-supporter")
def team(request: MemberRequest, reference: str) -> HttpResponse:
    """Who supports somebody, and who joins them."""
    bearer = request.member.bearer
    opened = file_opened(bearer, file_of(reference))
    answer = actions.joining_asks(bearer, opened.row)
    free = _free(request, opened) if answer.outcome != "refused" else []
    form = TeamForm(request.POST or None, members=free, asked=_asked(answer))
    if request.method == "POST" and form.is_valid() and _joined(request, opened, form):
        return redirect("team", reference)
    readers = readers_of(opened)
    names = member_names(request, [*readers.team, *readers.office])
    context = {
        "form": form,
        "reference": reference,
        "opened": opened,
        "team": [(member, names[member.id]) for member in opened.team],
        "office": [(member, names[member.id]) for member in readers.office],
        "readers": readers,
        "drawing": readers.drawing(),
        "free": free,
        "me": request.member.row.id,
        "may_take_off": actions.may_take_off(bearer, opened.row),
        "who_may": answer.who_may,
        "refused": answer.outcome == "refused",
        "first_contact": "first-contact" in _asked(answer),
    }
    return render(request, "files/team.html", context)


def _free(request: MemberRequest, opened: OpenFile) -> list[tuple[str, str]]:
    """Who is not on the team and could read the file if they were."""
    on_it = {member.id for member in opened.team}
    found = [one for one in colleagues(request.member.bearer) if one.row.id not in on_it]
    able = actions.could_join(opened.row, opened.facts, {one.row.role for one in found})
    return [
        (str(one.row.id), f"{one.name.name} · {role(one.row.role)}") for one in found if one.row.role in able
    ]


def _asked(answer: Decision) -> set[str]:
    """The questions that meet what is missing; "first-contact" where that has to be done first."""
    options = [need.any_of[0] for need in answer.missing]
    done = {"minimised": "minimised"}
    return {_QUESTIONS.get(one.attribute) or done.get(one.value, "first-contact") for one in options}


def _joined(request: MemberRequest, opened: OpenFile, form: TeamForm) -> bool:
    """Whether the chosen one joined; else the form says why not."""
    chosen = Member.objects.get(id=form.cleaned_data["member"])
    try:
        actions.care_team_add(bearer=request.member.bearer, file=opened.row, member=chosen, **form.steps())
    except (NotReady, KeptApart):
        form.add_error("member", _("They cannot join just now. Choose somebody else, or ask the manager."))
        return False
    return True


@require_POST
@passes(action="keep", information="support", purpose="administration")
def team_remove(request: MemberRequest, reference: str, member_id: UUID) -> HttpResponse:
    """Somebody comes off the care team; the file's key turns."""
    member = Member.objects.filter(id=member_id).first()
    actions.care_team_remove(bearer=request.member.bearer, file=file_of(reference), member=member)
    if member_id == request.member.row.id:
        return redirect("files")
    return redirect("file", reference)


@require_POST
@passes(action="keep", information="support", purpose="administration")
def keys_turn(request: MemberRequest) -> HttpResponse:
    """The keys that somebody held who is gone are turned, as many as one request can bear."""
    keys_turn_owed(bearer=request.member.bearer)
    return redirect("home")
