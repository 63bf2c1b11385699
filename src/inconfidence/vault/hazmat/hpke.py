"""HPKE (RFC 9180, base mode, one message a context) over MLKEM768-X25519, HKDF-SHA256 and AES-256-GCM.

The hybrid KEM is that of draft-ietf-hpke-pq (X-Wing): it holds while either ML-KEM-768 or X25519 does.
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

from inconfidence.vault.hazmat import Rejected

_SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_MLKEM_PUBLIC = 1184
_MLKEM_SEED = 64

PUBLIC_SIZE = _MLKEM_PUBLIC + 32
PRIVATE_SIZE = _MLKEM_SEED + 32
ENCAPSULATED_SIZE = 1088 + 32
TAG_SIZE = 16


class HpkePublic:
    """The half that seals, parsed once from 1,216 bytes: ML-KEM-768 (1,184), then X25519 (32)."""

    def __init__(self, raw: bytes) -> None:
        if len(raw) != PUBLIC_SIZE:
            raise Rejected
        try:
            self._key = MLKEM768X25519PublicKey(
                MLKEM768PublicKey.from_public_bytes(raw[:_MLKEM_PUBLIC]),
                X25519PublicKey.from_public_bytes(raw[_MLKEM_PUBLIC:]),
            )
        except ValueError as error:
            raise Rejected from error

    def encrypt(self, plaintext: bytes, info: bytes) -> bytes:
        """The encapsulated key (1,120 bytes), then the ciphertext with its tag; raises Rejected."""
        try:
            return _SUITE.encrypt(plaintext, self._key, info=info)
        except ValueError as error:  # an X25519 point of small order
            raise Rejected from error


class HpkePrivate:
    """The half that opens, parsed once from 96 bytes: the ML-KEM-768 seed (64), then X25519 (32)."""

    def __init__(self, raw: bytes) -> None:
        if len(raw) != PRIVATE_SIZE:
            raise Rejected
        self._mlkem = MLKEM768PrivateKey.from_seed_bytes(raw[:_MLKEM_SEED])
        self._x25519 = X25519PrivateKey.from_private_bytes(raw[_MLKEM_SEED:])
        self._key = MLKEM768X25519PrivateKey(self._mlkem, self._x25519)

    def public_bytes(self) -> bytes:
        """The 1,216 bytes of the half that seals."""
        return self._mlkem.public_key().public_bytes_raw() + self._x25519.public_key().public_bytes_raw()

    def decrypt(self, ciphertext: bytes, info: bytes) -> bytes:
        """The plaintext; raises Rejected where it does not open."""
        try:
            return _SUITE.decrypt(ciphertext, self._key, info=info)
        except (InvalidTag, ValueError) as error:
            raise Rejected from error
