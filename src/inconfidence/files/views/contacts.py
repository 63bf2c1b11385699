"""Recording a contact, correcting one, moving one; the file's header."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from inconfidence.charity.drafts import draft_drop
from inconfidence.charity.house import gate
from inconfidence.charity.requests import MemberRequest
from inconfidence.charity.typing_kept import form_for
from inconfidence.files import actions
from inconfidence.files.actions.opening import NOTED
from inconfidence.files.forms import ContactForm, HeaderForm, MoveForm
from inconfidence.files.header import header_of
from inconfidence.files.movements import file_of, movement
from inconfidence.files.records import Opened
from inconfidence.files.selectors import OpenFile, file_opened, files_to_pick
from inconfidence.files.views.common import (
    authors,
    draft_address,
    file_or_absent,
    only_asking,
)
from inconfidence.gate.errors import Absent, Changed
from inconfidence.web.routes import passes


@passes(action="record", information="support", purpose="support")
def contact_new(request: MemberRequest, reference: str) -> HttpResponse:
    """A contact, and what was said."""
    file = file_of(reference)
    form = form_for(
        request,
        ContactForm,
        draft_address=draft_address(request),
        initial={"happened_on": timezone.localdate()},
    )
    if request.method == "POST" and form.is_valid():
        actions.contact_record(bearer=request.member.bearer, file=file, **form.cleaned_data)
        draft_drop(member=request.member.row, path=request.path)
        return redirect("file", reference)
    opened = file_opened(request.member.bearer, file)
    if request.method != "POST" and only_asking(opened.facts):
        return redirect("file", reference)
    context = {"form": form, "reference": reference, "opened": opened}
    return render(request, "files/contact.html", context)


@passes(action="view", information="support", purpose="quality")
def contact(request: MemberRequest, reference: str, record: UUID) -> HttpResponse:
    """A contact with its earlier wordings, for those who may see them."""
    opened = file_opened(request.member.bearer, file_of(reference))
    wordings = _wordings(opened, record)
    context = {
        "reference": reference,
        "wordings": wordings,
        "names": authors(request, opened),
        "mine": wordings[0].author == request.member.row.id,
    }
    return render(request, "files/wordings.html", context)


@passes(action="correct", information="support", purpose="support")
def contact_correct(request: MemberRequest, reference: str, record: UUID) -> HttpResponse:
    """A new wording in front of the first."""
    opened = file_opened(request.member.bearer, file_of(reference))
    last = _wordings(opened, record)[0]
    initial = {
        **last.content,
        "record": record,
        "happened_on": date.fromisoformat(last.content["happened_on"]),
    }
    form = form_for(request, ContactForm, draft_address=draft_address(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        typed = {**form.cleaned_data, "record": last.id}
        try:
            actions.contact_correct(bearer=request.member.bearer, file=opened.row, **typed)
        except Changed:
            form.add_error(
                None, _("Somebody corrected this in the meantime. Read it again, then save yours.")
            )
        else:
            draft_drop(member=request.member.row, path=request.path)
            return redirect("file", reference)
    context = {"form": form, "reference": reference, "opened": opened, "last": last}
    return render(request, "files/correct.html", context)


@passes(action="correct", information="support", purpose="support")
def contact_move(request: MemberRequest, reference: str, record: UUID) -> HttpResponse:
    """A contact that went to the wrong file goes to the right one."""
    bearer = request.member.bearer
    opened = file_opened(bearer, file_of(reference))
    last = _wordings(opened, record)[0]
    wished = request.GET.get("to", "").strip().upper()
    offered = files_to_pick(bearer, wished)
    others = [(other, name) for other, name in offered.choices if other != reference]
    form = MoveForm(request.POST or None, files=others, initial={"to": wished})
    if request.method == "POST" and form.is_valid():
        to = file_or_absent(form.cleaned_data["to"])
        try:
            actions.contact_move(bearer=bearer, file=opened.row, record=last.id, to=to)
        except Changed:
            form.add_error(
                None, _("Somebody corrected this in the meantime. Read it again, then save yours.")
            )
        else:
            return redirect("file", to.reference)
    context = {
        "form": form,
        "reference": reference,
        "last": last,
        "more": offered.more,
        "wished": wished,
        "lacks": offered.lacks(wished),
    }
    return render(request, "files/move.html", context)


@passes(action="record", information="contact-details", purpose="administration")
def header(request: MemberRequest, reference: str) -> HttpResponse:
    """Who somebody is: kept up to date."""
    bearer = request.member.bearer
    opened = file_opened(bearer, file_of(reference))
    noted = _noted(request, opened)
    form = form_for(request, HeaderForm, noted=noted, initial=_as_initial(opened))
    # A draft from before somebody changed the header could never be saved as it stands.
    over = _on_top(form, opened) if getattr(form, "from_draft", False) else []
    if request.method == "POST" and form.is_valid():
        typed = dict(form.cleaned_data)
        version = typed.pop("version")
        new = header_of(typed, opened.header)
        try:
            actions.touch_change(
                bearer=bearer, file=opened.row, header=new, version=version, before=opened.header
            )
        except Changed:
            now = file_opened(bearer, opened.row)
            form = HeaderForm(request.POST.copy(), noted=noted, initial=_as_initial(now))
            over = _on_top(form, now)
        else:
            draft_drop(member=request.member.row, path=request.path)
            return redirect("file", reference)
    context = {"form": form, "reference": reference, "over": over, "later": len(noted) < len(NOTED)}
    return render(request, "files/header.html", context)


def _noted(request: MemberRequest, opened: OpenFile) -> set[str]:
    """What of the header is a note about them: it waits for the first contact as any note does
    (csf-2012/explain-first-contact, cwc/consent-form). What is there already can be put right."""
    return {
        name
        for name, information in NOTED.items()
        if opened.header.get(name) or _may_record(request, opened, information)
    }


def _may_record(request: MemberRequest, opened: OpenFile, information: str) -> bool:
    wanted = movement(opened.row, "record", information=information)
    return gate().preview(request.member.bearer, wanted).permitted


def _as_initial(opened: OpenFile) -> dict[str, Any]:
    """The header that is kept, as the form asks for it."""
    born = opened.header.get("born")
    return {
        **opened.header,
        "version": opened.header_version,
        "born": date.fromisoformat(born) if born else None,
    }


def _on_top(form: HeaderForm, opened: OpenFile) -> list[tuple[str, str]]:
    """Lets a form that was outrun be saved over what is kept now, with open eyes: gives what it would replace,
    as (label, what is kept)."""
    if form.data.get("version") == str(opened.header_version):
        return []
    form.data["version"] = str(opened.header_version)  # type: ignore[index]  # a copy, or a draft
    replaced = [name for name in form.changed_data if name != "version"]
    return [(str(form.fields[name].label), opened.header.get(name) or _("nothing")) for name in replaced]


def _wordings(opened: OpenFile, record: UUID) -> list[Opened]:
    """The wording that now stands of a contact, then those before it. Raises `Absent` where there is none."""
    by_id = {one.id: one for one in opened.records if one.kind == "contact"}
    found = by_id.get(record)
    while found is not None and found.replaced_by in by_id:
        found = by_id[found.replaced_by]
    if found is None:
        raise Absent
    wordings = [found]
    while before := [one for one in by_id.values() if one.replaced_by == wordings[-1].id]:
        wordings.append(before[0])
    return wordings
