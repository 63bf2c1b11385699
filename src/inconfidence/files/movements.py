"""The flows of a file, in the words of the vocabulary: what each action here asks the gate."""

from uuid import UUID

from inconfidence.gate import Movement
from inconfidence.gate.movement import BY_OFFICE
from inconfidence.store.models import SealedFile
from inconfidence.store.rows import rows_with

# What lies in a cabinet of this kind is information of this kind.
_INFORMATION = {"counselling": "counselling", "safeguarding": "safeguarding"}

# Nothing has this id: asking for it costs what asking for a stranger's file costs.
NOWHERE = UUID(int=0)

LIST = Movement(action="view", purpose=BY_OFFICE, information="identity")


# How the references of files about people begin: what else lies in a file of its own has a room of its own.
PEOPLE = "F"


def file_of(reference: str, kind: str = PEOPLE) -> SealedFile | None:
    """The file of a reference of this kind, if there is one; the gate says whether there is for the bearer."""
    wanted = reference.upper() if reference.upper().startswith(f"{kind}-") else ""
    return next(iter(rows_with(SealedFile, "cabinet", "reference = %s", wanted)), None)


def movement(file: SealedFile | None, action: str, **words: object) -> Movement:
    """A movement about this file, for what the member's office comes for unless `words` say otherwise."""
    kind = file.cabinet.kind if file is not None else "support"
    terms: dict[str, object] = {
        "action": action,
        "purpose": BY_OFFICE,
        "information": _INFORMATION.get(kind, "support"),
        "file": file.id if file is not None else NOWHERE,
    }
    return Movement(**{**terms, **words})  # type: ignore[arg-type]
