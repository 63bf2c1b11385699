"""What somebody leaves for the office that answers for the charity: anyone can drop it in, its holders read it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from inconfidence.gate.bearer import Bearer, HeldCabinet
from inconfidence.gate.ports import CabinetKey
from inconfidence.vault.context import Context
from inconfidence.vault.errors import SealBroken
from inconfidence.vault.opening import open_from
from inconfidence.vault.pairs import PublicKey
from inconfidence.vault.sealing import seal_to

_VERSION = 1
# Before each thing: the epoch of the cabinet's keys that it is sealed to.
_EPOCH_SIZE = 4


def seal_for_office(bearer: Bearer, office: CabinetKey, thing: UUID, content: Mapping[str, Any]) -> bytes:
    """The content, sealed to the cabinet of this key: whoever drops it in cannot take it out."""
    data = json.dumps({"v": _VERSION, **content}, ensure_ascii=False).encode()
    return seal_to_office(office, data, _context(bearer, thing))


def open_for_office(
    bearer: Bearer, ring: Mapping[int, HeldCabinet], thing: UUID, blob: bytes
) -> dict[str, Any]:
    """What was left there; to be called after the entry that says who reads it. `ring` has the cabinet's keys by
    epoch. Raises `SealBroken`, also where none of them is the one that it was left under."""
    held = ring.get(int.from_bytes(blob[:_EPOCH_SIZE], "big"))
    if held is None:
        raise SealBroken
    content: dict[str, Any] = json.loads(
        open_from(held.keys.private, blob[_EPOCH_SIZE:], _context(bearer, thing))
    )
    if content.pop("v") != _VERSION:
        raise ValueError("something of a later version than this program knows")
    return content


def seal_to_office(office: CabinetKey, content: bytes, context: Context) -> bytes:
    """Something for the office alone, such as what a line of the ledger says of a member: the epoch of the keys
    that it is sealed to, and the seal."""
    blob = seal_to(PublicKey.from_bytes(office.public), content, context)
    return office.epoch.to_bytes(_EPOCH_SIZE, "big") + blob


def _context(bearer: Bearer, thing: UUID) -> Context:
    return Context.of("left-for-office", bearer.charity, thing)
