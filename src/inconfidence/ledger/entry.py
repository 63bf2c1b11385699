"""An entry: one line of the ledger, and the only bytes that it can be written as."""

import re
from base64 import b64encode
from binascii import a2b_base64
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Literal, Self, get_args
from uuid import UUID

from inconfidence.ledger.errors import EntryBroken

Kind = Literal["passage", "grant", "membership", "adoption", "erasure", "fault", "system"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Outcome = Literal["permitted", "incomplete", "refused"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)

_NO_OFFSET = timedelta(0)

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
        if self.at.utcoffset() != _NO_OFFSET:
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
        """Canonical JSON: every field, in this one order, no spaces, ASCII."""
        at = self.at.isoformat(timespec="microseconds")[:-6]
        outcome = "null" if self.outcome is None else f'"{self.outcome}"'
        change = "null" if self.change is None else f'"{self.change.hex()}"'
        start = (
            f'{{"v":1,"at":"{at}Z","kind":"{self.kind}","actor":{_quoted(self.actor)},'
            f'"file":{_quoted(self.file)},"outcome":{outcome},"change":{change},"detail":'
        ).encode()
        return start + (b"null}" if self.detail is None else b'"%b"}' % b64encode(self.detail))

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read what `to_bytes` wrote, and nothing else. Raises EntryBroken on any other bytes."""
        if not data.startswith(_OPENING):
            raise EntryBroken("the bytes do not begin as an entry of a version that this program knows")
        found = _FORM.fullmatch(data)
        if not found:
            raise EntryBroken("the bytes are not an entry, written in the one way that it can be")
        at, kind, actor, file, outcome, change, detail = (_word(group) for group in found.groups())
        return cls(
            at=_moment(str(at)),
            kind=kind,  # type: ignore[arg-type]  # the form lets no other word pass
            actor=_pseudonym(actor),
            file=_pseudonym(file),
            outcome=outcome,  # type: ignore[arg-type]
            change=None if change is None else bytes.fromhex(change),
            detail=None if detail is None else _sealed(detail),
        )


def _form() -> re.Pattern[bytes]:
    """The form of an entry of version 1. What else must hold, `_moment` and `_sealed` look after."""
    uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    forms = {
        "at": r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z",
        "kind": "|".join(KINDS),
        "actor": uuid,
        "file": uuid,
        "outcome": "|".join(OUTCOMES),
        "change": "[0-9a-f]{64}",
        "detail": "[A-Za-z0-9+/]*={0,2}",
    }
    nullable = {field: f'null|"(?:{form})"' for field, form in forms.items()}
    nullable |= {field: f'"(?:{forms[field]})"' for field in ("at", "kind")}
    fields = ",".join(f'"{field}":({form})' for field, form in nullable.items())
    return re.compile(re.escape(_OPENING) + (fields + "}").encode())


_OPENING = b'{"v":1,'
_FORM = _form()


def _word(group: bytes) -> str | None:
    return None if group == b"null" else group[1:-1].decode()


@lru_cache(maxsize=4096)  # the same members and files again and again
def _quoted(word: UUID | None) -> str:
    return "null" if word is None else f'"{word}"'


@lru_cache(maxsize=4096)
def _pseudonym(text: str | None) -> UUID | None:
    return None if text is None else UUID(text)


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise EntryBroken("`at` is not a moment that a calendar has") from None


def _sealed(text: str) -> bytes:
    """The bytes that `text` stands for: of the base64 texts that decode to them, only one counts."""
    try:
        detail = a2b_base64(text)
    except ValueError:
        raise EntryBroken("`detail` is not base64") from None
    if b64encode(detail).decode() != text:
        raise EntryBroken("`detail` is not written in the one way that it can be")
    return detail
