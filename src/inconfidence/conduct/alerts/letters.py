"""The letters about one report, kept in the order in which they were written."""

from __future__ import annotations

from uuid import UUID

from inconfidence.conduct.cases.days import today
from inconfidence.conduct.models import Letter
from inconfidence.gate.letters import NOBODY
from inconfidence.gate.threads import MessageRow, ThreadKey
from inconfidence.store.rows import insert_once


def letter_keep(key: ThreadKey, *, letter: UUID, author: UUID | None, text: str) -> bool:
    """Keeps one more; False where there is something of this id. Inside a transaction that holds the report still."""
    content = key.seal_message(letter, author or NOBODY, {"text": text})
    number = Letter.objects.filter(file=key.thread).count() + 1
    row = Letter(
        id=letter, file_id=key.thread, number=number, author_id=author, written_on=today(), content=content
    )
    return insert_once(row)


def letters_of(file: UUID) -> list[Letter]:
    """All of them, in order."""
    return list(Letter.objects.filter(file=file).order_by("number"))


def rows_of(letters: list[Letter]) -> list[MessageRow]:
    """The letters, as the gate takes them."""
    return [MessageRow(one.id, one.author_id or NOBODY, bytes(one.content)) for one in letters]
