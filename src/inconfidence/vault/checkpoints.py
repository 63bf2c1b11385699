"""The keys that sign a ledger's checkpoints. The ledger takes them as ports and knows no cryptography.

Signatures here are bare, without a header, as C2SP signed notes ask: Ed25519 (64 bytes) as every tool reads it,
and ML-DSA-44 (2,420 bytes), which holds when quantum computers have come.
"""

from functools import cached_property
from typing import ClassVar

from inconfidence.vault.errors import KeyBroken, SignatureBroken
from inconfidence.vault.formats import Kind
from inconfidence.vault.hazmat import Rejected
from inconfidence.vault.hazmat.hashing import hkdf
from inconfidence.vault.hazmat.signatures import ED25519, ML_DSA_44, SEED_SIZE, Scheme, Signing, Verifying
from inconfidence.vault.keys import StoredSecret

_SALT = b"inconfidence/checkpoint/1"
_BY_SIZE = {scheme.public_size: scheme for scheme in (ED25519, ML_DSA_44)}


class _SigningKey(StoredSecret):
    """A private half, from its 32-byte seed."""

    SIZE = SEED_SIZE
    SCHEME: ClassVar[Scheme]

    @cached_property
    def _signing(self) -> Signing:
        return Signing(self._raw, self.SCHEME)

    @cached_property
    def public(self) -> bytes:
        """The bytes that anyone may verify with: 32 of Ed25519, 1,312 of ML-DSA-44."""
        return self._signing.public_bytes()

    def sign(self, message: bytes) -> bytes:
        """The signature: 64 bytes of Ed25519, 2,420 of ML-DSA-44."""
        return self._signing.sign(message)


class CosigningKey(_SigningKey):
    """The private half that cosigns with ML-DSA-44. A witness keeps one of their own."""

    KIND = Kind.COSIGNING_KEY
    SCHEME = ML_DSA_44


class CheckpointKey(_SigningKey):
    """The private half that signs with Ed25519, and its companion."""

    KIND = Kind.CHECKPOINT_KEY
    SCHEME = ED25519

    @cached_property
    def cosigning(self) -> CosigningKey:
        """The log's own quantum-safe key. Made of the seed, which nobody gets out of the Ed25519 key."""
        return CosigningKey(hkdf(self._raw, _SALT, b"ml-dsa-44", CosigningKey.SIZE))


def verify(public: bytes, message: bytes, signature: bytes) -> None:
    """Returns where the signature holds; raises SignatureBroken, or KeyBroken where `public` is no key.

    How it must have been signed, the public key says by its size: a signature never chooses.
    """
    scheme = _BY_SIZE.get(len(public))
    if scheme is None:
        raise KeyBroken("checkpoint's public key")
    try:
        Verifying(public, scheme).verify(message, signature)
    except Rejected:
        raise SignatureBroken from None
