"""ML-DSA-44 (FIPS 204): 32-byte seeds, 1,312-byte public keys, 2,420-byte signatures, the context empty."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey, MLDSA44PublicKey

from inconfidence.vault.hazmat import Rejected

SEED_SIZE = 32
PUBLIC_SIZE = 1312


class QuantumSafeSigning:
    """The half that signs, made from its seed once."""

    def __init__(self, seed: bytes) -> None:
        if len(seed) != SEED_SIZE:
            raise Rejected
        self._key = MLDSA44PrivateKey.from_seed_bytes(seed)

    def public_bytes(self) -> bytes:
        """The 1,312 bytes of the half that verifies."""
        return self._key.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """2,420 bytes, different each time (hedged)."""
        return self._key.sign(message)


class QuantumSafeVerifying:
    """The half that verifies, parsed once."""

    def __init__(self, raw: bytes) -> None:
        if len(raw) != PUBLIC_SIZE:
            raise Rejected
        try:
            self._key = MLDSA44PublicKey.from_public_bytes(raw)
        except ValueError as error:
            raise Rejected from error

    def verify(self, message: bytes, signature: bytes) -> None:
        """Returns where the signature holds; raises Rejected where it does not."""
        try:
            self._key.verify(signature, message)
        except (InvalidSignature, ValueError) as error:
            raise Rejected from error
