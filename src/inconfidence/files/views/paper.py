"""Paper: of a file, and the register with its places and their keys."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from inconfidence.charity.actions.adopting import answers_for_code
from inconfidence.charity.drafts import draft_drop
from inconfidence.charity.places import place_names, places_open
from inconfidence.charity.requests import MemberRequest
from inconfidence.charity.typing_kept import form_for
from inconfidence.files.actions import paper as actions
from inconfidence.files.errors import PaperElsewhere
from inconfidence.files.models import Paper
from inconfidence.files.movements import file_of
from inconfidence.files.paper import is_overdue, papers_asked, papers_held
from inconfidence.files.paper_forms import ENDS, EndForm, PaperForm, TakeForm
from inconfidence.files.records import Opened
from inconfidence.files.selectors import OpenFile, file_opened
from inconfidence.files.views.common import member_names
from inconfidence.gate.errors import Absent
from inconfidence.store.models import Member
from inconfidence.web.routes import passes

_LINES = 25
_RECORD = {"action": "record", "information": "support", "purpose": "support"}
_DID = {"out": gettext_lazy("Taken out"), "in": gettext_lazy("Brought back"), **ENDS}


@passes(**_RECORD)
def paper_put(request: MemberRequest, reference: str) -> HttpResponse:
    """There is paper of this file: what, and where."""
    opened = file_opened(request.member.bearer, file_of(reference))
    places = places_open()
    names = place_names(request.member.bearer, places)
    choices = [(str(place.id), names[place.id]) for place in places]
    form = form_for(request, PaperForm, places=choices)
    if request.method == "POST" and form.is_valid():
        typed = dict(form.cleaned_data)
        place = next(one for one in places if str(one.id) == typed.pop("place"))
        actions.paper_put(bearer=request.member.bearer, file=opened.row, place=place, **typed)
        draft_drop(member=request.member.row, path=request.path)
        return redirect("file-paper", opened.row.reference, typed["record"])
    context = {"form": form, "opened": opened, "reference": opened.row.reference, "places": places}
    return render(request, "files/paper_put.html", context)


@passes(**_RECORD)
def file_paper(request: MemberRequest, reference: str, record: UUID) -> HttpResponse:
    """One paper: where it is, who had it and why; and taking it out."""
    opened = file_opened(request.member.bearer, file_of(reference))
    form, words = form_for(request, TakeForm), []
    if request.method == "POST" and form.is_valid():
        typed = dict(form.cleaned_data)
        try:
            move = typed.pop("record")
            actions.paper_take(
                bearer=request.member.bearer, file=opened.row, record=record, move=move, **typed
            )
        except PaperElsewhere:
            words = [typed["why"]]
            form.add_error(
                None, _("It is not in its place any more. What you typed is here and nowhere else.")
            )
        else:
            draft_drop(member=request.member.row, path=request.path)
            return redirect("file-paper", opened.row.reference, record)
    context = _paper_page(request, opened, record) | {"form": form, "words": words}
    return render(request, "files/paper_one.html", context)


@require_POST
@passes(**_RECORD)
def paper_back(request: MemberRequest, reference: str, record: UUID) -> HttpResponse:
    """It is back in its place."""
    actions.paper_return(bearer=request.member.bearer, file=file_of(reference), record=record)
    return redirect("file-paper", reference, record)


@passes(**_RECORD)
def paper_end(request: MemberRequest, reference: str, record: UUID) -> HttpResponse:
    """It was destroyed, or given to the person."""
    opened = file_opened(request.member.bearer, file_of(reference))
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        how = form.cleaned_data["how"]
        actions.paper_end(bearer=request.member.bearer, file=opened.row, record=record, how=how)
        return redirect("file-paper", opened.row.reference, record)
    return render(request, "files/paper_end.html", _paper_page(request, opened, record) | {"form": form})


@passes(action="view", actor="manager", information="support", purpose="support")
def papers(request: MemberRequest) -> HttpResponse:
    """The register: which places there are, what lies there by reference, and what is out."""
    bearer = request.member.bearer
    papers_asked(bearer)
    found = Paginator(papers_held(bearer), _LINES).get_page(request.GET.get("page"))
    places, rows = places_open(), list(found.object_list)
    names = place_names(bearer, places)
    said = places_said(request, rows)
    context = {
        "lines": [(row, *one, is_overdue(row)) for row, one in zip(rows, said, strict=True)],
        "answers": answers_for_code(request.member.row),
        "places": [(place, names[place.id]) for place in places],
        "found": found,
    }
    return render(request, "files/papers.html", context)


def places_said(request: MemberRequest, rows: list[Paper]) -> list[tuple[str, str]]:
    """Of each, where it belongs, and who has it if somebody does."""
    names = place_names(request.member.bearer, {row.place_id: row.place for row in rows}.values())
    takers = member_names(request, {row.taken_by_id: row.taken_by for row in rows if row.taken_by}.values())
    return [(names[row.place_id], takers.get(row.taken_by_id, "") if row.taken_by_id else "") for row in rows]


def _paper_page(request: MemberRequest, opened: OpenFile, record: UUID) -> dict[str, Any]:
    row = Paper.objects.filter(id=record, record__file=opened.row).select_related("place").first()
    kept = next((one for one in opened.current("paper") if one.id == record), None)
    if row is None or kept is None:
        raise Absent
    return {
        "row": row,
        "what": kept.content["what"],
        "place": place_names(request.member.bearer, [row.place])[row.place_id],
        "moves": _moves(request, kept),
        "taker": _taker(request, row),
        "overdue": is_overdue(row),
        "reference": opened.row.reference,
    }


def _taker(request: MemberRequest, row: Paper) -> str:
    """Who has it, if somebody does."""
    if row.taken_by_id is None:
        return ""
    return member_names(request, Member.objects.filter(id=row.taken_by_id)).get(row.taken_by_id, "")


def _moves(request: MemberRequest, kept: Opened) -> list[dict[str, Any]]:
    """What was done with it, newest first: first of all it was put there."""
    moves = list(kept.content.get("moves", []))
    people = {UUID(move["by"]) for move in moves} | {kept.author}
    names = member_names(request, Member.objects.filter(id__in=people))
    told = [
        {
            "did": str(_DID[move["did"]]),
            "at": datetime.fromisoformat(move["at"]),
            "by": names.get(UUID(move["by"]), ""),
            "why": move.get("why", ""),
            "due_on": date.fromisoformat(move["due_on"]) if move.get("due_on") else None,
        }
        for move in moves
    ]
    first = {"did": _("Put there"), "at": kept.kept_at, "by": names.get(kept.author, "")}
    return [*reversed(told), first]
