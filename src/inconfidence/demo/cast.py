"""Reads who is who in the demonstration, and what was said, from the two documents beside this file."""

from __future__ import annotations

import random
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from inconfidence.kernel.language import LANGUAGES, Language

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Player:
    """A member who does not exist. `state` is `well`, `lapsed`, `left` or `invited`."""

    name: str
    email: str
    role: str
    branch: str | None
    language: Language
    state: str


@dataclass(frozen=True, slots=True)
class Patient:
    """Somebody supported who does not exist, with what their file says of them."""

    subject: str
    language: Language
    header: dict[str, str]
    close: str


@dataclass(frozen=True, slots=True)
class Said:
    """A contact's words, and the channel that they came by."""

    channel: str
    text: str


@dataclass(frozen=True, slots=True)
class Moment:
    """Something out of the ordinary, about somebody named, so many days ago.

    `who` does it, or their own supporter where it is empty. `words` are what its kind needs.
    """

    kind: str
    about: str
    days_ago: int
    who: str
    words: Mapping[str, Any]


@dataclass(frozen=True)
class Cast:
    """Everybody, in an order that `chance` decides."""

    charity: str
    branches: list[str]
    password: str
    members: list[Player]
    patients: list[Patient]
    notes: dict[str, list[Said]]
    moments: list[Moment]
    # How many steps of the first contact are done, for those who are still at the beginning.
    beginning: dict[str, int]
    # What the charity says of itself, in the words of `charity.processing`.
    statements: list[Document]
    # The place for paper, and who has a key.
    cabinet: Document

    @classmethod
    def of(cls, chance: random.Random) -> Cast:
        """The cast that this chance makes: the same seed, the same people."""
        told, notes = _read("cast.toml"), _read("notes.toml")
        return cls(
            charity=told["charity"],
            branches=told["branches"],
            password=told["password"],
            members=[_player(member, told) for member in told["member"]],
            patients=_patients(told, chance),
            notes={lang: [Said(**note) for note in said] for lang, said in notes.items()},
            moments=[_moment(moment) for moment in told["moment"]],
            beginning=told["beginning"],
            statements=told["statement"],
            cabinet=told["cabinet"],
        )


def _read(name: str) -> Document:
    return tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))


def _player(member: Document, told: Document) -> Player:
    branch = member.get("branch")
    return Player(
        name=member["name"],
        email=f"{_plain(member['name'].split()[0])}@{told['post']}",
        role=member["role"],
        branch=None if branch is None else told["branches"][branch],
        language=member["language"],
        state=member.get("state", "well"),
    )


def _moment(moment: Document) -> Moment:
    named = {"kind", "about", "days_ago", "who"}
    words = {name: word for name, word in moment.items() if name not in named}
    return Moment(moment["kind"], moment["about"], moment["days_ago"], moment.get("who", ""), words)


def _plain(name: str) -> str:
    """The name as an address writes it: small letters, no accents."""
    parted = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def _patients(told: Document, chance: random.Random) -> list[Patient]:
    return [
        _patient(told, chance, subject, language, name)
        for subject, group in (("client", "clients"), ("enquirer", "enquirers"))
        for language in LANGUAGES
        for name in told[group][language]
    ]


def _patient(told: Document, chance: random.Random, subject: str, language: Language, name: str) -> Patient:
    place, touch = told["places"][language], told["touch"][language]
    close = chance.choice(told["close"][language])
    header = {
        "name": name,
        "phone": place["phone"].format(chance.randrange(100), chance.randrange(100)),
        "email": f"{_plain(name.split()[0])}@{told['post']}",
        "born": f"{chance.randrange(1938, 1996)}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}",
        "street": f"{chance.randrange(1, 60)} {chance.choice(place['streets'])}",
        "city": chance.choice(place["towns"]),
        "postcode": place["postcode"].format(chance.randrange(1, 10), chance.randrange(1, 10)),
        "hospital": place["hospital"],
        "relatives": close,
        "touch_by": chance.choice(["phone", "phone", "text", "in-person", "email"]),
        "touch_when": chance.choice(touch["when"]),
        "touch_answer": chance.choice(touch["answer"]),
        "touch_avoid": chance.choice(touch["avoid"]),
    }
    return Patient(subject, language, header, close)
