"""What stands in the text where something was taken out: fixed words in brackets, in both languages."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from inconfidence.kernel.language import LANGUAGES, Language


class Wording(NamedTuple):
    """The words of one language."""

    subject: str
    person: str
    either: str
    organisation: str
    fixed: Mapping[str, str]


WORDINGS: Mapping[Language, Wording] = {
    "en": Wording(
        subject="the person",
        person="person",
        either="or",
        organisation="organisation",
        fixed={
            "somebody": "somebody",
            "hospital": "the hospital",
            "phone": "phone",
            "email": "email",
            "address": "address",
            "postcode": "postcode",
            "date": "date of birth",
            "account": "account number",
            "identifier": "personal number",
            "url": "link",
            "other": "left out",
        },
    ),
    "fr": Wording(
        subject="la personne",
        person="personne",
        either="ou",
        organisation="organisme",
        fixed={
            "somebody": "quelqu’un",
            "hospital": "l’hôpital",
            "phone": "téléphone",
            "email": "courriel",
            "address": "adresse",
            "postcode": "code postal",
            "date": "date de naissance",
            "account": "numéro de compte",
            "identifier": "numéro personnel",
            "url": "lien",
            "other": "retiré",
        },
    ),
}


def _grammar(wording: Wording) -> str:
    person = rf"{wording.person} \d{{1,6}}"
    somebody = rf"(?:{wording.subject}|{person})"
    people = rf"{somebody}(?: {wording.either} {person}){{0,2}}"
    # Texts of before have the straight apostrophe, and people type it.
    fixed = "|".join(re.escape(words).replace("’", "[’']") for words in wording.fixed.values())
    return rf"{people}|{wording.organisation} \d{{1,6}}|{fixed}"


# A replacement, wherever it came from: it is left alone, so that redacting twice changes nothing.
PLACEHOLDER = r"\[(?:" + "|".join(_grammar(WORDINGS[language]) for language in LANGUAGES) + r")\]"
