"""Reads of the enquiry desk: what was asked from outside and waits for the manager."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from inconfidence.charity.cabinets import keys_ever
from inconfidence.charity.house import faults, gate
from inconfidence.gate import Bearer
from inconfidence.gate.errors import Absent
from inconfidence.gate.office import open_for_office
from inconfidence.sharing.actions.enquiring import DESK, desk_held
from inconfidence.sharing.models import Enquiry
from inconfidence.store.models import Cabinet


@dataclass(frozen=True, slots=True)
class Asked:
    """One enquiry, opened."""

    row: Enquiry
    content: Mapping[str, Any] = field(repr=False)


def enquiries_waiting(bearer: Bearer) -> int:
    """How many wait for the bearer: none for whoever does not hold the desk's keys."""
    return Enquiry.objects.count() if desk_held(bearer) else 0


def was_left(bearer: Bearer, enquiry: UUID) -> bool:
    """Whether the bearer has left this before, and it still waits."""
    return Enquiry.objects.filter(id=enquiry, taken_by=bearer.member).exists()


def enquiries_opened(bearer: Bearer) -> list[Asked]:
    """All that wait, oldest first. The reading is an entry of the ledger.

    Raises `Refused` and `Absent`; `Forged` and `SealBroken`, which are in the ledger by then.
    """
    with gate().acting(bearer, DESK, "passage") as act:
        act.remark(verb="enquiries-read")
        rows = list(Enquiry.objects.select_related("taken_by").order_by("taken_at"))
        if not desk_held(bearer):
            raise Absent
    with faults().written(bearer):
        ring = keys_ever(bearer, Cabinet.objects.get(kind="personnel").id)
        return [Asked(row, open_for_office(bearer, ring, row.id, bytes(row.content))) for row in rows]
