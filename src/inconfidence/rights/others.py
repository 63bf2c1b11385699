"""What a text says of others than the person whom the file is about: found, and taken out of what is given to that
person (cwc/others-information, law-fr/access, law-uk/access)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from inconfidence.kernel.language import Language
from inconfidence.sharing.known import known_file

if TYPE_CHECKING:
    from inconfidence.redaction import Span

# A place or a day is seldom somebody else's secret; who it is and where they can be reached is.
_THEIRS = {"person", "phone", "email", "address"}
# Between texts that are looked at together, so that one name has one number in all of them.
_APART = "\n\u2063\n"


def others_out(texts: list[str], header: Mapping[str, Any], language: Language) -> list[str]:
    """The texts, with what is of others taken out of them."""
    from inconfidence.redaction import apply  # see `sharing.known`

    joined = _APART.join(texts)
    parts = apply(joined, _of_others(joined, header, language)).split(_APART)
    if len(parts) == len(texts):
        return parts
    return [apply(text, _of_others(text, header, language)) for text in texts]


def others_in(text: str, header: Mapping[str, Any], language: Language) -> list[str]:
    """What in the text is, or may be, of others; each once, in order."""
    found = _of_others(text, header, language)
    return list(dict.fromkeys(text[span.start : span.end] for span in found))


def _of_others(text: str, header: Mapping[str, Any], language: Language) -> list[Span]:
    from inconfidence.redaction import redact
    from inconfidence.redaction.wording import WORDINGS

    own = f"[{WORDINGS[language].subject}]"
    found = redact(text, known_file(header), language).spans
    return [span for span in found if span.kind in _THEIRS and not _is_own(span, own)]


def _is_own(span: Span, own: str) -> bool:
    """Of the person themself: their name; a number or an address that their file knows."""
    return own in span.replacement if span.kind == "person" else span.tier == "known"
