"""Members' names and addresses: sealed under the directory's key, which members in good standing hold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from uuid import UUID

from inconfidence.gate import places
from inconfidence.gate.bearer import Bearer, HeldCabinet
from inconfidence.gate.errors import Absent
from inconfidence.gate.plain_json import as_json
from inconfidence.vault.errors import SealBroken
from inconfidence.vault.opening import open_sealed
from inconfidence.vault.sealing import seal

# Before each line: the epoch of the directory's keys that it is sealed under.
_EPOCH_SIZE = 4


@dataclass(frozen=True, slots=True)
class Name:
    """What the directory says of a member."""

    name: str = field(repr=False)
    email: str = field(repr=False)

    @property
    def first(self) -> str:
        """The name by which a page greets."""
        return self.name.split()[0] if self.name.split() else self.name


def seal_name(bearer: Bearer, directory: UUID, member: UUID, name: Name) -> bytes:
    """A member's line of the directory, sealed; raises `Absent` for a bearer without its key."""
    content = as_json({"v": 1, "name": name.name, "email": name.email})
    return _sealed(_held(bearer, directory), content, bearer.charity, member)


def open_names(bearer: Bearer, directory: UUID, sealed: Iterable[tuple[UUID, bytes]]) -> Mapping[UUID, Name]:
    """Lines of the directory; raises `Absent` for a bearer without its key. One of another epoch than the bearer's
    keys is left out."""
    held = _held(bearer, directory)
    names = {}
    for member, blob in sealed:
        if name_epoch(blob) == held.epoch:
            content = json.loads(_opened(held, blob, bearer.charity, member))
            names[member] = Name(content["name"], content["email"])
    return names


def reseal_names(
    charity: UUID, old: HeldCabinet, new: HeldCabinet, sealed: Iterable[tuple[UUID, bytes]]
) -> Iterator[tuple[UUID, bytes]]:
    """Lines of the directory, from one epoch to another; each that is of neither, or broken, is left out."""
    for member, blob in sealed:
        if name_epoch(blob) == old.epoch:
            with suppress(SealBroken):
                yield member, _sealed(new, _opened(old, blob, charity, member), charity, member)


def name_epoch(blob: bytes) -> int:
    """Which epoch of the directory's keys a line is sealed under."""
    return int.from_bytes(blob[:_EPOCH_SIZE], "big")


def _sealed(held: HeldCabinet, content: bytes, charity: UUID, member: UUID) -> bytes:
    blob = seal(held.keys.symmetric, content, places.member_name(charity, member))
    return held.epoch.to_bytes(_EPOCH_SIZE, "big") + blob


def _opened(held: HeldCabinet, blob: bytes, charity: UUID, member: UUID) -> bytes:
    return open_sealed(held.keys.symmetric, blob[_EPOCH_SIZE:], places.member_name(charity, member))


def _held(bearer: Bearer, directory: UUID) -> HeldCabinet:
    held = bearer.cabinets.get(directory)
    if held is None:
        raise Absent
    return held
