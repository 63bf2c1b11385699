"""What tells one register of cases from another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from inconfidence.conduct.models import Case
from inconfidence.files.movements import file_of, movement
from inconfidence.gate import Movement
from inconfidence.store.models import Member, SealedFile

Line = TypeVar("Line", bound=Case)
_SUBJECTS = {"manager": "staff", "staff": "staff", "trustee": "trustee"}


@dataclass(frozen=True, slots=True)
class Register(Generic[Line]):
    """A register. `name` begins the verbs that its deeds leave in the ledger, `letter` its references; `desks` are
    the kinds of cabinet in which its cases can lie, the first that will do. `unnamed`: nothing says who brought
    a case here, or when. `purpose` is what they are handled for, and `opens` how whoever begins one stands to whom it
    is about. Of the open ones, those of the least `clock` come first; one that `waits` now does so for whoever deals
    with it, and one that `is_late` for everybody who deals with such cases."""

    name: str
    letter: str
    lines: type[Line]
    information: str
    desks: tuple[str, ...]
    clock: Callable[[Line], Any]
    is_late: Callable[[Line], bool] = lambda _row: False
    waits: Callable[[Line], bool] = lambda _row: True
    unnamed: bool = False
    purpose: str = "complaint"
    opens: str = "none"

    @property
    def words(self) -> dict[str, str]:
        """What a case is, and what it is handled for, in the words of the vocabulary."""
        return {"information": self.information, "purpose": self.purpose}

    def verb(self, deed: str) -> str:
        """A deed, as the ledger has it."""
        return f"{self.name}-{deed}"

    def case_of(self, reference: str) -> SealedFile | None:
        """The sealed file of a case of this reference, if there is one; the gate says whether there is for the
        bearer."""
        return file_of(reference, self.letter)

    def about(self, case: SealedFile | None, action: str) -> Movement:
        """A movement about this case."""
        return movement(case, action, **self.words)

    def of_none(self, action: str, *, relation: str, subject: str, cabinet: str) -> Movement:
        """A movement about such cases, of which none is opened."""
        return Movement(
            action=action,
            information=self.information,
            purpose=self.purpose,
            relation=relation,
            subject=subject,
            cabinet=cabinet,
        )


def subject_of(who: Member | None) -> str:
    """Whom a case is about: the member complained of, else the charity itself."""
    return _SUBJECTS.get(who.role, "volunteer") if who else "organisation"
