"""The key that signs a ledger's checkpoints. The ledger takes it as a port and knows no cryptography.

Signatures here are bare Ed25519 (64 bytes, no header), as C2SP signed notes ask.
"""

from functools import cached_property

from inconfidence.vault.errors import KeyBroken, SignatureBroken
from inconfidence.vault.formats import Kind
from inconfidence.vault.hazmat import Rejected
from inconfidence.vault.hazmat.signatures import PUBLIC_SIZE, SEED_SIZE, Signing, Verifying
from inconfidence.vault.keys import StoredSecret


class CheckpointKey(StoredSecret):
    """The private half, from its 32-byte seed."""

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


def verify(public: bytes, message: bytes, signature: bytes) -> None:
    """Returns where the signature holds; raises SignatureBroken, or KeyBroken where `public` is no key."""
    if len(public) != PUBLIC_SIZE:
        raise KeyBroken("checkpoint's public key")
    try:
        Verifying(public).verify(message, signature)
    except Rejected:
        raise SignatureBroken from None
