"""An entry: one line of the ledger, and the only bytes that it can be written as."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, Self, get_args
from uuid import UUID

from inconfidence.ledger.errors import EntryBroken

Kind = Literal["passage", "grant", "membership", "adoption", "erasure", "fault", "system"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Outcome = Literal["permitted", "incomplete", "refused"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)

VERSION = 1
FIELDS = ("v", "at", "kind", "actor", "file", "outcome", "change", "detail")
MAX_ENTRY = 65_535
"""The longest entry, in bytes: tlog-tiles gives its length as a 16-bit number."""
MAX_DETAIL = 48_000
"""The longest detail, in bytes, that fits into an entry whatever its other fields hold."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is written down about one event. Persons and files appear as pseudonyms.

    `at` is UTC with microseconds; `change` is the SHA-256 of what was changed; `detail` is
    ciphertext, which only the gate can read and which dies with the file's key.
    Raises EntryBroken where a value has no place in an entry.
    """

    at: datetime
    kind: Kind
    actor: UUID | None = None
    file: UUID | None = None
    outcome: Outcome | None = None
    change: bytes | None = None
    detail: bytes | None = None

    def __post_init__(self) -> None:
        if self.at.utcoffset() != timedelta(0):
            raise EntryBroken("`at` is not in UTC: give a moment with its time zone, in UTC")
        if self.kind not in KINDS:
            raise EntryBroken(f"`kind` is none of {', '.join(KINDS)}")
        if self.outcome is not None and self.outcome not in OUTCOMES:
            raise EntryBroken(f"`outcome` is none of {', '.join(OUTCOMES)}")
        if self.change is not None and len(self.change) != 32:
            raise EntryBroken("`change` is not a SHA-256 hash: it must have 32 bytes")
        if self.detail is not None and len(self.detail) > MAX_DETAIL:
            raise EntryBroken(f"`detail` is too long: at most {MAX_DETAIL} bytes fit into an entry")

    def to_bytes(self) -> bytes:
        """Canonical JSON: every field, in the order of `FIELDS`, no spaces, ASCII."""
        at = self.at.isoformat(timespec="microseconds")[:-6]
        outcome = "null" if self.outcome is None else f'"{self.outcome}"'
        change = "null" if self.change is None else f'"{self.change.hex()}"'
        detail = "null" if self.detail is None else f'"{b64encode(self.detail).decode()}"'
        return (
            f'{{"v":1,"at":"{at}Z","kind":"{self.kind}","actor":{_quoted(self.actor)},'
            f'"file":{_quoted(self.file)},"outcome":{outcome},"change":{change},"detail":{detail}}}'
        ).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read what `to_bytes` wrote, and nothing else. Raises EntryBroken on any other bytes."""
        words = _object(data)
        entry = cls(
            at=_moment(words),
            kind=_text(words, "kind"),  # type: ignore[arg-type]  # the constructor checks the word
            actor=_uuid(words, "actor"),
            file=_uuid(words, "file"),
            outcome=None if words["outcome"] is None else _text(words, "outcome"),  # type: ignore[arg-type]
            change=_bytes(words, "change", bytes.fromhex),
            detail=_bytes(words, "detail", b64decode),
        )
        if entry.to_bytes() != data:
            raise EntryBroken("the entry is not written in the one way that an entry can be written")
        return entry


def _quoted(word: UUID | None) -> str:
    return "null" if word is None else f'"{word}"'


def _object(data: bytes) -> dict[str, Any]:
    """The JSON object that `data` holds, once it is known to be of this version and its fields."""
    if len(data) > MAX_ENTRY:
        raise EntryBroken(f"the entry is too long: at most {MAX_ENTRY} bytes")
    try:
        words = json.loads(data)
    except (ValueError, RecursionError):
        raise EntryBroken("the entry is not JSON") from None
    if not isinstance(words, dict) or words.get("v") != VERSION:
        raise EntryBroken("the entry has no version `v` that this program knows")
    if tuple(words) != FIELDS:
        raise EntryBroken(f"the entry has not exactly the fields {', '.join(FIELDS)}, in this order")
    return words


def _text(words: dict[str, Any], field: str) -> str:
    if not isinstance(words[field], str):
        raise EntryBroken(f"`{field}` is not text")
    return str(words[field])


def _moment(words: dict[str, Any]) -> datetime:
    try:
        return datetime.fromisoformat(_text(words, "at")).astimezone(UTC)
    except (ValueError, OverflowError):
        raise EntryBroken("`at` is not a moment like 2026-01-31T23:59:59.000000Z") from None


def _uuid(words: dict[str, Any], field: str) -> UUID | None:
    if words[field] is None:
        return None
    try:
        return UUID(_text(words, field))
    except ValueError:
        raise EntryBroken(f"`{field}` is not a UUID") from None


def _bytes(words: dict[str, Any], field: str, decode: Callable[[str], bytes]) -> bytes | None:
    if words[field] is None:
        return None
    try:
        return decode(_text(words, field))
    except ValueError:
        raise EntryBroken(f"`{field}` can not be decoded") from None
