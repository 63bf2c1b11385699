"""What somebody's being called to give evidence is made of, as people say it."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from inconfidence.charity.house import code_in_force

Words = str | Promise

CALLERS: dict[str, Words] = {
    "court": _("A court"),
    "coroner": _("A coroner, or a judge who investigates"),
    "police": _("The police"),
    "inquiry": _("A tribunal, or an official inquiry"),
    "other": _("Somebody else"),
}
BASES: dict[str, Words] = {
    "order": _("An order, and I have seen the paper"),
    "said": _("They say that there is an order; I have not seen it"),
    "asked": _("They ask, and nothing compels"),
}
SUPPORT: dict[str, Words] = {
    "counselling": _("Somebody to talk to: counselling"),
    "supervision": _("Supervision"),
    "company": _("Somebody who goes with them"),
    "advice": _("A lawyer for them"),
    "other": _("Something else"),
}
ANSWERS: dict[str, Words] = {
    "taken": _("They take it"),
    "thinking": _("They think about it"),
    "declined": _("They do not want it now"),
}
WAYS: dict[str, Words] = {
    "spoke": _("They spoke"),
    "papers": _("Papers were given"),
    "silent": _("They said that they keep the secret"),
    "nothing": _("Nothing was asked of them in the end"),
}
STEPS: dict[str, Words] = {
    "support": _("Offer support"),
    "advice": _("Take legal advice"),
    "hearing": _("Write down a day on which they are heard"),
    "given": _("Write down what was given"),
}
DONE: dict[str, Words] = {
    "support": _("Support offered"),
    "advice": _("Legal advice"),
    "hearing": _("A day on which they are heard"),
    "given": _("What was given"),
    "closed": _("How it ended"),
}
# The clauses on which somebody may be called, of the law packs that a code may stand on.
_GROUNDS = ("law-uk/witness", "law-uk/records-of-support", "law-fr/witness", "law-fr/secrecy-lifted")
UNSURE = "unsure"


def grounds_offered() -> dict[str, Words]:
    """The grounds in the law packs of the code in force, by clause."""
    clauses = code_in_force().every_clause
    found: dict[str, Words] = {clause: ground_said(clause) for clause in _GROUNDS if clause in clauses}
    return {**found, UNSURE: _("I am not sure: we ask for advice")}


def ground_said(clause: str) -> Words:
    """A ground, as its clause is called; the clause itself where the code in force has it no more."""
    if clause == UNSURE:
        return _("Not sure yet")
    known = code_in_force().every_clause.get(clause)
    return known.titles["fr" if get_language() == "fr" else "en"] if known else clause
