"""Home, the list of files, and a file opened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from inconfidence.charity.actions.file_keys import keys_to_turn
from inconfidence.charity.actions.turning import cabinets_owed
from inconfidence.charity.backups import backups_wanting
from inconfidence.charity.beginning import beginning_of
from inconfidence.charity.models import Letter, PlaceKey
from inconfidence.charity.offices import SUPPORTING
from inconfidence.charity.places import keys_to_ask_back, place_names
from inconfidence.charity.requests import MemberRequest
from inconfidence.charity.selectors import (
    keys_beyond_office,
    letters_to_give,
    register_opens_to,
    training_ends,
    trainings_to_renew,
    undertaking_owed,
)
from inconfidence.files.alone import alone
from inconfidence.files.dues import Owed, dues_of, owed_of
from inconfidence.files.entries import happened_on
from inconfidence.files.forms import FindForm
from inconfidence.files.models import Due
from inconfidence.files.movements import file_of
from inconfidence.files.paper import is_overdue, papers_of, papers_waiting
from inconfidence.files.selectors import (
    HeldFile,
    OpenFile,
    file_opened,
    files_found,
    files_listed,
)
from inconfidence.files.telling import code_in_a_sentence, day_of, month_of, named, sentence
from inconfidence.files.views.common import (
    asks_consent_form,
    authors,
    first_contact_left,
    member_names,
    only_asking,
    resting,
    to_be_told,
)
from inconfidence.files.views.supported import KEEPS_REGISTERS, supported
from inconfidence.gate.pages import Line
from inconfidence.kernel.language import Language
from inconfidence.store.models import Member
from inconfidence.web.routes import passes

_LIST = {"action": "view", "information": "identity", "purpose": "support"}
# Files on one page of the list.
_A_PAGE = 50


@passes(**_LIST)
def home(request: MemberRequest) -> HttpResponse:
    """The people one supports, what is due, and a door for a worry."""
    due = dues_of(request.member.row)
    listed = files_listed(request.member.bearer, [(rows[0].record_id, rows[0].file_id) for rows in due])
    owed = _owed_on(listed.held, due, request.member.row)
    mine = supported(request, listed.held)
    first_contacts = [one for one in mine if one.left]
    to_tell = [one for one in mine if to_be_told(one.line.held.facts)]
    papers_out = papers_waiting(request.member.bearer)
    context = {
        "now": timezone.localtime(),
        "shut": listed.shut,
        "due": owed,
        "first_contacts": first_contacts,
        "mine": mine,
        "to_tell": to_tell,
        "to_sign": undertaking_owed(request.member.row),
        **resting(request),
        "papers_out": papers_out,
        "keys_out": _keys_out(request),
        "letters": _letters(request),
        "waiting": len(owed) + len(first_contacts) + len(to_tell) + len(papers_out),
        "spare": [cabinet.kind for cabinet in keys_beyond_office(request.member.row)],
        "to_turn": len(keys_to_turn(request.member.bearer)),
        "turns_owed": _turns_owed(request),
        "training_ends": training_ends(request.member.row),
        "to_train": trainings_to_renew(request.member.row),
        "alone": alone(request.member.row, listed),
        "beginning": beginning_of(request.member.row),
        "backups": backups_wanting(request.member.row),
        "office": len(listed) - len(mine),
        "supports": bool(mine) or request.member.row.role in SUPPORTING,
        "manages": register_opens_to(request.member.row),
        "oversees": request.member.row.role == "trustee",
        "keeps_registers": request.member.row.role in KEEPS_REGISTERS,
    }
    return render(request, "files/home.html", context | {"noticed": _noticed(context)})


def _noticed(context: Mapping[str, Any]) -> bool:
    """Whether the page tells them something that needs an eye, although none of it is counted as waiting."""
    said = (
        "resting",
        "shut",
        "backups",
        "to_train",
        "to_turn",
        "keys_out",
        "letters",
        "alone",
        "training_ends",
    )
    to_sign = context["to_sign"]
    return (
        any(context[one] for one in said)
        or "whistleblowing" in context["spare"]
        or (to_sign is not None and to_sign.until is not None)
    )


def _turns_owed(request: MemberRequest) -> int:
    """How many of a manager's cabinets have keys that are still to be turned; they alone can do it by hand."""
    return len(cabinets_owed(request.member.bearer)) if request.member.row.role == "manager" else 0


def _letters(request: MemberRequest) -> list[tuple[Letter, str]]:
    """The letters to leavers that the member has still to give, each with whose it is."""
    letters = letters_to_give(request.member.row)
    names = member_names(request, [letter.member for letter in letters]) if letters else {}
    return [(letter, names[letter.member_id]) for letter in letters]


def _keys_out(request: MemberRequest) -> list[tuple[PlaceKey, str]]:
    """Keys to places for paper that are to be asked back, each with whose it is."""
    keys = keys_to_ask_back(request.member.bearer)
    names = member_names(request, [key.member for key in keys]) if keys else {}
    return [(key, names[key.member_id]) for key in keys]


@passes(**_LIST)
def files(request: MemberRequest) -> HttpResponse:
    """The files that one holds, page by page; or those that have what was typed."""
    form = FindForm(request.POST or None)
    typed = form.cleaned_data["name"].strip() if form.is_valid() else ""
    context = _found(request, typed) if typed else _listed(request)
    return render(
        request, "files/files.html", {"form": form, "wanted": bool(typed), **context, **resting(request)}
    )


def _listed(request: MemberRequest) -> dict[str, Any]:
    """A page of the whole list, and which of its files the reader supports, where not all are so."""
    listed = files_listed(request.member.bearer)
    of_all: Paginator[Line] = Paginator(listed, _A_PAGE)  # type: ignore[arg-type]  # it slices
    page = of_all.get_page(request.GET.get("page"))
    mixed = 0 < len(listed.supported) < len(listed)
    return {"page_of": page, "shut": listed.shut, "supported": listed.supported if mixed else set()}


def _found(request: MemberRequest, typed: str) -> dict[str, Any]:
    """What was found, as far as one page goes: names are in no address, so there is no next one."""
    found = files_found(request.member.bearer, typed)
    exact, near = found.exact[:_A_PAGE], found.near[:_A_PAGE]
    more = len(found.exact) > len(exact) or len(found.near) > len(near)
    return {"exact": exact, "near": near, "more": more, "shut": found.shut}


@passes(action="view", information="support", purpose="support")
def file(request: MemberRequest, reference: str) -> HttpResponse:
    """One file: what has been said, how to be in touch, who may read it."""
    opened = file_opened(request.member.bearer, file_of(reference))
    left = first_contact_left(opened.facts, asks_consent_form())
    names = authors(request, opened)
    latest_first = sorted(opened.current(), key=lambda one: (happened_on(one), one.kept_at), reverse=True)
    context: dict[str, Any] = {
        "reference": opened.row.reference,
        "opened": opened,
        "records": [one for one in latest_first if one.kind not in {"first-contact", "paper"}],
        "names": names,
        "papers": _papers(request, opened),
        "steps": [
            (one, names.get(one.author, "")) for one in reversed(latest_first) if one.kind == "first-contact"
        ],
        "supported": _supported_since(opened, names, request.member.row.id),
        "told": _told(opened),
        "owed": _owed(request, opened),
        "left": left,
        "to_tell": to_be_told(opened.facts),
        "only_asking": only_asking(opened.facts),
        "me": request.member.row.id,
        "channels_ready": "explained" not in left,
    }
    return render(request, "files/file.html", context)


def _papers(request: MemberRequest, opened: OpenFile) -> list[dict[str, Any]]:
    """What there is of it on paper, and where."""
    rows = papers_of(opened)
    names = (
        place_names(request.member.bearer, {row.place_id: row.place for row in rows}.values()) if rows else {}
    )
    what = {one.id: one.content["what"] for one in opened.current("paper")}
    return [
        {"row": row, "what": what[row.id], "place": names[row.place_id], "overdue": is_overdue(row)}
        for row in rows
    ]


def _supported_since(opened: OpenFile, names: Mapping[UUID, str], me: UUID) -> str:
    """Since when, and by whom."""
    team = [_("you") if member.id == me else names.get(member.id, "") for member in opened.team]
    if not team:
        return _("Nobody is on the care team now.")
    month = month_of(timezone.localdate(opened.row.opened_at), timezone.localdate())
    return sentence(_("Supported since %(month)s by %(team)s") % {"month": month, "team": named(team)})


def _told(opened: OpenFile) -> str:
    """Which code was explained to them, and when."""
    if not opened.facts.promised:
        return _("Not told about the code yet.")
    told = [one for one in opened.current("first-contact") if _tells(one.content)]
    language: Language = "fr" if get_language() == "fr" else "en"
    code = code_in_a_sentence(opened.facts.promised, language)
    if not told:
        return sentence(_("Told about the %(code)s") % {"code": code})
    day = day_of(timezone.localdate(told[0].kept_at), timezone.localdate())
    return sentence(_("Told on %(day)s about the %(code)s") % {"day": day, "code": code})


def _tells(step: Mapping[str, Any]) -> bool:
    return step["step"] == "explained" and "undone" not in step


def _owed_on(lines: Iterable[HeldFile], due: Iterable[list[Due]], reader: Member) -> list[Owed]:
    """What is owed about the files of these lines, with its words."""
    by_file = {line.held.file: line for line in lines}
    found = [(rows, by_file[rows[0].file_id]) for rows in due if rows[0].file_id in by_file]
    said = [
        (owed_of(rows, line.reference, line.held.records[rows[0].record_id], reader), line)
        for rows, line in found
        if rows[0].record_id in line.held.records  # it may have gone since
    ]
    return [replace(owed, name="" if owed.told else line.name) for owed, line in said if owed is not None]


def _owed(request: MemberRequest, opened: OpenFile) -> list[Owed]:
    """What the reader still owes about this file: a worry or a disclosure makes it, so where there is none
    nobody is asked."""
    records = {one.id: one.content for one in [*opened.current("worry"), *opened.current("disclosure")]}
    me = request.member.row
    due = dues_of(me, file=opened.row) if records else []
    said = [owed_of(rows, opened.row.reference, records[rows[0].record_id], me) for rows in due]
    return [owed for owed in said if owed is not None]
