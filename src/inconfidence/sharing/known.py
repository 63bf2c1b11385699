"""What a file knows of its person, as the finding of names wants it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inconfidence.redaction import KnownFile


def known_file(header: Mapping[str, Any]) -> KnownFile:
    """The header of a file (`files.header`) as what must be found in a text."""
    # Imported here, as wherever names are found: nothing else needs its word lists, and they are slow to come.
    from inconfidence.redaction import Address, KnownFile

    return KnownFile(
        names=_filled(header, "name", "known_as"),
        relatives=tuple(line.strip() for line in header.get("relatives", "").splitlines() if line.strip()),
        phones=_filled(header, "phone", "other_phone"),
        emails=_filled(header, "email"),
        dob=_day(header.get("born", "")),
        address=Address(header.get("street", ""), header.get("city", ""), header.get("postcode", "")),
        hospital=header.get("hospital", ""),
    )


def _filled(header: Mapping[str, Any], *keys: str) -> tuple[str, ...]:
    return tuple(header[key] for key in keys if header.get(key))


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None
