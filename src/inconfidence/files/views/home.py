"""Home, the list of files, and a file opened."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from inconfidence.charity.house import code_in_force
from inconfidence.charity.requests import MemberRequest
from inconfidence.files.forms import FindForm
from inconfidence.files.models import Due
from inconfidence.files.movements import file_of
from inconfidence.files.selectors import Line, file_opened, files_found, files_held
from inconfidence.files.views.common import authors, first_contact_left
from inconfidence.web.routes import passes

_LIST = {"action": "view", "information": "identity", "purpose": "support"}


@passes(**_LIST)
def home(request: MemberRequest) -> HttpResponse:
    """The people one supports, what is due, and a door for a worry."""
    due = list(Due.objects.filter(member=request.member.row, done_at=None).order_by("due_at"))
    lines = files_held(request.member.bearer)
    by_file = {line.held.file: line for line in lines}
    owed = [(one, by_file[one.file_id]) for one in due if one.file_id in by_file]
    mine = [line for line in lines if line.held.supporting]
    first_contacts = [(line, len(left)) for line in mine if (left := _left(line))]
    context = {
        "now": timezone.localtime(),
        "due": owed,
        "first_contacts": first_contacts,
        "mine": mine,
        "waiting": len(owed) + len(first_contacts),
        "office": len(lines) - len(mine),
        "manages": request.member.row.role == "manager",
    }
    return render(request, "files/home.html", context)


@passes(**_LIST)
def files(request: MemberRequest) -> HttpResponse:
    """The files that one holds, all or those of a name."""
    form = FindForm(request.POST or None)
    wanted = form.cleaned_data["name"] if form.is_valid() else ""
    bearer = request.member.bearer
    lines = files_found(bearer, wanted) if wanted else files_held(bearer)
    return render(request, "files/files.html", {"form": form, "lines": lines, "wanted": wanted})


@passes(action="view", information="support", purpose="support")
def file(request: MemberRequest, reference: str) -> HttpResponse:
    """One file: what has been said, how to be in touch, who may read it."""
    opened = file_opened(request.member.bearer, file_of(reference))
    left = first_contact_left(opened.facts, _asks_consent_form())
    names = authors(request, opened)
    context: dict[str, Any] = {
        "reference": opened.row.reference,
        "opened": opened,
        "records": [(record, names.get(record.author, "")) for record in opened.current()],
        "team": [(member, names.get(member.id, "")) for member in opened.team],
        "left": left,
        "me": request.member.row.id,
        "channels_ready": "explained" not in left,
    }
    return render(request, "files/file.html", context)


def _left(line: Line) -> list[str]:
    return first_contact_left(line.held.facts, _asks_consent_form())


def _asks_consent_form() -> bool:
    """Whether the code in force asks for a consent form at the first assessment (cwc/consent-form)."""
    return any(clause.endswith("/consent-form") for clause in code_in_force().clauses)
