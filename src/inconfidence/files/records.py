"""What a record holds, once opened: plain words with a kind and a version.

Kinds: `contact` · `worry` · `first-contact` · `consultation` · `disclosure` · `request` · `notice` · `due`
· `moved` · `paper` · `checked`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, NoReturn
from uuid import UUID

from inconfidence.gate import Passage
from inconfidence.gate.errors import Absent, Changed, SentOtherwise, SentTwice, Taken
from inconfidence.gate.founding import Founding
from inconfidence.gate.plain_json import as_json
from inconfidence.gate.ports import RecordRow
from inconfidence.store.list_rows import list_outdate
from inconfidence.store.models import SealedFile, SealedRecord
from inconfidence.store.rows import insert_once

VERSION = 1
# What the program makes anew each time, or goes on to change: it tells no form from another.
_MADE = {"state", "revision", "duties", "lines", "gone_at", "clauses", "code_said", "owed"}


@dataclass(frozen=True, slots=True)
class Opened:
    """A record in plaintext. `replaced_by` is the wording that came after it."""

    id: UUID
    author: UUID
    kept_at: datetime
    replaced_by: UUID | None
    content: Mapping[str, Any] = field(repr=False)

    @property
    def kind(self) -> str:
        """What it is."""
        kind: str = self.content["kind"]
        return kind

    @property
    def worded_by(self) -> UUID:
        """Whose words stand in it now: its author's, or those of whoever corrected it in place."""
        by = self.content.get("corrected_by")
        return UUID(by) if by else self.author


def wordings_of(worry: Opened) -> list[Opened]:
    """A worry as it now reads, then as it read before: each wording with whose it is, and since when."""
    return [
        replace(
            worry,
            author=UUID(line["by"]) if line["by"] else worry.author,
            kept_at=datetime.fromisoformat(line["at"]) if line["at"] else worry.kept_at,
            content={**worry.content, "text": line["text"]},
        )
        for line in (wording_now(worry.content), *reversed(worry.content.get("before", [])))
    ]


def wording_now(worry: Mapping[str, Any]) -> dict[str, str]:
    """What a worry says, who put it so, and when; both are "" for the first wording: its author, as it was kept."""
    by, at = worry.get("corrected_by", ""), worry.get("corrected_at", "")
    return {"text": worry["text"], "by": by, "at": at}


def row_of(record: SealedRecord) -> RecordRow:
    """The record as the gate takes it."""
    return RecordRow(record.id, record.file_id, record.version, bytes(record.content))


def open_records(passage: Passage, records: list[SealedRecord]) -> list[Opened]:
    """The records in plaintext, in the order given. After the commit only."""
    return [
        Opened(
            record.id, record.author_id, record.kept_at, record.replaced_by_id, passage.read(row_of(record))
        )
        for record in records
    ]


def keep_record(
    passage: Passage | Founding, *, record: UUID, author: UUID, kept_at: datetime, kind: str, **words: Any
) -> SealedRecord:
    """Seals a record into the passage's file, or into the one that is being opened, and keeps it. Inside it only.

    `record` is made by whoever fills in the form: sent twice, it is kept once. Raises `SentTwice` then,
    `SentOtherwise` where it comes again in other words, and `Taken` where the id is that of something else.
    """
    said = {"v": VERSION, "kind": kind, **words}
    content = passage.seal_record(record, said)
    row = SealedRecord(id=record, file_id=passage.file, author_id=author, kept_at=kept_at, content=content)
    if not insert_once(row):
        _say_why_not(passage, row, said)
    return row


def change_kept(
    passage: Passage, record: UUID, change: Callable[[Mapping[str, Any]], Mapping[str, Any]]
) -> SealedRecord:
    """Keeps the next version of a record. Inside the passage only. Raises `Absent` and `Changed`."""
    # Locked where the database can: whoever comes second changes what the first has kept.
    rows = SealedRecord.objects.select_for_update().filter(id=record, file_id=passage.file)
    row = rows.first()
    if row is None:
        raise Absent
    kept = SealedRecord.objects.filter(id=record, version=row.version)
    if not kept.update(content=passage.change_record(row_of(row), change), version=row.version + 1):
        raise Changed
    return row


def _say_why_not(passage: Passage | Founding, row: SealedRecord, said: Mapping[str, Any]) -> NoReturn:
    """A form was merely sent twice, or in other words, or its id is that of something else."""
    before = SealedRecord.objects.filter(id=row.id, file_id=row.file_id, author_id=row.author_id).first()
    if before is None or isinstance(passage, Founding):
        raise Taken

    def compare(present: Mapping[str, Any]) -> NoReturn:
        typed = {name: word for name, word in said.items() if name not in _MADE}
        same = {name: present.get(name) for name in typed}
        raise SentTwice if as_json(typed) == as_json(same) else SentOtherwise

    passage.change_record(row_of(before), compare)
    raise AssertionError("nothing is kept in place of what was kept before")


def keep_facts(passage: Passage, content: bytes) -> None:
    """Keeps the facts sheet that the passage sealed. Inside the passage only. Raises `Changed`.

    The version is the one that it was sealed for: under another, nobody could ever open the file again.
    """
    version = passage.facts_version
    kept = SealedFile.objects.filter(id=passage.file, facts_version=version).update(
        facts=content, facts_version=version + 1
    )
    if not kept:
        raise Changed
    list_outdate(passage.file)
