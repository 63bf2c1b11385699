"""What was asked of me and by me, and one thread of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from inconfidence.charity.directory import names_of
from inconfidence.charity.drafts import draft_drop
from inconfidence.charity.requests import MemberRequest
from inconfidence.sharing import actions
from inconfidence.sharing.errors import NotAColleague
from inconfidence.sharing.forms.asking import SayForm, SayMoreForm
from inconfidence.sharing.proposals import Proposal, proposal_opened
from inconfidence.sharing.selectors import (
    Thread,
    consultations_of,
    last_authors,
    register_is_open_to,
    thread_opened,
)
from inconfidence.sharing.views.common import kept_form, not_asked
from inconfidence.store.models import Member
from inconfidence.web.routes import no_flow, passes

_LINES = 20


@no_flow("members", "lists with whom one speaks; nothing of what was said is opened")
def ask(request: MemberRequest) -> HttpResponse:
    """Questions asked of me, and by me."""
    me = request.member.row.id
    found = Paginator(consultations_of(request.member.bearer), _LINES).get_page(request.GET.get("page"))
    threads = list(found.object_list)
    names = names_of(
        request.member.bearer, {member for one in threads for member in (one.asker, one.colleague)}
    )
    spoke_last = last_authors(threads)
    rows = [
        {
            "thread": one,
            "mine": one.asker_id == me,
            "with": names[one.colleague_id if one.asker_id == me else one.asker_id].name,
            "waits": spoke_last.get(one.id) != me,
        }
        for one in threads
    ]
    context = {"rows": rows, "found": found, "register": register_is_open_to(request.member.bearer)}
    return render(request, "sharing/ask.html", context)


@passes(action="view", information="support", purpose="guidance")
def thread(request: MemberRequest, thread_id: UUID) -> HttpResponse:
    """A question and its answers; whoever takes part may say more."""
    opened = thread_opened(request.member.bearer, thread_id)
    proposal = _question(request, opened)
    form = _form(request, opened, proposal)
    if (
        request.method == "POST"
        and form is not None
        and form.is_valid()
        and _said(request, opened, proposal, form)
    ):
        draft_drop(member=request.member.row, path=request.path)
        return redirect(reverse("thread", args=[thread_id]) + "?sent")
    authors = Member.objects.filter(id__in={said.author for said in opened.said})
    names = names_of(request.member.bearer, authors)
    context = {
        "form": form,
        "thread": opened,
        "said": [(said, names[said.author].name) for said in opened.said],
        "sent": "sent" in request.GET,
        "me": request.member.row.id,
    }
    return render(request, "sharing/thread.html", context)


def _question(request: MemberRequest, opened: Thread) -> Proposal | None:
    """The question as its file keeps it, for the one who asked and now says more."""
    if request.method != "POST" or not _mine(request, opened):
        return None
    return proposal_opened(request.member.bearer, opened.row.record.file, opened.row.id, "consultation")


def _form(request: MemberRequest, opened: Thread, proposal: Proposal | None) -> Any:
    """What one may say here: an answer, more, or, for the care team of later, nothing."""
    if opened.asked:
        return kept_form(request, SayForm)
    if not _mine(request, opened):
        return None
    header = proposal.opened.header if proposal else {}
    return kept_form(request, SayMoreForm, header=header, nameless=opened.form == "anonymous")


def _mine(request: MemberRequest, opened: Thread) -> bool:
    return not opened.asked and opened.row.asker_id == request.member.row.id


def _said(request: MemberRequest, opened: Thread, proposal: Proposal | None, form: Any) -> bool:
    """Says it; where the colleague cannot be asked any more, the form says so, and has the words still."""
    bearer, words = request.member.bearer, {name: form.cleaned_data[name] for name in ("message", "text")}
    if proposal is None:
        actions.answer_add(bearer=bearer, thread=opened.row, **words)
        return True
    try:
        actions.message_add(bearer=bearer, proposal=proposal, **words)
    except NotAColleague as why_not:
        form.add_error(None, not_asked(why_not))
        return False
    return True
