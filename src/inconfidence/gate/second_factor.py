"""What a member's second step is checked by, sealed under the server's key and bound to its row.

Whoever steals the database has no codes; whoever writes to it puts no passkey of theirs in a member's place, though
deleting rows takes a second step away.
"""

import json
from dataclasses import dataclass
from uuid import UUID

from inconfidence.gate import places
from inconfidence.gate.plain_json import as_json
from inconfidence.vault.derive import derive
from inconfidence.vault.keys import SecretKey
from inconfidence.vault.opening import open_sealed
from inconfidence.vault.sealing import seal

_VERSION = 1


@dataclass(frozen=True, slots=True)
class PasskeySheet:
    """What is kept of a passkey: its id and public key (COSE), and what its member calls it."""

    credential: bytes
    key: bytes
    name: str


def seal_factor(server_key: bytes, charity: UUID, member: UUID, secret: bytes) -> bytes:
    """The secret of one member's codes, to be kept."""
    return seal(_key(server_key), secret, places.second_factor(charity, member))


def open_factor(server_key: bytes, charity: UUID, member: UUID, blob: bytes) -> bytes:
    """What was kept. Raises `SealBroken`, also under another server's key."""
    return open_sealed(_key(server_key), blob, places.second_factor(charity, member))


def seal_passkey(server_key: bytes, charity: UUID, member: UUID, row: UUID, sheet: PasskeySheet) -> bytes:
    """One passkey, to be kept in the row of this id."""
    content = {
        "v": _VERSION,
        "credential": sheet.credential.hex(),
        "key": sheet.key.hex(),
        "name": sheet.name,
    }
    return seal(_key(server_key), as_json(content), places.passkey(charity, member, row))


def open_passkey(server_key: bytes, charity: UUID, member: UUID, row: UUID, blob: bytes) -> PasskeySheet:
    """What was kept. Raises `SealBroken` in another row, and `ValueError` for a version not known here."""
    content = json.loads(open_sealed(_key(server_key), blob, places.passkey(charity, member, row)))
    if content["v"] != _VERSION:
        raise ValueError("a passkey kept by a later version than this program knows")
    credential, key = bytes.fromhex(content["credential"]), bytes.fromhex(content["key"])
    return PasskeySheet(credential, key, content["name"])


def _key(server_key: bytes) -> SecretKey:
    return derive(SecretKey(server_key), "second-factor")
