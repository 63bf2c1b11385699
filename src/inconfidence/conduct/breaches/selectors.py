"""Reads of breaches: the register, one opened, and what somebody reported."""

from __future__ import annotations

from django.db.models import QuerySet

from inconfidence.conduct.breaches.register import BREACHES
from inconfidence.conduct.cases.reading import OpenCase, case_opened, case_rows
from inconfidence.conduct.models import Breach
from inconfidence.gate import Bearer
from inconfidence.store.models import Member, SealedFile

OpenBreach = OpenCase[Breach]


def breach_rows(bearer: Bearer) -> QuerySet[Breach]:
    """The breaches that the bearer deals with, newest first; see `case_rows`."""
    return case_rows(BREACHES, bearer).select_related("file__cabinet", "about").order_by("-reported_at")


def breach_opened(bearer: Bearer, case: SealedFile | None) -> OpenBreach:
    """A breach with all that was done about it. Raises `Absent`, for a party to it as well, and `Refused`."""
    return case_opened(BREACHES, bearer, case)


def breaches_reported(member: Member) -> QuerySet[Breach]:
    """What the member reported, newest first; nothing of it is opened."""
    return Breach.objects.filter(reported_by=member).order_by("-reported_at")
