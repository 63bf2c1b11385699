"""A member with their keys in hand: what signing in gives, and locking takes away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from inconfidence.vault.cabinets import CabinetKeys
from inconfidence.vault.members import PrivateKeys

_VERSION = 1


@dataclass(frozen=True, slots=True)
class HeldCabinet:
    """A cabinet's keys at one epoch."""

    epoch: int
    keys: CabinetKeys


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who acts, with their private keys and the cabinets they opened at sign-in.

    INVARIANT: holding a key here is never enough. The gate uses a cabinet's key only while the grant is
    still on the books, so that whoever loses it loses it within the same request.
    """

    charity: UUID
    member: UUID
    private: PrivateKeys = field(repr=False)
    cabinets: Mapping[UUID, HeldCabinet] = field(repr=False)

    def to_bytes(self) -> bytes:
        """For the session, which seals it."""
        parts = [bytes([_VERSION]), self.charity.bytes, self.member.bytes, _framed(self.private.to_bytes())]
        for cabinet, held in self.cabinets.items():
            parts += [cabinet.bytes, held.epoch.to_bytes(4, "big"), _framed(held.keys.to_bytes())]
        return b"".join(parts)

    @classmethod
    def from_bytes(cls, data: bytes) -> Bearer:
        """Reads `to_bytes`; raises `ValueError` on another version."""
        if data[0] != _VERSION:
            raise ValueError("a session of another version; sign in again")
        private, at = _unframed(data, 33)
        cabinets = {}
        while at < len(data):
            cabinet = UUID(bytes=data[at : at + 16])
            epoch = int.from_bytes(data[at + 16 : at + 20], "big")
            keys, at = _unframed(data, at + 20)
            cabinets[cabinet] = HeldCabinet(epoch, CabinetKeys.from_bytes(keys))
        return cls(UUID(bytes=data[1:17]), UUID(bytes=data[17:33]), PrivateKeys.from_bytes(private), cabinets)


def _framed(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


def _unframed(data: bytes, at: int) -> tuple[bytes, int]:
    length = int.from_bytes(data[at : at + 4], "big")
    return data[at + 4 : at + 4 + length], at + 4 + length
