"""The care team, and worries."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from inconfidence.charity.actions.file_keys import keys_turn_owed
from inconfidence.charity.drafts import draft_drop
from inconfidence.charity.requests import MemberRequest
from inconfidence.charity.selectors import colleagues
from inconfidence.charity.templatetags.charity import role
from inconfidence.charity.typing_kept import form_for
from inconfidence.files import actions
from inconfidence.files.forms import TeamForm, WorryForm
from inconfidence.files.movements import file_of
from inconfidence.files.selectors import file_opened, files_held
from inconfidence.files.views.common import draft_address, file_or_absent, member_names
from inconfidence.store.models import Member
from inconfidence.web.routes import passes


@passes(action="share", information="support", purpose="support", recipient="co-supporter")
def team(request: MemberRequest, reference: str) -> HttpResponse:
    """Who supports somebody, and who joins them."""
    bearer = request.member.bearer
    opened = file_opened(bearer, file_of(reference))
    on_it = {member.id for member in opened.team}
    free = [
        (str(one.row.id), f"{one.name.name} · {role(one.row.role)}")
        for one in colleagues(bearer)
        if one.row.id not in on_it
    ]
    form = TeamForm(request.POST or None, members=free)
    if request.method == "POST" and form.is_valid():
        chosen = Member.objects.get(id=form.cleaned_data["member"])
        actions.care_team_add(bearer=bearer, file=opened.row, member=chosen)
        return redirect("team", reference)
    names = member_names(request, opened.team)
    context = {
        "form": form,
        "reference": reference,
        "opened": opened,
        "team": [(member, names[member.id]) for member in opened.team],
        "free": free,
        "me": request.member.row.id,
        "may_take_off": actions.may_take_off(bearer, opened.row),
    }
    return render(request, "files/team.html", context)


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


@passes(action="record", information="support", purpose="safeguarding")
def worried(request: MemberRequest) -> HttpResponse:
    """Danger can always be written down."""
    bearer = request.member.bearer
    files = [(line.reference, line.name) for line in files_held(bearer)]
    form = form_for(
        request,
        WorryForm,
        files=files,
        draft_address=draft_address(request),
        initial={"file": request.GET.get("about")},
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        file = file_or_absent(typed["file"])
        duties = actions.worry_record(
            bearer=bearer, file=file, record=typed["record"], grounds=typed["grounds"], text=typed["text"]
        )
        draft_drop(member=request.member.row, path=request.path)
        return render(request, "files/worry_kept.html", {"reference": file.reference, "duties": duties})
    return render(request, "files/worried.html", {"form": form, "files": files})


@require_POST
@passes(action="record", information="support", purpose="safeguarding")
def due_done(request: MemberRequest, reference: str, record: UUID) -> HttpResponse:
    """What was owed is done."""
    actions.due_finish(bearer=request.member.bearer, file=file_of(reference), record=record)
    return redirect("file", reference)
