"""What the views of a file share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from inconfidence.charity.directory import names_of
from inconfidence.charity.house import code_in_force, the_charity
from inconfidence.charity.requests import MemberRequest
from inconfidence.charity.resting import resting as why_resting
from inconfidence.files.movements import file_of
from inconfidence.files.selectors import OpenFile
from inconfidence.gate.errors import Absent
from inconfidence.gate.facts import Facts
from inconfidence.store.models import Member, SealedFile


def draft_address(request: MemberRequest) -> str:
    """Where the text of this page's form is kept while it is typed."""
    return reverse("draft") + "?" + urlencode({"for": request.path})


def file_or_absent(reference: str) -> SealedFile:
    """The file of a reference; raises `Absent`. Only for one that was picked from those the bearer holds:
    anywhere else the gate must be asked about nothing as it is about a file, at the same cost."""
    file = file_of(reference)
    if file is None:
        raise Absent
    return file


def authors(request: MemberRequest, opened: OpenFile) -> dict[UUID, str]:
    """The names of all who wrote in the file, or support its subject; the reader is "you"."""
    known = {member.id for member in opened.team}
    others = {by for record in opened.records for by in (record.author, record.worded_by)} - known
    rows = [*opened.team, *(Member.objects.filter(id__in=others) if others else [])]
    return member_names(request, rows)


def member_names(request: MemberRequest, members: Iterable[Member]) -> dict[UUID, str]:
    """Members' names, as this reader may see them."""
    return {id_: name.name for id_, name in names_of(request.member.bearer, members).items()}


def resting(request: MemberRequest) -> dict[str, Any]:
    """For a page: why the member can open nothing, empty where they can; and until when their training counts."""
    return {"resting": why_resting(request.member), "trained_until": request.member.row.trained_until}


def to_be_told(facts: Facts) -> bool:
    """Whether they were promised another version than the one in force: they are told at the next contact."""
    return facts.promised not in {None, the_charity().code_digest}


def asks_consent_form() -> bool:
    """Whether the code in force asks for a consent form at the first assessment (cwc/consent-form)."""
    return any(clause.endswith("/consent-form") for clause in code_in_force().clauses)


def only_asking(facts: Facts) -> bool:
    """Whether no notes are kept of them, so that no page offers one: they are no client yet, and have not filled in the
    form that the code wants before there is one (cwc/consent-form). The gate holds it."""
    return facts.subject == "enquirer" and asks_consent_form() and "consent-form" not in facts.done


def first_contact_left(opened_facts: Any, asks_consent_form: bool) -> list[str]:
    """The steps of the first contact that are still to do, in their order."""
    facts = opened_facts
    left = {
        "explained": "code-explained" not in facts.done,
        "caveat": not facts.caveats,
        "copy": "copy-offered" not in facts.done,
        "consent": asks_consent_form and "consent-form" not in facts.done,
        "touch": not facts.touch_agreed,
    }
    return [step for step, open_ in left.items() if open_]
