"""Identifiers that say nothing: random, never counted."""

import secrets
import uuid

# No vowels, so that no word appears by chance; no 0 O 1 I L, which people misread aloud.
_LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"


def new_id() -> uuid.UUID:
    """A random UUID (RFC 9562, version 4)."""
    return uuid.uuid4()


def new_reference(prefix: str) -> str:
    """A short code that a person can read aloud, such as `F-7K3QX`: 27⁵, about 14 million of them.

    Unique only where the caller makes it so: the table that keeps it holds a unique constraint.
    """
    return f"{prefix}-" + "".join(secrets.choice(_LETTERS) for _ in range(5))
