"""Reads of those who are called to give evidence: what is owed to them, and what is theirs to see."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import QuerySet

from inconfidence.conduct.cases.reading import OpenCase, case_opened, case_rows
from inconfidence.conduct.compelled.register import SUMMONSES
from inconfidence.conduct.models import Summons
from inconfidence.conduct.own import own_files, own_view
from inconfidence.gate import Bearer
from inconfidence.sharing.models import Disclosure
from inconfidence.store.models import FileGrant, SealedFile

_ONE_DAY = timedelta(days=1)


def summons_rows(bearer: Bearer) -> QuerySet[Summons]:
    """Those that the bearer deals with, and what is left of erased ones, the newest first."""
    return case_rows(SUMMONSES, bearer).order_by("-entered_at")


def summonses_about(bearer: Bearer, file: SealedFile) -> QuerySet[Summons]:
    """The open ones about the person of this file, for whoever deals with them: what is asked for stays."""
    return summons_rows(bearer).filter(about=file, closed_at=None)


def own_summonses(bearer: Bearer) -> list[OpenCase[Summons]]:
    """Those in which the bearer is the one who is called. Raises `Refused`."""
    return [
        case_opened(SUMMONSES, bearer, file, own_view(file, "personnel"))
        for file in own_files(bearer, SUMMONSES.letter)
    ]


def support_due_on(entered: date, hearings: Iterable[date], offered: Iterable[date]) -> date | None:
    """From which day on support is to be offered: at once, and again from the day after each on which they are heard.
    What was offered on that day itself may have come before it."""
    last = max(offered, default=None)
    if last is None:
        return entered
    return min((day + _ONE_DAY for day in hearings if day >= last), default=None)


def reference_for(bearer: Bearer, file: SealedFile | None) -> str:
    """The reference of the file about which somebody is called; "" where it is not the reader's to know."""
    if file is None:
        return ""
    supports = FileGrant.objects.filter(file=file, member_id=bearer.member).exists()
    return file.reference if supports or file.cabinet_id in bearer.cabinets else ""


def disclosures_of(bearer: Bearer, about: SealedFile | None) -> list[Disclosure]:
    """What was told outside from that file, in the usual way; of one that is not the reader's, nothing."""
    if not reference_for(bearer, about):
        return []
    return list(Disclosure.objects.filter(record__file=about).order_by("-made_at"))
