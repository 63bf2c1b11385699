"""Whom somebody may turn to who is not content with an answer: the authority of the law that the code names."""

from __future__ import annotations

from dataclasses import dataclass

from inconfidence.charity.house import code_in_force


@dataclass(frozen=True, slots=True)
class Authority:
    """A supervisory authority for data protection (RGPD and UK GDPR, article 77), by the law pack of its country."""

    name: str
    website: str


_BY_LAW = {
    "law-fr": Authority("CNIL, Commission nationale de l’informatique et des libertés", "cnil.fr"),
    "law-uk": Authority("Information Commissioner’s Office (ICO)", "ico.org.uk"),
}


def authority() -> Authority | None:
    """Of the code in force; None for one that stands on no law known here."""
    documents = (part.header.id for part in code_in_force().foundations)
    return next((_BY_LAW[document] for document in documents if document in _BY_LAW), None)
