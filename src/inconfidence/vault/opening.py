"""To open. INVARIANT: the gate alone imports this module; a test walks the code to see that it is so.

Every function raises SealBroken, and nothing else, whatever the bytes that it is given.
"""

from uuid import UUID

from inconfidence.vault.archives import SEALED_CHUNK, Label, chunk_nonce
from inconfidence.vault.context import Context
from inconfidence.vault.errors import KeyBroken, SealBroken
from inconfidence.vault.formats import HEADER_SIZE, Kind, header
from inconfidence.vault.hazmat import Rejected
from inconfidence.vault.hazmat.aead import NONCE_SIZE, TAG_SIZE
from inconfidence.vault.hazmat.hpke import ENCAPSULATED_SIZE
from inconfidence.vault.keys import SecretKey
from inconfidence.vault.padding import LARGEST_PADDED, unpad
from inconfidence.vault.pairs import PrivateKey
from inconfidence.vault.sealing import bound
from inconfidence.vault.sessions import session_context, session_key

__all__ = ["SealBroken", "open_chunk", "open_from", "open_sealed", "open_session", "unwrap", "unwrap_from"]

_NONCE_END = HEADER_SIZE + NONCE_SIZE
# Nothing larger was ever sealed: it is refused before any work is done on it.
_LARGEST = HEADER_SIZE + ENCAPSULATED_SIZE + LARGEST_PADDED + TAG_SIZE


def open_sealed(key: SecretKey, blob: bytes, context: Context) -> bytes:
    """What `seal` was given. Raises SealBroken."""
    return _unpadded(_under_key(Kind.SEALED, key, blob, context))


def unwrap(key: SecretKey, blob: bytes, context: Context) -> SecretKey:
    """The key that `wrap` was given. Raises SealBroken."""
    return _as_key(_under_key(Kind.WRAPPED, key, blob, context))


def open_from(private: PrivateKey, blob: bytes, context: Context) -> bytes:
    """What `seal_to` was given. Raises SealBroken."""
    return _unpadded(_from_private(Kind.SEALED_TO, private, blob, context))


def unwrap_from(private: PrivateKey, blob: bytes, context: Context) -> SecretKey:
    """The key that `wrap_to` was given. Raises SealBroken."""
    return _as_key(_from_private(Kind.WRAPPED_TO, private, blob, context))


def open_session(cookie_secret: bytes, blob: bytes, session: UUID) -> bytes:
    """What `seal_session` was given. Raises SealBroken, also where a stranger made up the cookie."""
    try:
        key = session_key(cookie_secret)
    except KeyBroken:
        raise SealBroken from None
    return open_sealed(key, blob, session_context(session))


def open_chunk(key: SecretKey, blob: bytes, number: int, last: bool, label: Label) -> bytes:
    """What `seal_chunk` was given. Raises SealBroken, also where it stood in another place or was not the last."""
    if len(blob) > SEALED_CHUNK or (len(blob) < SEALED_CHUNK and not last):
        raise SealBroken
    try:
        return key.aead.decrypt(chunk_nonce(number, last), blob, bound(Kind.ARCHIVE, label.context))
    except (Rejected, ValueError):
        raise SealBroken from None


def _under_key(kind: Kind, key: SecretKey, blob: bytes, context: Context) -> bytes:
    _checked(kind, blob)
    try:
        return key.aead.decrypt(blob[HEADER_SIZE:_NONCE_END], blob[_NONCE_END:], bound(kind, context))
    except Rejected:
        raise SealBroken from None


def _from_private(kind: Kind, private: PrivateKey, blob: bytes, context: Context) -> bytes:
    _checked(kind, blob)
    try:
        return private.parsed.decrypt(blob[HEADER_SIZE:], bound(kind, context))
    except Rejected:
        raise SealBroken from None


def _checked(kind: Kind, blob: bytes) -> None:
    if blob[:HEADER_SIZE] != header(kind) or len(blob) > _LARGEST:
        raise SealBroken


def _unpadded(content: bytes) -> bytes:
    try:
        return unpad(content)
    except ValueError:
        raise SealBroken from None


def _as_key(content: bytes) -> SecretKey:
    if len(content) != SecretKey.SIZE:
        raise SealBroken
    return SecretKey(content)
