"""Who looked, who was refused something, and what is recorded about a member."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from inconfidence.charity.actions.keys import member_standing
from inconfidence.charity.directory import names_of
from inconfidence.charity.own_papers import sessions_of, trainings_of, undertakings_of
from inconfidence.charity.requests import MemberRequest
from inconfidence.conduct.certificates.movements import line_of
from inconfidence.conduct.registers import REGISTERS
from inconfidence.files.movements import file_of
from inconfidence.files.purposes import PURPOSES
from inconfidence.oversight.looking import Look, looks_at
from inconfidence.oversight.own import cabinets_held, deeds_lately, files_supported
from inconfidence.oversight.refusals import refusals_lately
from inconfidence.store.models import Member
from inconfidence.web.routes import no_flow, passes

# Lines of a page; what was refused over and over on one day is one of them.
_REFUSALS = 100


@passes(action="view", information="support", purpose="quality")
def looked(request: MemberRequest, reference: str) -> HttpResponse:
    """Who looked at a file, at a case of a register or at a check, when and why."""
    cases = {one.name: case for one in REGISTERS if (case := one.case_of(reference))}
    if check := line_of(reference):
        cases = {"check": check}
    file = next(iter(cases.values()), None) or file_of(reference)
    page, looks = looks_at(request.member.bearer, file, request.GET.get("page"))
    people = {person for look in looks for person in (look.who, look.whom) if person}
    names = names_of(request.member.bearer, Member.objects.filter(id__in=people))
    said = {person: name.name for person, name in names.items()}
    lines = [
        (_sentence(look, said, request.member.row.id), look, PURPOSES.get(look.purpose)) for look in looks
    ]
    return render(
        request,
        "oversight/looked.html",
        {
            "reference": reference.upper(),
            "page_of": page,
            "lines": lines,
            "me": request.member.row.id,
            "register": next(iter(cases), ""),
        },
    )


@passes(action="view", subject="volunteer", information="personnel", purpose="personnel")
def refusals(request: MemberRequest) -> HttpResponse:
    """Who was refused something in the last weeks."""
    found = Paginator(refusals_lately(request.member.bearer), _REFUSALS).get_page(request.GET.get("page"))
    names = names_of(
        request.member.bearer, Member.objects.filter(id__in={one.who for one in found if one.who})
    )
    said = {person: name.name for person, name in names.items()}
    lines = [(_name(one.who, said), one) for one in found]
    return render(request, "oversight/refusals.html", {"lines": lines, "found": found})


@no_flow("members", "a member reads what is recorded of themselves, as the law gives to everybody")
def recorded(request: MemberRequest) -> HttpResponse:
    """What is recorded about the member at the page."""
    row = request.member.row
    context = {
        "row": row,
        "standing": member_standing(row),
        "undertakings": undertakings_of(row),
        "trainings": trainings_of(row),
        "cabinets": cabinets_held(row.id),
        "supported": files_supported(row.id),
        "sessions": sessions_of(row),
        "this_session": request.session_row.id,
        "deeds": deeds_lately(row.id),
    }
    return render(request, "oversight/recorded.html", context)


def _sentence(look: Look, names: dict[UUID, str], reader: UUID) -> SafeString:
    mine, theirs = look.said
    sentence = str(mine if look.who == reader else theirs)
    return format_html(
        sentence,
        who=format_html("<b>{}</b>", _name(look.who, names)),
        whom=format_html("<b>{}</b>", _name(look.whom, names)),
        reference=look.reference,
    )


def _name(person: UUID | None, names: dict[UUID, str]) -> str:
    return names.get(person, "") if person and names.get(person) else _("somebody")
