"""HPKE pairs: what is sealed to the public half, only the private half opens."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

from inconfidence.vault.errors import KeyBroken
from inconfidence.vault.formats import Kind, header, key_body
from inconfidence.vault.hazmat import Rejected
from inconfidence.vault.hazmat.hpke import PRIVATE_SIZE, PUBLIC_SIZE, HpkePrivate, HpkePublic
from inconfidence.vault.keys import StoredSecret


@dataclass(frozen=True)
class PublicKey:
    """The half that anyone may hold: 1,216 bytes."""

    raw: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.raw) != PUBLIC_SIZE:
            raise KeyBroken("public key")

    @classmethod
    def from_bytes(cls, blob: bytes) -> Self:
        """Reads what `to_bytes` gave; raises KeyBroken on anything else."""
        return cls(key_body(Kind.PUBLIC_KEY, blob, PUBLIC_SIZE, "public key"))

    def to_bytes(self) -> bytes:
        """Version byte, kind byte, the key."""
        return header(Kind.PUBLIC_KEY) + self.raw

    @cached_property
    def parsed(self) -> HpkePublic:
        """For the recipes. Raises KeyBroken where the bytes are no key."""
        try:
            return HpkePublic(self.raw)
        except Rejected:
            raise KeyBroken("public key") from None


class PrivateKey(StoredSecret):
    """The half that opens, as its seeds: 64 bytes of ML-KEM-768, 32 of X25519. Any bytes are a key."""

    SIZE = PRIVATE_SIZE
    KIND = Kind.PRIVATE_KEY

    @cached_property
    def parsed(self) -> HpkePrivate:
        """For the recipes. Costs 0.3 ms the first time."""
        return HpkePrivate(self._raw)

    @cached_property
    def public(self) -> PublicKey:
        """The half that seals."""
        return PublicKey(self.parsed.public_bytes())
