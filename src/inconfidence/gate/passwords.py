"""A member's keys put under another password: the keys stay as they are, so that nothing else is touched."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from inconfidence.gate import places
from inconfidence.vault import passwords
from inconfidence.vault.opening import open_sealed
from inconfidence.vault.passwords import Cost, Stored
from inconfidence.vault.sealing import seal


@dataclass(frozen=True, slots=True)
class Rewrapped:
    """What is kept of the new password, and the keys under it."""

    password: bytes
    private_wrapped: bytes = field(repr=False)


def rewrap_member(
    charity: UUID, member: UUID, old: str, new: str, stored: bytes, wrapped: bytes, cost: Cost
) -> Rewrapped:
    """Opens the member's keys with the old password and seals them under the new one.

    Slow on purpose, twice (Argon2id): call it outside any transaction. Raises `WrongPassword` for the old one,
    `PasswordTooShort` and its kin for the new one.
    """
    place = places.member_private(charity, member)
    private = open_sealed(passwords.unlock(old, Stored.from_bytes(stored)), wrapped, place)
    kept, key = passwords.enrol(new, cost)
    return Rewrapped(kept.to_bytes(), seal(key, private, place))
