"""Many keys from under one key to under another, without giving any of them out.

INVARIANT: nothing that was wrapped leaves this module but wrapped again.
"""

import secrets
from collections.abc import Sequence
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
    wraps: Sequence[tuple[bytes, bytes]],
) -> list[bytes | None]:
    """What `wrap` gave under the old key, wrapped under the new one; None for each that does not open.

    Each comes with the 16 bytes of its id. The two contexts are those of any one of them: all have the same parts,
    but for the last, which is that id. They are built once, and the nonces drawn at once, as there may be a hundred
    thousand.
    """
    head, start, end = header(Kind.WRAPPED), _head(before), _head(after)
    opened, sealed = old.aead.decrypt, new.aead.encrypt
    nonces = secrets.token_bytes(NONCE_SIZE * len(wraps))
    done: list[bytes | None] = []
    for at, (thing, blob) in enumerate(wraps):
        if len(blob) != _SIZE or blob[:HEADER_SIZE] != head:
            done.append(None)
            continue
        try:
            key = opened(blob[HEADER_SIZE:_NONCE_END], blob[_NONCE_END:], start + thing)
        except Rejected:
            done.append(None)
            continue
        nonce = nonces[at * NONCE_SIZE : (at + 1) * NONCE_SIZE]
        done.append(head + nonce + sealed(nonce, key, end + thing))
    return done


def _head(context: Context) -> bytes:
    if not context.parts or not isinstance(context.parts[-1], UUID):
        raise ValueError("the last part of these contexts must be the UUID of what is wrapped")
    return bound(Kind.WRAPPED, context)[:-_UUID_SIZE]
