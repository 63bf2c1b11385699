"""What a session keeps on the server, sealed under a secret that only the browser's cookie holds.

A stolen session table is useless: the secret is never stored. The opening half is `opening.open_session`.
"""

import secrets
from uuid import UUID

from inconfidence.vault.context import Context
from inconfidence.vault.derive import derive
from inconfidence.vault.keys import SecretKey
from inconfidence.vault.sealing import seal

COOKIE_SECRET_SIZE = 32


def fresh_cookie_secret() -> bytes:
    """32 random bytes for the cookie; to be forgotten by the server once sent."""
    return secrets.token_bytes(COOKIE_SECRET_SIZE)


def session_key(cookie_secret: bytes) -> SecretKey:
    """The key of a session. Raises KeyBroken unless the secret has 32 bytes."""
    return derive(SecretKey(cookie_secret), "session")


def session_context(session: UUID) -> Context:
    """A blob moved to another session's row does not open there."""
    return Context.of("session", session)


def seal_session(cookie_secret: bytes, plaintext: bytes, session: UUID) -> bytes:
    """Seals what one session keeps; raises KeyBroken unless the secret has 32 bytes."""
    return seal(session_key(cookie_secret), plaintext, session_context(session))
