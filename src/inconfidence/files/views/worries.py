"""Worries, and what is owed after them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inconfidence.charity.drafts import draft_drop
from inconfidence.charity.requests import MemberRequest
from inconfidence.charity.typing_kept import form_for
from inconfidence.files import actions
from inconfidence.files.dues import finding
from inconfidence.files.entries import call_address
from inconfidence.files.movements import file_of
from inconfidence.files.records import Opened, wordings_of
from inconfidence.files.reported import grounds_reported
from inconfidence.files.selectors import FilesToPick, OpenFile, file_opened, files_to_pick
from inconfidence.files.views.common import authors, draft_address, file_or_absent, member_names, resting
from inconfidence.files.worry_forms import RewordForm, SeenToForm, WorryForm
from inconfidence.gate.errors import Absent, Changed
from inconfidence.web.routes import passes


@passes(action="record", information="support", purpose="safeguarding")
def worried(request: MemberRequest) -> HttpResponse:
    """Danger can always be written down."""
    wished = request.GET.get("about", "").strip().upper()
    offered = files_to_pick(request.member.bearer, wished)
    form = _form(request, offered, wished)
    if request.method == "POST" and form.is_valid():
        return _kept(request, form)
    # Without a form on the page the lock button must not wait for one.
    context = {
        "form": form if offered.choices else None,
        "more": offered.more,
        "wished": wished,
        "lacks": offered.lacks(wished),
        **resting(request),
    }
    return render(request, "files/worried.html", context)


def _form(request: MemberRequest, offered: FilesToPick, wished: str) -> WorryForm:
    form = form_for(
        request,
        WorryForm,
        files=offered.choices,
        reported=grounds_reported(),
        draft_address=draft_address(request),
        initial={"file": wished},
    )
    if getattr(form, "from_draft", False) and wished and not offered.lacks(wished):
        # Whom the reader asks for now, not whom a draft of before was about.
        cast(QueryDict, form.data)["file"] = wished
    return form


def _kept(request: MemberRequest, form: WorryForm) -> HttpResponse:
    typed = dict(form.cleaned_data)
    file = file_or_absent(typed.pop("file"))
    duties = actions.worry_record(bearer=request.member.bearer, file=file, **typed)
    draft_drop(member=request.member.row, path=request.path)
    found_by = finding(typed["record"], request.member.row.id)
    names = member_names(request, found_by)
    context = {
        "reference": file.reference,
        "duties": duties,
        "called": call_address(file.reference, typed["record"], typed["grounds"]),
        "found_by": [(names[one.id], one.role) for one in found_by],
        # Somebody has to tell the team, and it finds nothing: a counsellor's file lies where it has no key.
        "team_to_tell": any(one.duty == "report-to-safeguarding" for one in duties)
        and all(one.role != "safeguarding" for one in found_by),
    }
    return render(request, "files/worry_kept.html", context)


@passes(action="record", information="support", purpose="safeguarding")
def worry_seen(request: MemberRequest, reference: str, record: UUID) -> HttpResponse:
    """A worry has been seen to: what was done."""
    bearer, file = request.member.bearer, file_of(reference)
    form = form_for(request, SeenToForm, draft_address=draft_address(request))
    if request.method == "POST" and form.is_valid():
        actions.worry_seen_to(bearer=bearer, file=file, worry=record, **form.cleaned_data)
        draft_drop(member=request.member.row, path=request.path)
        return redirect("file", reference)
    opened = file_opened(bearer, file)
    worry = _worry(opened, record)
    context = {"form": form, "reference": opened.row.reference, "opened": opened, "worry": worry}
    return render(request, "files/worry_seen.html", context)


@passes(action="correct", information="support", purpose="safeguarding")
def worry_correct(request: MemberRequest, reference: str, record: UUID) -> HttpResponse:
    """A new wording of a worry in front of the first."""
    bearer = request.member.bearer
    opened = file_opened(bearer, file_of(reference))
    worry = _worry(opened, record)
    initial = {"text": worry.content["text"], "wordings": len(worry.content.get("before", []))}
    form = form_for(request, RewordForm, draft_address=draft_address(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.worry_correct(bearer=bearer, file=opened.row, worry=record, **form.cleaned_data)
        except Changed:
            form = _on_top(request, initial)
        else:
            draft_drop(member=request.member.row, path=request.path)
            return redirect("file", reference)
    wordings = wordings_of(worry)
    context = {
        "form": form,
        "reference": opened.row.reference,
        "wordings": wordings,
        "names": authors(request, replace(opened, records=wordings)),
    }
    return render(request, "files/worry_correct.html", context)


def _on_top(request: MemberRequest, initial: dict[str, Any]) -> RewordForm:
    """What was typed, to be saved over what somebody else wrote meanwhile, with open eyes."""
    typed = {**request.POST.dict(), "wordings": initial["wordings"]}
    form = RewordForm(typed, draft_address=draft_address(request), initial=initial)
    form.add_error(None, _("Somebody corrected this in the meantime. Read it again, then save yours."))
    return form


def _worry(opened: OpenFile, record: UUID) -> Opened:
    found = next((one for one in opened.current("worry") if one.id == record), None)
    if found is None:
        raise Absent
    return found


@require_POST
@passes(action="record", information="support", purpose="safeguarding")
def due_done(request: MemberRequest, reference: str, record: UUID) -> HttpResponse:
    """What was owed after something was told outside is done."""
    actions.due_finish(bearer=request.member.bearer, file=file_of(reference), record=record)
    return redirect("home") if request.POST.get("next") == "home" else redirect("file", reference)
