"""What a file's header holds: who somebody is and how to be in touch, as plain words.

`name` `known_as` `phone` `other_phone` `email` `born` (ISO date) `street` `city` `postcode` `hospital`
`relatives` (names, one a line) · `touch_by` (a channel of the vocabulary) `touch_when` `touch_answer` (what to
say if someone else answers) `touch_avoid`. Every value is text, and any but the name may be empty.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

IDENTITY = (
    "name",
    "known_as",
    "phone",
    "other_phone",
    "email",
    "born",
    "street",
    "city",
    "postcode",
    "hospital",
    "relatives",
)
TOUCH = ("touch_by", "touch_when", "touch_answer", "touch_avoid")


def header_of(typed: Mapping[str, Any], before: Mapping[str, Any] | None = None) -> dict[str, str]:
    """The header that a form's cleaned values make; what the form does not ask for stays as it was."""
    header = {key: str((before or {}).get(key, "")) for key in (*IDENTITY, *TOUCH)}
    for key, value in typed.items():
        if key in header:
            header[key] = value.isoformat() if isinstance(value, date) else (value or "")
    return header
