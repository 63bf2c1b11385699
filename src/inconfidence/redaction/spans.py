"""What is found in a text, and the text without it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from inconfidence.kernel.errors import InConfidenceError

Kind = Literal[
    "person",
    "phone",
    "email",
    "address",
    "postcode",
    "date",
    "organisation",
    "account",
    "identifier",
    "url",
    "other",
]
Tier = Literal["known", "pattern", "possible", "suggested"]
KINDS: tuple[Kind, ...] = get_args(Kind)
# The strongest first: what the file knows, what has a shape, what its neighbours hint at, the merely likely.
TIERS: tuple[Tier, ...] = get_args(Tier)


class SpanError(InConfidenceError):
    """The spans do not fit the text: they overlap, are out of order, or lie outside it."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text to be replaced: characters `start` up to, not including, `end`."""

    start: int
    end: int
    kind: Kind
    tier: Tier
    replacement: str


@dataclass(frozen=True, slots=True, repr=False)
class Redaction:
    """What was found, in order and never overlapping, and the text with all of it replaced."""

    spans: tuple[Span, ...]
    text: str

    def __repr__(self) -> str:
        """Counts only: what is left of a text is still told in confidence."""
        return f"Redaction({len(self.spans)} spans)"


def apply(text: str, spans: Iterable[Span]) -> str:
    """`text` with each of `spans` replaced: all of them, or those that a person left ticked.

    Raises SpanError unless the spans are in order, apart, and inside the text.
    """
    pieces: list[str] = []
    at = 0
    for number, span in enumerate(spans, 1):
        if not at <= span.start < span.end <= len(text):
            raise SpanError(f"span `{number}` does not fit the text: give spans in order, apart, inside it")
        pieces += (text[at : span.start], span.replacement)
        at = span.end
    return "".join([*pieces, text[at:]])
