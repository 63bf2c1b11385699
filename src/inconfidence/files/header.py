"""What a file's header holds: who somebody is and how to be in touch, as plain words.

`name` `known_as` `phone` `other_phone` `email` `born` (ISO date) `street` `city` `postcode` `hospital`
`relatives` (names, one a line) · `touch_by` (a channel of the vocabulary) `touch_when` `touch_answer` (what to
say if someone else answers) `touch_avoid` · `opened_for` ("request" where somebody without a file asked for what is
theirs). Every value is text, and any but the name may be empty.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from inconfidence.gate.pages import Term, Terms
from inconfidence.vault.blind import fold
from inconfidence.vault.folding import fold_order, name_tokens

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
# What a file is found by beside its names: the header's word, and the field of the blind index.
_WAYS = (("phone", "phone"), ("other_phone", "phone"), ("email", "email"))
TOUCH = ("touch_by", "touch_when", "touch_answer", "touch_avoid")
WHY = ("opened_for",)


def header_of(typed: Mapping[str, Any], before: Mapping[str, Any] | None = None) -> dict[str, str]:
    """The header that a form's cleaned values make; what the form does not ask for stays as it was."""
    header = {key: str((before or {}).get(key, "")) for key in (*IDENTITY, *TOUCH, *WHY)}
    for key, value in typed.items():
        if key in header:
            header[key] = value.isoformat() if isinstance(value, date) else (value or "")
    return header


class HeaderReading:
    """What lists know of a header: the name and its order, and what the file is found by."""

    def name(self, header: Mapping[str, Any]) -> str:
        """What the person is called."""
        return str(header["name"])

    def order(self, name: str) -> str:
        """Without accents and capitals."""
        return fold_order(name)

    def terms(self, header: Mapping[str, Any], reference: str) -> Terms:
        """Every word of their names and how it sounds; telephone numbers, email address, the file's reference."""
        names = name_tokens(self.name(header)) | name_tokens(str(header.get("known_as", "")))
        ways = [(name, str(header.get(word, ""))) for word, name in _WAYS]
        ways += [("reference", reference), *(("name", word) for word in names)]
        return frozenset(term for name, value in ways if (term := term_of(name, value))) | sounds_of(names)


def term_of(name: str, value: str) -> Term | None:
    """A value folded as its field of the index asks; None where nothing is left of it."""
    folded = fold(name, value)
    return (name, folded) if folded.isprintable() and folded else None


def sounds_of(words: Iterable[str]) -> Terms:
    """How each of these folded words sounds; of a word that has no sound here, the word."""
    return frozenset(term_of("sound", word) or ("name", word) for word in words)
