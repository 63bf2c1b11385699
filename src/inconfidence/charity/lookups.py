"""Finding a row by a secret or an address without keeping either: an HMAC under the server's key."""

import hashlib
import hmac
import unicodedata
from uuid import UUID

from django.conf import settings


def _keyed(label: bytes, value: bytes) -> bytes:
    return hmac.new(settings.SERVER_KEY, label + b"\x00" + value, hashlib.sha256).digest()


def email_lookup(email: str) -> bytes:
    """What stands in `Member.lookup` for this address; capitals and width do not matter."""
    folded = unicodedata.normalize("NFKC", email).strip().casefold()
    return _keyed(b"email", folded.encode())


def invitation_lookup(code: str) -> bytes:
    """What stands in `Member.invitation` for this one-time code; spaces, dashes and case do not matter."""
    return _keyed(b"invitation", "".join(c for c in code.upper() if c.isalnum()).encode())


def session_lookup(session: UUID) -> bytes:
    """What stands in `Tries.at` for tries at unlocking this session."""
    return _keyed(b"session", session.bytes)


def factor_lookup(member: UUID) -> bytes:
    """What stands in `Tries.at` for tries at a member's second step."""
    return _keyed(b"second-factor", member.bytes)


def recovery_code_lookup(code: str) -> bytes:
    """What stands in `RecoveryCode.code`; spaces, dashes and case do not matter."""
    return _keyed(b"recovery-code", "".join(c for c in code.upper() if c.isalnum()).encode())


def passkey_lookup(credential: bytes) -> bytes:
    """What stands in `Passkey.lookup` for the id that an authenticator chose."""
    return _keyed(b"passkey", credential)


def visitor_lookup(visitor: str) -> bytes:
    """What stands in `Tries.at` for tries at invitations by this visitor."""
    return _keyed(b"visitor", visitor.encode())


def slot_lookup(path: str) -> bytes:
    """Which form a draft belongs to."""
    return _keyed(b"slot", path.encode())


def secret_digest(secret: bytes) -> bytes:
    """What stands in `Session.digest` for a cookie's secret."""
    return hashlib.sha256(secret).digest()
