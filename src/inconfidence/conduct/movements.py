"""The flows of a breach, in the words of the vocabulary: a complaint about somebody who works for the charity."""

from __future__ import annotations

from inconfidence.files.movements import file_of, movement
from inconfidence.gate import Movement
from inconfidence.store.models import Member, SealedFile

# How the references of breaches begin.
BREACH = "B"
COMPLAINT = {"information": "complaint", "purpose": "complaint"}
_SUBJECTS = {"manager": "staff", "staff": "staff", "trustee": "trustee"}


def subject_of(who: Member | None) -> str:
    """Whom a breach is about: the member complained of, else the charity itself."""
    return _SUBJECTS.get(who.role, "volunteer") if who else "organisation"


def case_of(reference: str) -> SealedFile | None:
    """The sealed file of a breach of this reference, if there is one; the gate says whether there is for the bearer."""
    return file_of(reference, BREACH)


def complaint(action: str, *, relation: str, subject: str, cabinet: str) -> Movement:
    """A movement about complaints, of which none is opened."""
    return Movement(
        action=action,
        information="complaint",
        purpose="complaint",
        relation=relation,
        subject=subject,
        cabinet=cabinet,
    )


def about_breach(case: SealedFile | None, action: str) -> Movement:
    """A movement about this breach."""
    return movement(case, action, **COMPLAINT)
