"""Whether what is held about somebody is right: on what grounds it is held, and asking them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from inconfidence.charity.drafts import draft_drop
from inconfidence.charity.papers import page_language
from inconfidence.charity.processing.statements import checked_every
from inconfidence.charity.requests import MemberRequest
from inconfidence.charity.typing_kept import form_for
from inconfidence.files.movements import file_of
from inconfidence.files.selectors import file_opened
from inconfidence.rights import actions
from inconfidence.rights.accuracy import accuracy_of, held_on
from inconfidence.rights.forms.checking import CheckForm
from inconfidence.web.routes import passes


@passes(action="record", information="support", purpose="support")
def accuracy(request: MemberRequest, reference: str) -> HttpResponse:
    """When it was last checked with the person, and that it was checked today."""
    opened = file_opened(request.member.bearer, file_of(reference))
    form = form_for(request, CheckForm)
    if request.method == "POST" and form.is_valid():
        actions.accuracy_confirm(bearer=request.member.bearer, file=opened.row, **form.cleaned_data)
        draft_drop(member=request.member.row, path=request.path)
        return redirect("accuracy", opened.row.reference)
    context = {
        "form": form,
        "opened": opened,
        "reference": opened.row.reference,
        "stands": accuracy_of(opened.row),
        "held": held_on(opened, page_language()),
        "months": checked_every(),
    }
    return render(request, "rights/accuracy.html", context)
