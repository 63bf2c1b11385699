"""What a check is made of, as people say it."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inconfidence.charity.house import code_in_force

Words = str | Promise

# By the law pack whose kinds they are.
_TYPES: dict[str, dict[str, Words]] = {
    "law-uk": {
        "basic": _("Basic"),
        "standard": _("Standard"),
        "enhanced": _("Enhanced"),
        "enhanced-barred": _("Enhanced, with the barred lists"),
    },
    "law-fr": {"bulletin-3": _("Extract no. 3 of the criminal record (France)")},
}
TYPES: dict[str, Words] = {name: said for types in _TYPES.values() for name, said in types.items()}
DECISIONS: dict[str, Words] = {
    "yes": _("May do this work"),
    "no": _("May not do this work"),
    "open": _("Not decided yet"),
}
PLACES: dict[str, Words] = {
    "drawer": _("In a drawer or cupboard that is locked"),
    "safe": _("In a safe"),
    "computer": _("As a copy on a computer, locked with a password"),
}
WAYS: dict[str, Words] = {
    "shredded": _("Shredded"),
    "burnt": _("Burnt"),
    "deleted": _("Deleted for good, with every copy"),
    "given-back": _("Given back to the person"),
}


def types_offered() -> dict[str, Words]:
    """The kinds of certificate in the countries whose law the code stands on; of every country where it says none."""
    clauses = code_in_force().every_clause
    found = [types for law, types in _TYPES.items() if f"{law}/criminal-records" in clauses]
    return {name: said for types in found or _TYPES.values() for name, said in types.items()}


def has_number(kind: str) -> bool:
    """Whether a certificate of this kind bears a number."""
    return kind in _TYPES["law-uk"]
