"""Many keys from under one key to under another, without giving any of them out.

INVARIANT: nothing that was wrapped leaves this module but wrapped again.
"""

import secrets
from collections.abc import Iterable, Iterator
from uuid import UUID

from inconfidence.vault.context import Context
from inconfidence.vault.formats import HEADER_SIZE, Kind, header
from inconfidence.vault.hazmat import Rejected
from inconfidence.vault.hazmat.aead import NONCE_SIZE, TAG_SIZE
from inconfidence.vault.keys import SecretKey
from inconfidence.vault.sealing import bound

_NONCE_END = HEADER_SIZE + NONCE_SIZE
_SIZE = _NONCE_END + SecretKey.SIZE + TAG_SIZE
_UUID_SIZE = 16


def rewrap_all(
    old: SecretKey,
    new: SecretKey,
    before: Context,
    after: Context,
    wraps: Iterable[tuple[UUID, bytes]],
) -> Iterator[bytes | None]:
    """What `wrap` gave under the old key, wrapped under the new one; None for each that does not open.

    The two contexts are those of any one of them: all have the same parts, but for the last, which is its id.
    They are built once, as there may be a hundred thousand.
    """
    head, start, end = header(Kind.WRAPPED), _head(before), _head(after)
    opened, sealed = old.aead.decrypt, new.aead.encrypt
    for thing, blob in wraps:
        nonce, own = secrets.token_bytes(NONCE_SIZE), thing.bytes
        if len(blob) != _SIZE or blob[:HEADER_SIZE] != head:
            yield None
            continue
        try:
            key = opened(blob[HEADER_SIZE:_NONCE_END], blob[_NONCE_END:], start + own)
        except Rejected:
            yield None
        else:
            yield head + nonce + sealed(nonce, key, end + own)


def _head(context: Context) -> bytes:
    if not context.parts or not isinstance(context.parts[-1], UUID):
        raise ValueError("the last part of these contexts must be the UUID of what is wrapped")
    return bound(Kind.WRAPPED, context)[:-_UUID_SIZE]
