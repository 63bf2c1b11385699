"""Keeping what was typed about a request, as long as nobody was quicker."""

from __future__ import annotations

from collections.abc import Callable

from django.forms import BaseForm
from django.utils.translation import gettext as _

from inconfidence.charity.drafts import draft_drop
from inconfidence.charity.requests import MemberRequest
from inconfidence.gate.errors import Changed
from inconfidence.rights.asked import Asked
from inconfidence.rights.errors import RequestClosed, TooLateForLonger


def is_kept(request: MemberRequest, asked: Asked, form: BaseForm, keep: Callable[[], None]) -> bool:
    """Whether the form was sent and has been dealt with: its request's page says how it stands now. Else the form
    says what to mend, and whether somebody was quicker than its reader."""
    if request.method != "POST":
        return False
    valid = form.is_valid()
    try:
        _seen(request, asked)
        if valid:
            keep()
    except Changed:
        form.add_error(None, _("Somebody changed this in the meantime. Read it again, then save yours."))
        return False
    except (RequestClosed, TooLateForLonger):
        valid = True
    if valid:
        draft_drop(member=request.member.row, path=request.path)
    return valid


def _seen(request: MemberRequest, asked: Asked) -> None:
    """Raises `Changed` where the page that was sent showed another state of the request."""
    if request.POST.get("revision") != str(asked.content["revision"]):
        raise Changed
