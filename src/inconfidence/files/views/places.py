"""Places for paper, and who has a key to them."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inconfidence.charity.actions import places as actions
from inconfidence.charity.actions.adopting import answers_for_code
from inconfidence.charity.actions.ours import ours_may_write
from inconfidence.charity.errors import InUse, NotReady
from inconfidence.charity.models import Place, PlaceKey
from inconfidence.charity.places import kept_by, keys_of, place_names
from inconfidence.charity.requests import MemberRequest
from inconfidence.charity.selectors import members_listed
from inconfidence.files.models import Paper
from inconfidence.files.paper import papers_asked
from inconfidence.files.paper_forms import KeyForm, PlaceForm
from inconfidence.files.views.common import member_names
from inconfidence.gate.errors import Absent
from inconfidence.store.models import Member
from inconfidence.web.routes import passes

_OURS = {
    "action": "record",
    "actor": "manager",
    "subject": "organisation",
    "information": "organisational",
    "purpose": "administration",
}
_KEYS = {
    "action": "record",
    "actor": "manager",
    "subject": "volunteer",
    "information": "personnel",
    "purpose": "personnel",
}


@passes(**_OURS)
def place_new(request: MemberRequest) -> HttpResponse:
    """A place that can be locked."""
    ours_may_write(bearer=request.member.bearer)
    form = PlaceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        actions.place_make(bearer=request.member.bearer, place=typed["record"], name=typed["name"])
        return redirect("place", typed["record"])
    return render(request, "files/place_new.html", {"form": form})


@passes(**_KEYS)
def place(request: MemberRequest, place_id: UUID) -> HttpResponse:
    """One place: who has a key, and giving one."""
    papers_asked(request.member.bearer)
    row = _place(place_id)
    keys = keys_of(row)
    form = KeyForm(request.POST or None, members=_without_key(request, keys))
    if request.method == "POST" and form.is_valid():
        member = Member.objects.get(id=form.cleaned_data["member"])
        try:
            actions.place_key_give(bearer=request.member.bearer, place=row, member=member)
        except NotReady:
            form.add_error("member", _("They are not in good standing any more."))
        else:
            return redirect("place", row.id)
    return _page(request, row, keys, form)


@require_POST
@passes(**_KEYS)
def place_key_back(request: MemberRequest, place_id: UUID, key_id: UUID) -> HttpResponse:
    """A key has come back."""
    papers_asked(request.member.bearer)
    key = PlaceKey.objects.select_related("member").filter(id=key_id, place=_place(place_id)).first()
    if key is None:
        raise Absent
    actions.place_key_back(bearer=request.member.bearer, key=key)
    return redirect("place", place_id)


@require_POST
@passes(**_OURS)
def place_close(request: MemberRequest, place_id: UUID) -> HttpResponse:
    """The place is used no more."""
    row = _place(place_id)
    empty = not Paper.objects.filter(place=row, gone_at=None).exists()
    try:
        actions.place_close(bearer=request.member.bearer, place=row, empty=empty)
    except InUse:
        keys = keys_of(row)
        form = KeyForm(members=_without_key(request, keys))
        return _page(request, row, keys, form, in_use=True)
    return redirect("papers")


def _page(
    request: MemberRequest, row: Place, keys: list[PlaceKey], form: KeyForm, in_use: bool = False
) -> HttpResponse:
    bearer, holders = request.member.bearer, [key.member for key in keys]
    names, mine = member_names(request, holders), kept_by(request.member.bearer, holders)
    context = {
        "form": form,
        "row": row,
        "name": place_names(bearer, [row])[row.id],
        "keys": [(key, names[key.member_id]) for key in keys if key.member_id in mine],
        "others": len(mine) < len(keys),
        "free": bool(form.fields["member"].choices),  # type: ignore[attr-defined]
        "answers": answers_for_code(request.member.row),
        "in_use": in_use,
    }
    return render(request, "files/place.html", context, status=409 if in_use else 200)


def _place(place_id: UUID) -> Place:
    row = Place.objects.filter(id=place_id, closed_at=None).first()
    if row is None:
        raise Absent
    return row


def _without_key(request: MemberRequest, keys: list[PlaceKey]) -> list[tuple[str, str]]:
    have = {key.member_id for key in keys}
    listed = members_listed(request.member.bearer)
    free = [one for one in listed if one.standing == "good" and one.row.id not in have]
    mine = kept_by(request.member.bearer, [one.row for one in free])
    return [(str(one.row.id), one.name.name) for one in free if one.row.id in mine]
