"""A call that was made before anybody was asked: entered after the worry about which it was."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from inconfidence.charity.drafts import draft_drop
from inconfidence.charity.requests import MemberRequest
from inconfidence.files.movements import file_of
from inconfidence.files.selectors import file_opened
from inconfidence.files.worry_forms import DANGERS
from inconfidence.gate.errors import Absent
from inconfidence.sharing import actions
from inconfidence.sharing.forms.calling import CallForm
from inconfidence.sharing.views.common import kept_form
from inconfidence.web.routes import passes


@passes(action="record", information="support", purpose="safeguarding")
def call_new(request: MemberRequest, reference: str, worry: UUID) -> HttpResponse:
    """Whom somebody rang for help, and what they said. Raises `Absent` where no danger was written down."""
    bearer = request.member.bearer
    opened = file_opened(bearer, file_of(reference))
    about = next((one for one in opened.current("worry") if one.id == worry), None)
    if about is None or not DANGERS.intersection(about.content["grounds"]):
        raise Absent
    form = kept_form(request, CallForm, initial={"happened_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        typed = {name: form.cleaned_data[name] for name in ("record", "happened_on")}
        actions.call_enter(bearer=bearer, file=opened.row, worry=about, call=form.call(), **typed)
        draft_drop(member=request.member.row, path=request.path)
        return redirect("disclosed", reference, typed["record"])
    context = {"form": form, "reference": opened.row.reference, "opened": opened}
    return render(request, "sharing/call_new.html", context)
