"""Ways to sign: Ed25519 (RFC 8032), and ML-DSA-44 (FIPS 204, the context empty), which outlasts quantum computers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey, MLDSA44PublicKey

from inconfidence.vault.hazmat import Rejected

SEED_SIZE = 32
"""Bytes that a private half is made of, in every scheme here."""


class _Public(Protocol):
    def public_bytes_raw(self) -> bytes: ...

    def verify(self, signature: bytes, data: bytes, /) -> None: ...


class _Private(Protocol):
    def public_key(self) -> _Public: ...

    def sign(self, data: bytes, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Scheme:
    """One way to sign: how many bytes a public key has, and how both halves are read."""

    public_size: int
    read_private: Callable[[bytes], _Private]
    read_public: Callable[[bytes], _Public]


ED25519 = Scheme(32, Ed25519PrivateKey.from_private_bytes, Ed25519PublicKey.from_public_bytes)
"""64 bytes of signature, always the same for one message."""
ML_DSA_44 = Scheme(1312, MLDSA44PrivateKey.from_seed_bytes, MLDSA44PublicKey.from_public_bytes)
"""2,420 bytes of signature, different each time (hedged)."""


class Signing:
    """The half that signs, made from its seed once."""

    def __init__(self, seed: bytes, scheme: Scheme) -> None:
        if len(seed) != SEED_SIZE:
            raise Rejected
        self._key = scheme.read_private(seed)

    def public_bytes(self) -> bytes:
        """The bytes of the half that verifies."""
        return self._key.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """The bare signature."""
        return self._key.sign(message)


class Verifying:
    """The half that verifies, parsed once."""

    def __init__(self, raw: bytes, scheme: Scheme) -> None:
        if len(raw) != scheme.public_size:
            raise Rejected
        try:
            self._key = scheme.read_public(raw)
        except ValueError as error:
            raise Rejected from error

    def verify(self, message: bytes, signature: bytes) -> None:
        """Returns where the signature holds; raises Rejected where it does not."""
        try:
            self._key.verify(signature, message)
        except (InvalidSignature, ValueError) as error:
            raise Rejected from error
