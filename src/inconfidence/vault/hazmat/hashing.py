"""HKDF-SHA256 (RFC 5869) and HMAC-SHA256 (RFC 2104)."""

import hmac

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def hkdf(secret: bytes, salt: bytes, info: bytes, size: int) -> bytes:
    """Extract and expand: `size` bytes (at most 8,160) from a secret that is already hard to guess."""
    return HKDF(SHA256(), size, salt, info).derive(secret)


def mac(key: bytes, message: bytes) -> bytes:
    """32 bytes that only a holder of `key` can compute."""
    return hmac.digest(key, message, "sha256")


def same(one: bytes, other: bytes) -> bool:
    """Whether two secrets are equal, in a time that does not depend on where they differ."""
    return hmac.compare_digest(one, other)
