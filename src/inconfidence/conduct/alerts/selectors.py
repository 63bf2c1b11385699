"""Reads of reports: the register, and the letters, for either side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from inconfidence.charity.house import the_charity
from inconfidence.conduct.alerts.letters import letters_of, rows_of
from inconfidence.conduct.alerts.register import ALERTS
from inconfidence.conduct.cases.reading import OpenCase, case_rows
from inconfidence.conduct.models import Alert, Letter
from inconfidence.gate import Bearer
from inconfidence.gate.letters import letters_key, lookup_of, read_letters
from inconfidence.gate.threads import read_thread


@dataclass(frozen=True, slots=True)
class Read:
    """A letter, opened. `author` is None for whoever reported it."""

    author: UUID | None
    written_on: date
    text: str = field(repr=False)


def alert_rows(bearer: Bearer) -> QuerySet[Alert]:
    """The reports that the bearer deals with, newest first; see `case_rows`."""
    return case_rows(ALERTS, bearer).order_by("-reported_on", "reference")


def alert_of(code: str) -> Alert | None:
    """The report of a code, unless there is none, or it was erased. Written down nowhere."""
    lookup = lookup_of(the_charity().id, code)
    return Alert.objects.filter(lookup=lookup, file__isnull=False).first()


def letters_by_code(row: Alert, code: str) -> list[Read]:
    """The letters, for whoever has the code."""
    letters = letters_of(row.id)
    return _read(letters, read_letters(letters_key(row.charity_id, row.id, code), rows_of(letters)))


def letters_in(opened: OpenCase[Alert]) -> list[Read]:
    """The letters, for whoever deals with the report."""
    letters = letters_of(opened.row.id)
    kept = str(opened.report["letters"])
    return _read(letters, read_thread(opened.passage, opened.row.id, kept, rows_of(letters)))


def _read(letters: Iterable[Letter], contents: Iterable[dict[str, Any]]) -> list[Read]:
    pairs = zip(letters, contents, strict=True)
    return [Read(letter.author_id, letter.written_on, str(content["text"])) for letter, content in pairs]
