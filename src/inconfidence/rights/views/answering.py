"""Answering a request: item by item what goes, reading it over, the code's answer, and the locked pack."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from inconfidence.charity.explaining import explained
from inconfidence.charity.house import gate
from inconfidence.charity.papers import page_language
from inconfidence.charity.requests import MemberRequest
from inconfidence.files.movements import file_of
from inconfidence.flow import Decision, Need
from inconfidence.gate.errors import Changed, Refused
from inconfidence.rights import actions
from inconfidence.rights.asked import Asked, asked_opened
from inconfidence.rights.forms.answering import PackItemsForm, PackTextForm
from inconfidence.rights.others import others_in
from inconfidence.rights.pack import answering, items_judged, made_from, text_of, unjudged
from inconfidence.rights.views.changing import is_kept
from inconfidence.rights.views.requests import page_of
from inconfidence.sharing.forms.telling import TellForm
from inconfidence.sharing.items import items_of
from inconfidence.sharing.views.common import clause_title, kept_form, why
from inconfidence.sharing.views.journey import FIRST_CONTACT
from inconfidence.web.routes import passes

OF = 3
_RECORD = {"action": "record", "information": "support", "purpose": "rights"}
_ANSWER = {"action": "answer", "recipient": "subject", "information": "support", "purpose": "rights"}
# What is missing, in the words of the vocabulary → the page that mends it, and what to do there.
_MENDS: dict[str, tuple[str, str | Promise]] = {
    "third-parties-checked": ("request-items", _("Look at every item for what is of others")),
    "requester-verified": ("request-known", _("Make sure that it is they, and write down how")),
    "request-in-writing": ("request-known", _("Ask them to write it down: the code wants it in writing")),
}


@passes(**_RECORD)
def request_items(request: MemberRequest, reference: str, record: UUID) -> HttpResponse:
    """What goes, what goes without the names of others, and what stays, and why."""
    asked = _open(request, reference, record)
    if asked is None:
        return redirect("request", reference, record)
    form = _items_form(request, asked)

    def keep() -> None:
        pack = {"language": form.cleaned_data["language"], "items": form.judged()}
        _change(request, asked, pack=pack)

    if is_kept(request, asked, form, keep):
        return redirect("request-text", reference, record)
    return _page(request, asked, "rights/request_items.html", form=form, number=1)


@passes(**_RECORD)
def request_text(request: MemberRequest, reference: str, record: UUID) -> HttpResponse:
    """The text of it, to be read over for what is of others."""
    asked = _open(request, reference, record)
    if asked is None:
        return redirect("request", reference, record)
    if unjudged(asked):
        return redirect("request-items", reference, record)
    initial, header = _text_initial(asked), asked.opened.header
    form = kept_form(request, PackTextForm, initial=initial)

    def keep() -> None:
        _change(request, asked, going={**form.cleaned_data, "made_from": made_from(asked)})

    if is_kept(request, asked, form, keep):
        return redirect("request-answer", reference, record)
    others = others_in(initial["text"], header, page_language())
    return _page(request, asked, "rights/request_text.html", form=form, number=2, others=others)


@passes(**_ANSWER)
def request_answer(request: MemberRequest, reference: str, record: UUID) -> HttpResponse:
    """May this be given? The code's answer, what is missing, and the last word."""
    asked = _open(request, reference, record)
    if asked is None:
        return redirect("request", reference, record)
    form, changed = TellForm(request.POST or None), False
    if request.method == "POST" and form.is_valid():
        try:
            return _give(request, asked, form.cleaned_data["revision"])
        except Changed:
            changed = True
        except Refused:
            return redirect("request-answer", reference, record)
    decision = gate().preview(request.member.bearer, answering(asked))
    form = TellForm(initial={"revision": asked.content["revision"]})
    context = {**_answer(asked, decision), "form": form, "changed": changed, "number": 3}
    return _page(request, asked, "rights/request_answer.html", **context)


@require_POST
@passes(**_RECORD)
def pack_renew(request: MemberRequest, reference: str, record: UUID) -> HttpResponse:
    """The same pack under a new password, for whoever lost the first."""
    asked = asked_opened(request.member.bearer, file_of(reference), record)
    made = actions.pack_renew(bearer=request.member.bearer, asked=asked)
    return _given(request, asked, made.password)


def _give(request: MemberRequest, asked: Asked, revision: int) -> HttpResponse:
    reference = asked.opened.row.reference
    made = actions.request_answer(bearer=request.member.bearer, asked=asked, revision=revision)
    if made is None:
        return redirect("request", reference, asked.row.id)
    asked = asked_opened(request.member.bearer, file_of(reference), asked.row.id)
    return _given(request, asked, made.password)


def _given(request: MemberRequest, asked: Asked, password: str) -> HttpResponse:
    """Its page, with the password, which is shown only now."""
    return _page(request, asked, "rights/request.html", password=password, groups=password.split("-"))


def _open(request: MemberRequest, reference: str, record: UUID) -> Asked | None:
    """The request, while there is something to answer with a pack; None where its own page says more."""
    asked = asked_opened(request.member.bearer, file_of(reference), record)
    return asked if asked.open and asked.wants_pack else None


def _items_form(request: MemberRequest, asked: Asked) -> PackItemsForm:
    items, header = items_of(asked.opened), asked.opened.header
    others = {item.id: others_in(item.text, header, page_language()) for item in items}
    kept = asked.proposal.part("pack")
    initial = {"language": kept.get("language", page_language()), **items_judged(asked)}
    return PackItemsForm(request.POST or None, items=items, others=others, initial=initial)


def _text_initial(asked: Asked) -> dict[str, Any]:
    """What was read over before, as long as it was made from the same."""
    kept = asked.proposal.part("going")
    return kept if kept.get("made_from") == made_from(asked) else {"text": text_of(asked)}


def _change(request: MemberRequest, asked: Asked, **words: Any) -> None:
    actions.request_change(bearer=request.member.bearer, asked=asked, verb="request-prepared", **words)


def _answer(asked: Asked, decision: Decision) -> dict[str, Any]:
    rows = {
        need.clause: (*_mending(asked, need), clause_title(decision, need.clause))
        for need in decision.missing
    }
    return {
        "decision": decision,
        "explanation": explained(decision, page_language()),
        "missing": list({row[1]: row for row in rows.values()}.values()),
        "why": why(decision),
        "text": asked.proposal.part("going").get("text", ""),
    }


def _mending(asked: Asked, need: Need) -> tuple[str, str | Promise]:
    """Where something missing is mended, and what to do there."""
    words = {option.value for option in need.any_of}
    if words & FIRST_CONTACT:
        return reverse("first-contact", args=[asked.opened.row.reference]), _("Finish the first contact")
    for word, (view, label) in _MENDS.items():
        if word in words:
            return reverse(view, args=[asked.opened.row.reference, asked.row.id]), label
    return "", _("Ask the manager what is missing here")


def _page(request: MemberRequest, asked: Asked, template: str, **more: Any) -> HttpResponse:
    return render(request, template, {**page_of(asked), "of": OF, **more})
