"""The nearest known word to one that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The closest of `known` to `word`, or None where none is close enough to be worth saying."""
    # A hostile word may be megabytes long; nothing that long is a slip of the pen.
    if len(word) > 80:
        return None
    found = get_close_matches(word.casefold(), list(known), n=1, cutoff=0.6)
    return found[0] if found else None
