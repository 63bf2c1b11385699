"""Reads of what was shared: questions, their threads, and the register of disclosures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from inconfidence.charity.cabinets import cabinets_held
from inconfidence.charity.house import gate
from inconfidence.files.movements import movement
from inconfidence.files.records import open_records, row_of
from inconfidence.gate import Bearer, Movement
from inconfidence.gate.errors import Absent, Refused
from inconfidence.gate.movement import BY_OFFICE
from inconfidence.gate.threads import read_thread
from inconfidence.sharing.models import Consultation, Disclosure, Message
from inconfidence.sharing.threads import row_of_message, row_of_thread, threads
from inconfidence.store.models import SealedFile, SealedRecord


@dataclass(frozen=True, slots=True)
class Said:
    """A message of a thread, in plaintext."""

    author: UUID
    sent_at: datetime
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread, opened. `asked` where the reader is the one whom it asks; `file` where they hold its file."""

    row: Consultation
    said: list[Said]
    asked: bool
    purpose: str
    form: str
    file: str | None = None


def consultations_of(bearer: Bearer) -> QuerySet[Consultation]:
    """The questions asked by the bearer and of them, newest first; nothing of them is opened."""
    mine = Q(asker_id=bearer.member) | Q(colleague_id=bearer.member)
    found = Consultation.objects.filter(mine).select_related("asker", "colleague", "record__file")
    return found.order_by("-asked_at")


def last_authors(threads: Iterable[Consultation]) -> dict[UUID, UUID]:
    """Who spoke last in each thread."""
    ids = [thread.id for thread in threads]
    said = Message.objects.filter(consultation_id__in=ids).order_by("sent_at")
    return dict(said.values_list("consultation_id", "author_id"))


def thread_opened(bearer: Bearer, thread: UUID) -> Thread:
    """A thread, for the one who was asked or for whoever holds the file.

    Raises `Absent` for anybody else, whether there is such a thread or not.
    """
    row = Consultation.objects.select_related("record__file__cabinet").filter(id=thread).first()
    if row is not None and row.colleague_id == bearer.member:
        return _as_asked(bearer, row)
    return _by_the_file(bearer, row)


def _as_asked(bearer: Bearer, row: Consultation) -> Thread:
    with threads().joining(bearer, row_of_thread(row, bearer), "view") as joined:
        messages = _messages(row)
    said = [Said(one.author_id, one.sent_at, joined.read(row_of_message(one))["text"]) for one in messages]
    return Thread(row, said, asked=True, purpose=joined.terms.purpose, form=joined.terms.form)


def _by_the_file(bearer: Bearer, row: Consultation | None) -> Thread:
    file = row.record.file if row is not None else None
    with gate().passing(bearer, movement(file, "view")) as passage:
        passage.remark(verb="consultation-read", record=str(row.id) if row else "")
        messages = _messages(row) if row else []
    if row is None or file is None:
        raise Absent
    content = passage.read(row_of(row.record))
    texts = read_thread(passage, row.id, content["thread_key"], [row_of_message(one) for one in messages])
    said = [Said(one.author_id, one.sent_at, text["text"]) for one, text in zip(messages, texts, strict=True)]
    return Thread(row, said, False, content["purpose"], content["form"], file.reference)


def _messages(row: Consultation) -> list[Message]:
    return list(Message.objects.filter(consultation=row).order_by("sent_at", "id"))


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A line of the register, opened."""

    row: Disclosure
    content: Mapping[str, Any] = field(repr=False)


def register_asked(bearer: Bearer) -> None:
    """Raises `Absent` for one who answers for no files, `Refused` for an office that the code leaves out."""
    if all(cabinet.kind == "directory" for cabinet in cabinets_held(bearer)):
        raise Absent
    wanted = Movement(action="view", purpose=BY_OFFICE, information="support", relation="responsible")
    gate().decide_about(bearer, wanted)


def register_is_open_to(bearer: Bearer) -> bool:
    """Whether the bearer may read the register at all."""
    try:
        register_asked(bearer)
    except (Absent, Refused):
        return False
    return True


def register_rows(bearer: Bearer) -> QuerySet[Disclosure]:
    """The lines about files of the cabinets that the bearer holds, erased ones too, newest first; nothing is opened."""
    rows = Disclosure.objects.filter(cabinet__in=cabinets_held(bearer))
    return rows.select_related("record__file__cabinet", "made_by").order_by("-made_at")


def register_opened(bearer: Bearer, rows: list[Disclosure]) -> list[RegisterLine]:
    """These lines, opened. One of a file that is closed to the bearer, as to a party, keeps its content to itself."""
    records = [row.record for row in rows if row.record is not None]
    opened: dict[UUID, Mapping[str, Any]] = {}
    for file in {record.file_id: record.file for record in records}.values():
        opened |= _register_of(bearer, file, [record for record in records if record.file_id == file.id])
    return [RegisterLine(row, opened.get(row.id, {})) for row in rows]


def _register_of(
    bearer: Bearer, file: SealedFile, records: list[SealedRecord]
) -> dict[UUID, Mapping[str, Any]]:
    try:
        with gate().passing(bearer, movement(file, "view")) as passage:
            passage.remark(verb="register-read")
    except (Absent, Refused):
        return {}
    return {one.id: one.content for one in open_records(passage, records)}
