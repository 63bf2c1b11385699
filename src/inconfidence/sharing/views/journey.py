"""The journey of telling somebody outside: which pages there are, and which of them mends what is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms import BaseForm
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inconfidence.charity.selectors import colleagues
from inconfidence.flow import Need
from inconfidence.gate import Bearer
from inconfidence.sharing.agreeing import consent_is_enough
from inconfidence.sharing.forms import telling
from inconfidence.sharing.forms.evidence import EvidenceForm, evidence_initial
from inconfidence.sharing.items import composed, items_of
from inconfidence.sharing.judging import fingerprint, going, without_names
from inconfidence.sharing.movements import grounds_of
from inconfidence.sharing.proposals import Proposal
from inconfidence.sharing.views.common import note_choices

Made = tuple[type[BaseForm], dict[str, Any]]
OF = 6


@dataclass(frozen=True, slots=True)
class Step:
    """One page: its number, its question, its form, what it writes down, and where it leads."""

    number: int
    title: str | Promise
    form: Callable[[Proposal, Bearer], Made]
    answers: Callable[[Any, Proposal], dict[str, Any]]
    then: Callable[[Proposal, dict[str, Any]], str]
    template: str = "sharing/disclose_step.html"


def _simple(form: type[BaseForm], part: str) -> Callable[[Proposal, Bearer], Made]:
    return lambda proposal, bearer: (form, {"initial": proposal.part(part)})


def _plain(part: str) -> Callable[[Any, Proposal], dict[str, Any]]:
    """The answers of a form as one part of the proposal."""

    def answers(form: Any, proposal: Proposal) -> dict[str, Any]:
        typed = form.cleaned_data.items()
        return {part: {name: _kept(value) for name, value in typed if name != "record"}}

    return answers


def _kept(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _to(step: str) -> Callable[[Proposal, dict[str, Any]], str]:
    return lambda proposal, written: step


def _after_who(proposal: Proposal, written: dict[str, Any]) -> str:
    return "interest" if written["who"]["action"] == "refer" else "reason"


def _reason(proposal: Proposal, bearer: Bearer) -> Made:
    kept = proposal.part("reason")
    none_of_them = kept and not kept["grounds"]
    initial = {"grounds": [telling.AGREED] if none_of_them else kept.get("grounds", [])}
    return telling.ReasonForm, {"agreeing": consent_is_enough(bearer, proposal), "initial": initial}


def _after_reason(proposal: Proposal, written: dict[str, Any]) -> str:
    return "evidence" if written["reason"]["grounds"] else "talk"


def _advice(proposal: Proposal, bearer: Bearer) -> Made:
    team = {str(one.row.id): one.name.name for one in colleagues(bearer) if one.row.role == "safeguarding"}
    return telling.AdviceForm, {"advisers": team, "initial": proposal.part("advice")}


def _evidence(proposal: Proposal, bearer: Bearer) -> Made:
    grounds = grounds_of(proposal.content)
    kept = {ground: proposal.part("evidence").get(ground, {}) for ground in grounds}
    return EvidenceForm, {"grounds": grounds, "initial": evidence_initial(kept)}


def _items(proposal: Proposal, bearer: Bearer) -> Made:
    initial = {"goes": [item.id for item in going(proposal)]}
    return telling.ItemsForm, {"items": note_choices(items_of(proposal.opened)), "initial": initial}


def _ticked(form: Any, proposal: Proposal) -> dict[str, Any]:
    """What goes and what stays; what was said of an item before still holds where its verdict does."""
    before, verdicts = proposal.part("items"), {}
    for item in items_of(proposal.opened):
        goes = item.id in form.cleaned_data["goes"]
        kept = before.get(item.id, {})
        why = kept["why"] if kept.get("goes") == goes else ""
        verdicts[item.id] = {"goes": goes, "why": why}
    return {"items": verdicts}


def _reasons(proposal: Proposal, bearer: Bearer) -> Made:
    judged = proposal.part("items")
    goes = going(proposal)
    stays = [item for item in items_of(proposal.opened) if item not in goes]
    whys = {id: verdict["why"] for id, verdict in judged.items() if verdict["why"]}
    return telling.ReasonsForm, {"goes": goes, "stays": stays, "initial": {**whys, **proposal.part("going")}}


def _judged(form: Any, proposal: Proposal) -> dict[str, Any]:
    terms = {name: form.cleaned_data[name] for name in ("form", "identity_reason")}
    return {"items": form.judged(), "going": {**proposal.part("going"), **terms}}


def _text(proposal: Proposal, bearer: Bearer) -> Made:
    kept = proposal.part("going")
    nameless = kept.get("form", "anonymous") == "anonymous"
    goes = going(proposal)
    if kept.get("made_from") != fingerprint(goes, kept.get("form", "")):
        text = composed(goes)
        kept["text"] = without_names(text, proposal.opened.header).text if nameless else text
    return telling.GoingForm, {"initial": kept, "header": proposal.opened.header, "nameless": nameless}


def _read_over(form: Any, proposal: Proposal) -> dict[str, Any]:
    kept = proposal.part("going")
    made_from = fingerprint(going(proposal), kept.get("form", ""))
    return {"going": {**kept, **form.cleaned_data, "made_from": made_from}}


STEPS: dict[str, Step] = {
    "who": Step(1, _("Who is to be told?"), _simple(telling.WhoForm, "who"), _plain("who"), _after_who),
    "reason": Step(2, _("What is the reason?"), _reason, _plain("reason"), _after_reason),
    "evidence": Step(
        2,
        _("What shows it?"),
        _evidence,
        lambda form, proposal: {"evidence": form.given()},
        _to("talk"),
        "sharing/disclose_evidence.html",
    ),
    "interest": Step(
        2,
        _("What good will it do?"),
        _simple(telling.InterestForm, "interest"),
        _plain("interest"),
        _to("talk"),
    ),
    "talk": Step(3, _("Talking it over"), _simple(telling.TalkForm, "talk"), _plain("talk"), _to("consent")),
    "consent": Step(
        4, _("Do they agree?"), _simple(telling.AgreesForm, "consent"), _plain("consent"), _to("items")
    ),
    "items": Step(
        5, _("What goes, what stays"), _items, _ticked, _to("reasons"), "sharing/disclose_items.html"
    ),
    "reasons": Step(
        5, _("Why it goes, and why it stays"), _reasons, _judged, _to("text"), "sharing/disclose_reasons.html"
    ),
    "text": Step(5, _("Read it over"), _text, _read_over, _to("check"), "sharing/disclose_text.html"),
    "advice": Step(
        6,
        _("What safeguarding says"),
        _advice,
        lambda form, proposal: {"advice": form.advice()},
        _to("check"),
        "sharing/disclose_advice.html",
    ),
}

# What is missing, in the words of the vocabulary → the page that mends it, and what to do there.
_MENDS: dict[tuple[str, str], tuple[str, str | Promise]] = {
    ("consent", ""): ("consent", _("Ask whether they agree, or say why they cannot be asked")),
    ("discussion", ""): ("talk", _("Talk with them about it, or say why that is not possible")),
    ("form", ""): ("reasons", _("Leave the name out, or say why it must be there")),
    ("done", "identity-justified"): ("reasons", _("Say why the name must be there")),
    ("done", "minimised"): ("items", _("Leave out what they do not need, and read over the rest")),
    ("done", "need-recorded"): ("who", _("Say who receives it, and why they must know")),
    ("done", "ground-evidenced"): ("evidence", _("Write down what shows the reason")),
    ("done", "complaint-open"): (
        "evidence",
        _("Name an open complaint that it answers, and that is not about you"),
    ),
    ("done", "request-in-writing"): ("evidence", _("Name the request in writing")),
    ("done", "best-interest"): ("interest", _("Write down why it is good for them")),
    ("done", "safeguarding-discussed"): ("advice", _("Speak with the safeguarding team")),
}
# What is done at the first contact is done there.
FIRST_CONTACT = frozenset({"code-explained", "copy-offered", "channel-caveat", "consent-form"})


def mends(need: Need) -> tuple[str, str | Promise]:
    """The page that mends what is missing, and what to do there; no page where this program knows none.

    Consent is asked for rather than given: of several ways out, the first of the need is the one named.
    """
    for option in need.any_of:
        if option.value in FIRST_CONTACT:
            return "first-contact", _("Finish the first contact")
        found = _MENDS.get((option.attribute, option.value)) or _MENDS.get((option.attribute, ""))
        if found:
            return found
    return "", _("Ask the manager what is missing here")
