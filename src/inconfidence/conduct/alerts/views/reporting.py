"""Reporting a wrong, and coming back with a code. Nothing that is typed here is kept before it is sent."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inconfidence.charity.drafts import keeps_no_draft
from inconfidence.charity.requests import MemberRequest
from inconfidence.conduct.alerts.actions import alert_report, letter_add
from inconfidence.conduct.alerts.forms import NOTHING, AlertForm, CodeForm, LetterForm
from inconfidence.conduct.alerts.outside import law_said, outside
from inconfidence.conduct.alerts.register import ALERTS
from inconfidence.conduct.alerts.selectors import alert_of, letters_by_code
from inconfidence.conduct.cases.desks import Desk, desk_for
from inconfidence.conduct.cases.reading import has_handlers
from inconfidence.conduct.cases.register import subject_of
from inconfidence.conduct.cases.views.people import member_or_word, people_choices
from inconfidence.conduct.models import Alert
from inconfidence.files.views.common import resting
from inconfidence.store.models import CabinetGrant
from inconfidence.web.routes import no_flow, passes, unnamed


@unnamed
@keeps_no_draft
@passes(action="record", **ALERTS.words)
def alert_new(request: MemberRequest) -> HttpResponse:
    """A wrong that should come to light, told without a name."""
    desk = desk_for(ALERTS, frozenset(), subject_of(None))
    form = AlertForm(request.POST or None, **_people(request, desk))
    if request.method == "POST" and form.is_valid():
        return _sent(request, form)
    told = {"readers": len(desk.handlers), "law": law_said()}
    context = {"form": form, "outside": outside(), **told, **resting(request)}
    return render(request, "conduct/alerts/report.html", context)


def _people(request: MemberRequest, desk: Desk) -> dict[str, list[tuple[str, str]]]:
    """Whom a report can name: those who hold the key under which it would lie, and all else."""
    holders = set(CabinetGrant.objects.filter(cabinet=desk.cabinet).values_list("member_id", flat=True))
    people = people_choices(request)
    readers = [one for one in people if UUID(one[0]) in holders]
    return {"readers": readers, "others": [one for one in people if one not in readers]}


def _sent(request: MemberRequest, form: AlertForm) -> HttpResponse:
    """The code stands on this page and on no other; no address could hold it. What comes again changes nothing, and
    is given back to be copied into a letter."""
    typed = form.cleaned_data
    texts = {name: typed[name] for name in ("what", "proof")}
    row, new = alert_report(
        bearer=request.member.bearer,
        alert=typed["record"],
        code=typed["code"],
        who=[member_or_word(one) for one in typed["who"]],
        texts=texts,
    )
    context = {"code": typed["code"], "row": row, "dealt_with": has_handlers(row), "outside": outside()}
    return render(request, "conduct/alerts/sent.html", {**context, "words": [] if new else texts.values()})


@unnamed
@keeps_no_draft
@no_flow(
    "open", "whoever has the code of a report reads its letters; who comes is asked and written down nowhere"
)
def alert_letters(request: HttpRequest) -> HttpResponse:
    """What was written to whoever reported something, and a way to write more."""
    form = CodeForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "conduct/alerts/code.html", {"form": form})
    row = alert_of(form.cleaned_data["code"])
    if row is None:
        form.add_error("code", NOTHING)
        return render(request, "conduct/alerts/code.html", {"form": form})
    return _letters(request, row, form.cleaned_data["code"])


def _letters(request: HttpRequest, row: Alert, code: str) -> HttpResponse:
    """The letters. One that was sent just now is among them, and the form is empty again."""
    writing = LetterForm(request.POST if "text" in request.POST else None, initial={"code": code})
    words: list[str] = []
    if writing.is_bound and writing.is_valid():
        typed = writing.cleaned_data
        kept = letter_add(row=row, code=code, letter=typed["record"], text=typed["text"])
        words = [] if kept else [typed["text"]]
        writing = LetterForm(initial={"code": code})
    context = {"row": row, "letters": letters_by_code(row, code), "form": writing, "words": words}
    return render(request, "conduct/alerts/letters.html", context)
