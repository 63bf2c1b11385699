"""What makes a member's one-time codes, sealed under the server's key: whoever steals the database has no codes."""

from uuid import UUID

from inconfidence.gate import places
from inconfidence.vault.derive import derive
from inconfidence.vault.keys import SecretKey
from inconfidence.vault.opening import open_sealed
from inconfidence.vault.sealing import seal


def seal_factor(server_key: bytes, charity: UUID, member: UUID, secret: bytes) -> bytes:
    """The secret of one member's codes, to be kept."""
    return seal(_key(server_key), secret, places.second_factor(charity, member))


def open_factor(server_key: bytes, charity: UUID, member: UUID, blob: bytes) -> bytes:
    """What was kept. Raises `SealBroken`, also under another server's key."""
    return open_sealed(_key(server_key), blob, places.second_factor(charity, member))


def _key(server_key: bytes) -> SecretKey:
    return derive(SecretKey(server_key), "second-factor")
