"""Something found that should go, before it is settled what goes."""

from typing import NamedTuple

from inconfidence.redaction.spans import Kind, Tier


class Find(NamedTuple):
    """Characters `start` up to `end`, what they are, and whom or what they name.

    `who` holds the keys of the people or organisations that may be meant; empty, for what is one of a kind.
    `before` and `after` are parts of the stretch that stay around its replacement: "Dr ", "'s".
    """

    start: int
    end: int
    kind: Kind
    tier: Tier
    who: frozenset[str] = frozenset()
    before: str = ""
    after: str = ""


def core(find: Find) -> tuple[int, int]:
    """The characters that are replaced, without those that stay around; all of them, where trimming left too few."""
    start, end = find.start + len(find.before), find.end - len(find.after)
    return (start, end) if start < end else (find.start, find.end)
