"""Finds what identifies a person in a text and replaces it; a person then unticks what may stay.

`redact` gives the spans and the text without them, `apply` the text with only some of them replaced. Pure: no
files but its own word lists, no network, nothing kept between calls.
"""

from inconfidence.redaction.known import Address, KnownFile, KnownFileError
from inconfidence.redaction.redact import redact
from inconfidence.redaction.spans import KINDS, TIERS, Kind, Redaction, Span, SpanError, Tier, apply

__all__ = [
    "KINDS",
    "TIERS",
    "Address",
    "Kind",
    "KnownFile",
    "KnownFileError",
    "Redaction",
    "Span",
    "SpanError",
    "Tier",
    "apply",
    "redact",
]
