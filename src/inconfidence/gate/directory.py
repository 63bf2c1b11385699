"""Members' names and addresses: sealed under the directory's key, which members in good standing hold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from inconfidence.gate import places
from inconfidence.gate.bearer import Bearer
from inconfidence.gate.errors import Absent
from inconfidence.gate.plain_json import as_json
from inconfidence.vault.keys import SecretKey
from inconfidence.vault.opening import open_sealed
from inconfidence.vault.sealing import seal


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
    return seal(_key(bearer, directory), content, places.member_name(bearer.charity, member))


def open_names(bearer: Bearer, directory: UUID, sealed: Iterable[tuple[UUID, bytes]]) -> Mapping[UUID, Name]:
    """Lines of the directory; raises `Absent` for a bearer without its key."""
    key = _key(bearer, directory)
    names = {}
    for member, blob in sealed:
        content = json.loads(open_sealed(key, blob, places.member_name(bearer.charity, member)))
        names[member] = Name(content["name"], content["email"])
    return names


def _key(bearer: Bearer, directory: UUID) -> SecretKey:
    held = bearer.cabinets.get(directory)
    if held is None:
        raise Absent
    return held.keys.symmetric
