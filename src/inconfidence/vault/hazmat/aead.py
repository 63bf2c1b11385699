"""AES-256-GCM (NIST SP 800-38D): 32-byte key, 12-byte nonce, 16-byte tag."""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from inconfidence.vault.hazmat import Rejected

NONCE_SIZE = 12
TAG_SIZE = 16


class Aead:
    """One key, parsed once. A nonce must never be used twice under one key."""

    def __init__(self, key: bytes) -> None:
        if len(key) != 32:
            raise ValueError("an AES-256 key has 32 bytes")
        self._cipher = AESGCM(key)

    def encrypt(self, nonce: bytes, plaintext: bytes, associated: bytes) -> bytes:
        """Ciphertext with its tag at the end."""
        return self._cipher.encrypt(nonce, plaintext, associated)

    def decrypt(self, nonce: bytes, ciphertext: bytes, associated: bytes) -> bytes:
        """The plaintext; raises Rejected where the tag does not hold."""
        try:
            return self._cipher.decrypt(nonce, ciphertext, associated)
        except (InvalidTag, ValueError) as error:
            raise Rejected from error
