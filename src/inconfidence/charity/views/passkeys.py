"""A member's own passkeys: one more, one less."""

from __future__ import annotations

import json
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inconfidence.charity.actions.passkeys import passkey_add, passkey_begin, passkey_remove
from inconfidence.charity.errors import WrongPasskey
from inconfidence.charity.forms import PasskeyForm
from inconfidence.charity.passkey_site import site_of
from inconfidence.charity.passkeys import Site
from inconfidence.charity.requests import MemberRequest
from inconfidence.charity.views.second_step import OWN, papers_shown, step_first
from inconfidence.web.routes import no_flow


@no_flow("members", OWN)
@step_first
def passkey_new(request: MemberRequest) -> HttpResponse:
    """One more passkey, and what to call it."""
    site = site_of(request, request.charity.name)
    if site is None:
        return redirect("second-factor")
    form = PasskeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _added(request, site, form)
        except WrongPasskey:
            form.add_error(None, _("The passkey was not made. Press the button again."))
    asked = json.dumps(passkey_begin(session=request.session_row, site=site))
    return render(request, "charity/passkey_new.html", {"form": form, "asked": asked})


def _added(request: MemberRequest, site: Site, form: PasskeyForm) -> HttpResponse:
    codes = passkey_add(session=request.session_row, site=site, **form.cleaned_data)
    return papers_shown(request, codes)


@require_POST
@no_flow("members", OWN)
@step_first
def passkey_off(request: MemberRequest, passkey_id: UUID) -> HttpResponse:
    """One less."""
    passkey_remove(member=request.member.row, passkey=passkey_id)
    return redirect("second-factor")
