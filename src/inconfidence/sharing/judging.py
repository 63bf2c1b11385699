"""Item by item: what goes and what stays, each with its reason (csf-2012/minimum, csf-2024/strictly-necessary)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language

from inconfidence.sharing.items import Item, items_of
from inconfidence.sharing.known import known_file
from inconfidence.sharing.proposals import Proposal

if TYPE_CHECKING:
    from inconfidence.redaction import Redaction


def unjudged(proposal: Proposal) -> list[Item]:
    """The items without a verdict and its reason: a note that was written since is one of them."""
    judged = proposal.part("items")
    return [item for item in items_of(proposal.opened) if not judged.get(item.id, {}).get("why")]


def all_judged(proposal: Proposal) -> bool:
    """Whether every item of the file has been judged, and the text that goes was read over since."""
    kept = proposal.part("going")
    read_over = kept.get("made_from") == fingerprint(going(proposal), kept.get("form", ""))
    return not unjudged(proposal) and bool(kept.get("text")) and read_over


def going(proposal: Proposal) -> list[Item]:
    """The items that go, as the file has them now."""
    judged = proposal.part("items")
    return [item for item in items_of(proposal.opened) if judged.get(item.id, {}).get("goes")]


def without_names(text: str, header: Mapping[str, Any]) -> Redaction:
    """The text as it goes without a name, and what was found in it."""
    from inconfidence.redaction import redact  # see `known`

    return redact(text, known_file(header), "fr" if get_language() == "fr" else "en")


def names_left(text: str, header: Mapping[str, Any]) -> list[str]:
    """What the file knows of the person and is still in a text that is to go without their name."""
    found = without_names(text, header)
    return list(dict.fromkeys(text[span.start : span.end] for span in found.spans if span.tier == "known"))


def fingerprint(items: Iterable[Item], form: str) -> str:
    """Which choice a text was made from: another choice, or another wording in the file, makes it anew."""
    parts = [form, *(f"{item.id}\x00{item.source}" for item in items)]
    return hashlib.sha256("\x01".join(parts).encode()).hexdigest()
