"""The keys that sign a ledger's checkpoints. The ledger takes them as ports and knows no cryptography.

Signatures here are bare, without a header, as C2SP signed notes ask: Ed25519 (64 bytes) as every tool reads it,
and ML-DSA-44 (2,420 bytes), which holds when quantum computers have come.
"""

from functools import cached_property

from inconfidence.vault.errors import KeyBroken, SignatureBroken
from inconfidence.vault.formats import Kind
from inconfidence.vault.hazmat import Rejected
from inconfidence.vault.hazmat.hashing import hkdf
from inconfidence.vault.hazmat.mldsa import QuantumSafeSigning, QuantumSafeVerifying
from inconfidence.vault.hazmat.signatures import PUBLIC_SIZE, SEED_SIZE, Signing, Verifying
from inconfidence.vault.keys import StoredSecret

_SALT = b"inconfidence/checkpoint/1"


class CosigningKey(StoredSecret):
    """The private half that cosigns with ML-DSA-44, from its 32-byte seed. A witness keeps one of their own."""

    SIZE = SEED_SIZE
    KIND = Kind.COSIGNING_KEY

    @cached_property
    def _signing(self) -> QuantumSafeSigning:
        return QuantumSafeSigning(self._raw)

    @cached_property
    def public(self) -> bytes:
        """The 1,312 bytes that anyone may verify with."""
        return self._signing.public_bytes()

    def sign(self, message: bytes) -> bytes:
        """2,420 bytes."""
        return self._signing.sign(message)


class CheckpointKey(StoredSecret):
    """The private half that signs with Ed25519, from its 32-byte seed, and its companion."""

    SIZE = SEED_SIZE
    KIND = Kind.CHECKPOINT_KEY

    @cached_property
    def _signing(self) -> Signing:
        return Signing(self._raw)

    @cached_property
    def public(self) -> bytes:
        """The 32 bytes that anyone may verify with."""
        return self._signing.public_bytes()

    def sign(self, message: bytes) -> bytes:
        """64 bytes."""
        return self._signing.sign(message)

    @cached_property
    def cosigning(self) -> CosigningKey:
        """The log's own quantum-safe key. Made of the seed, which nobody gets out of the Ed25519 key."""
        return CosigningKey(hkdf(self._raw, _SALT, b"ml-dsa-44", CosigningKey.SIZE))


def verify(public: bytes, message: bytes, signature: bytes) -> None:
    """Returns where the signature holds; raises SignatureBroken, or KeyBroken where `public` is no key."""
    if len(public) != PUBLIC_SIZE:
        raise KeyBroken("checkpoint's public key")
    try:
        Verifying(public).verify(message, signature)
    except Rejected:
        raise SignatureBroken from None


def verify_cosigned(public: bytes, message: bytes, signature: bytes) -> None:
    """The same for ML-DSA-44."""
    try:
        QuantumSafeVerifying(public).verify(message, signature)
    except Rejected:
        raise SignatureBroken from None
