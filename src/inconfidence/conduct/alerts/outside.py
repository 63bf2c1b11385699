"""What the law of the code in force says to whoever reports a wrong, and whom they may turn to outside."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from inconfidence.charity.house import code_in_force


@dataclass(frozen=True, slots=True)
class Outside:
    """An authority that takes reports of wrongs, by the law pack of its country."""

    name: str | Promise
    website: str


_BY_LAW = {
    "law-fr": Outside("Défenseur des droits", "defenseurdesdroits.fr"),
    "law-uk": Outside(
        _("Charity Commission; in Scotland OSCR, in Northern Ireland the CCNI"),
        "gov.uk/charity-commission, oscr.org.uk, charitycommissionni.org.uk",
    ),
}


def outside() -> Outside | None:
    """Of the code in force; None for one that stands on no law known here."""
    documents = (part.header.id for part in code_in_force().foundations)
    return next((_BY_LAW[document] for document in documents if document in _BY_LAW), None)


def law_said() -> str:
    """What the law says of whoever reports a wrong; empty for a code that stands on none."""
    clauses = code_in_force().every_clause
    found = (clauses.get(f"{law}/whistleblowing") for law in _BY_LAW)
    return next((clause.text("fr" if get_language() == "fr" else "en") for clause in found if clause), "")
