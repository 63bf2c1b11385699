"""What somebody means to do, before the gate adds what it knows."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

# As a purpose: what the member's office comes to a file for.
BY_OFFICE = ""
_OFFICES = {"safeguarding": "safeguarding", "staff": "administration"}


def purpose_of(movement: Movement, role: str) -> str:
    """The purpose that was stated, or that of the office: most support people."""
    return movement.purpose or _OFFICES.get(role, "support")


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """A proposed movement of information about one file's subject, in the words of the vocabulary.

    Who acts, in which standing and relation, what was promised and which steps are on the file, the gate
    finds out itself; nobody can claim them. `done` and `grounds` add what this movement brings along.
    """

    action: str
    purpose: str
    information: str
    file: UUID | None = None
    # For what is about no file yet (opening one, a list): whom it is about.
    subject: str = "client"
    # For what is about no file: the relation that the caller's own rules established.
    relation: str = "none"
    recipient: str = "self"
    cabinet: str | None = None
    channel: str = "system"
    grounds: frozenset[str] = frozenset()
    already_public: bool = False
    retention: str = "within"
    form: str = "identified"
    consent: str = "unasked"
    discussion: str = "none"
    done: frozenset[str] = frozenset()
