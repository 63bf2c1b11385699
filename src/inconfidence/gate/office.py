"""What somebody leaves for the office that answers for the charity: anyone can drop it in, its holders read it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from inconfidence.gate.bearer import Bearer
from inconfidence.gate.errors import Absent
from inconfidence.vault.context import Context
from inconfidence.vault.opening import open_from
from inconfidence.vault.pairs import PublicKey
from inconfidence.vault.sealing import seal_to

_VERSION = 1


def seal_for_office(bearer: Bearer, public_key: bytes, thing: UUID, content: Mapping[str, Any]) -> bytes:
    """The content, sealed to the cabinet of this public key: whoever drops it in cannot take it out."""
    data = json.dumps({"v": _VERSION, **content}, ensure_ascii=False).encode()
    return seal_to(PublicKey.from_bytes(public_key), data, _context(bearer, thing))


def open_for_office(bearer: Bearer, cabinet: UUID, thing: UUID, blob: bytes) -> dict[str, Any]:
    """What was left there; to be called after the entry that says who reads it. Raises `Absent` for a bearer
    without the cabinet's keys."""
    held = bearer.cabinets.get(cabinet)
    if held is None:
        raise Absent
    content: dict[str, Any] = json.loads(open_from(held.keys.private, blob, _context(bearer, thing)))
    if content.pop("v") != _VERSION:
        raise ValueError("something of a later version than this program knows")
    return content


def _context(bearer: Bearer, thing: UUID) -> Context:
    return Context.of("left-for-office", bearer.charity, thing)
