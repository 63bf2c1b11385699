"""To seal: for anyone above. Nothing here opens anything.

Sealed blobs say nothing of who sealed them: that is what signed statements are for.
"""

import secrets

from inconfidence.vault.context import Context
from inconfidence.vault.errors import KeyBroken, TooLarge
from inconfidence.vault.formats import Kind, header
from inconfidence.vault.hazmat import Rejected
from inconfidence.vault.hazmat.aead import NONCE_SIZE
from inconfidence.vault.keys import SecretKey
from inconfidence.vault.padding import MAX_PLAINTEXT, pad
from inconfidence.vault.pairs import PublicKey


def seal(key: SecretKey, plaintext: bytes, context: Context) -> bytes:
    """Plaintext (at most 16 MiB, else TooLarge), padded, under AES-256-GCM with a random nonce."""
    return _under_key(Kind.SEALED, key, _padded(plaintext), context)


def wrap(key: SecretKey, inner: SecretKey, context: Context) -> bytes:
    """One key under another."""
    return _under_key(Kind.WRAPPED, key, inner.bytes, context)


def seal_to(public: PublicKey, plaintext: bytes, context: Context) -> bytes:
    """Plaintext (at most 16 MiB, else TooLarge), padded, for the holder of the private half.

    Raises KeyBroken where the public key is none.
    """
    return _to_public(Kind.SEALED_TO, public, _padded(plaintext), context)


def wrap_to(public: PublicKey, inner: SecretKey, context: Context) -> bytes:
    """A key, for the holder of the private half. Raises KeyBroken where the public key is none."""
    return _to_public(Kind.WRAPPED_TO, public, inner.bytes, context)


def bound(kind: Kind, context: Context) -> bytes:
    """What is authenticated beside the ciphertext: version, kind, context."""
    if not isinstance(context, Context):
        raise TypeError("nothing is sealed without a context; give a `Place` or `Context.of(…)`")
    return header(kind) + context.to_bytes()


def _padded(plaintext: bytes) -> bytes:
    if len(plaintext) > MAX_PLAINTEXT:
        raise TooLarge(len(plaintext), MAX_PLAINTEXT)
    return pad(plaintext)


def _under_key(kind: Kind, key: SecretKey, content: bytes, context: Context) -> bytes:
    nonce = secrets.token_bytes(NONCE_SIZE)
    return header(kind) + nonce + key.aead.encrypt(nonce, content, bound(kind, context))


def _to_public(kind: Kind, public: PublicKey, content: bytes, context: Context) -> bytes:
    info = bound(kind, context)
    try:
        return header(kind) + public.parsed.encrypt(content, info)
    except Rejected:
        raise KeyBroken("public key") from None
