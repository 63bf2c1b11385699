"""Ed25519 (RFC 8032): 32-byte seeds and public keys, 64-byte signatures."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from inconfidence.vault.hazmat import Rejected

SEED_SIZE = 32
PUBLIC_SIZE = 32


class Signing:
    """The half that signs, parsed once."""

    def __init__(self, seed: bytes) -> None:
        if len(seed) != SEED_SIZE:
            raise Rejected
        self._key = Ed25519PrivateKey.from_private_bytes(seed)

    def public_bytes(self) -> bytes:
        """The 32 bytes of the half that verifies."""
        return self._key.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """64 bytes, always the same for one message."""
        return self._key.sign(message)


class Verifying:
    """The half that verifies, parsed once."""

    def __init__(self, raw: bytes) -> None:
        if len(raw) != PUBLIC_SIZE:
            raise Rejected
        try:
            self._key = Ed25519PublicKey.from_public_bytes(raw)
        except ValueError as error:
            raise Rejected from error

    def verify(self, message: bytes, signature: bytes) -> None:
        """Returns where the signature holds; raises Rejected where it does not."""
        try:
            self._key.verify(signature, message)
        except (InvalidSignature, ValueError) as error:
            raise Rejected from error
