"""Reads of grievances: the register, and what somebody raised."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from inconfidence.conduct.cases.reading import case_rows
from inconfidence.conduct.grievances.register import GRIEVANCES
from inconfidence.conduct.models import Grievance, OwnCopy
from inconfidence.gate import Bearer
from inconfidence.gate.unlocking import open_draft
from inconfidence.store.models import Member
from inconfidence.vault.errors import VaultError


@dataclass(frozen=True, slots=True)
class Own:
    """Something that whoever raised a grievance keeps of it. `words` is empty where it no longer opens: their
    password was made anew since."""

    kept_at: datetime
    words: dict[str, Any] = field(repr=False)


def grievance_rows(bearer: Bearer) -> QuerySet[Grievance]:
    """The grievances that the bearer deals with, newest first; see `case_rows`."""
    return case_rows(GRIEVANCES, bearer).order_by("-raised_at")


def grievances_raised(member: Member) -> QuerySet[Grievance]:
    """What the member raised, newest first; nothing of it is opened."""
    return Grievance.objects.filter(raised_by=member).order_by("-raised_at")


def own_copies(bearer: Bearer, row: Grievance) -> list[Own]:
    """What the bearer keeps of a grievance that they raised: their words first, then what they were told."""
    copies = OwnCopy.objects.filter(file=row.file_id, member=bearer.member).order_by("kept_at", "id")
    return [Own(copy.kept_at, _words(bearer, row, bytes(copy.content))) for copy in copies]


def own_copy_slot(row: Grievance) -> str:
    """What a copy is bound to."""
    return f"grievance/{row.id}"


def _words(bearer: Bearer, row: Grievance, content: bytes) -> dict[str, Any]:
    try:
        words: dict[str, Any] = json.loads(open_draft(bearer, own_copy_slot(row), content))
    except VaultError:
        return {}
    return words
