"""UUIDs in statements written by hand: SQLite keeps them as hex text, PostgreSQL as what they are."""

from typing import Any
from uuid import UUID

from django.db import connection


def column(value: UUID | None) -> Any:
    """The value as a parameter of a statement."""
    if value is None or connection.features.has_native_uuid_field:
        return value
    return value.hex


def read_uuid(value: Any) -> UUID:
    """The value of a column."""
    return value if isinstance(value, UUID) else UUID(hex=value)
