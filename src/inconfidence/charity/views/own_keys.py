"""A member's own password."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from inconfidence.charity.actions.passwords import password_change
from inconfidence.charity.errors import NotKnown, TooManyTries
from inconfidence.charity.forms import PasswordForm
from inconfidence.charity.requests import MemberRequest
from inconfidence.vault.errors import WrongPassword
from inconfidence.web.routes import no_flow


@no_flow("members", "a member's own password moves nothing about anybody")
def password(request: MemberRequest) -> HttpResponse:
    """The password of until now, and a new one."""
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed, status = form.cleaned_data, 200
        try:
            password_change(session=request.session_row, old=typed["password_before"], new=typed["password"])
        except WrongPassword:
            form.add_error("password_before", _("This password is not right. Type it again."))
        except TooManyTries:
            status = 429
            form.add_error(
                None,
                _(
                    "There were too many tries. Wait a quarter of an hour, then type it again. Nothing is lost."
                ),
            )
        except NotKnown:
            return redirect("sign-in")
        else:
            return render(request, "charity/password_changed.html")
        return render(request, "charity/password.html", {"form": form}, status=status)
    return render(request, "charity/password.html", {"form": form})
