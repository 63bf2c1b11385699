"""What a file knows of the person it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from inconfidence.kernel.errors import InConfidenceError
from inconfidence.kernel.language import LANGUAGES
from inconfidence.kernel.nearest import nearest


class KnownFileError(InConfidenceError):
    """What was said to be known is not in a form that can be used: in which `place`, and the `nearest` known word."""

    def __init__(self, place: str, message: str, nearest: str | None = None) -> None:
        super().__init__(f"`{place}` {message}")
        self.place, self.nearest = place, nearest


@dataclass(frozen=True, slots=True, repr=False)
class Address:
    """Where someone lives; any part may be empty."""

    street: str = ""
    city: str = ""
    pc: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class KnownFile:
    """What is known: every part may be left out, and a blank entry counts for nothing.

    `names` are all names of the one person whom the file is about; `relatives`, one name for each relative.
    """

    names: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    dob: date | None = None
    address: Address = Address()
    hospital: str = ""

    def __repr__(self) -> str:
        """Nothing: a file's contents never go into a log or a traceback."""
        return "KnownFile(…)"

    @classmethod
    def from_mapping(cls, mapping: object) -> KnownFile:
        """The `file` part of a line, as the vocabulary has it; a part that is null counts as left out.

        `lang` is let by, since files carry the language of their person: the text's own counts. Raises
        KnownFileError for a part that is unknown or not of its type; the message holds none of the values.
        """
        given = _mapping(mapping, "file", (*(field.name for field in fields(cls)), "lang"))
        lang = given.pop("lang", None)
        if lang is not None and lang not in LANGUAGES:
            raise KnownFileError("file.lang", "is not a language of the house: give `en` or `fr`")
        return cls(**{name: _READERS[name](value, f"file.{name}") for name, value in given.items()})


def _mapping(value: object, place: str, known: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise KnownFileError(place, "must be an object: give its parts by name, or leave it out")
    for key in value:
        if key not in known:
            raise _unknown(key, place, known)
    return {key: part for key, part in value.items() if part is not None}


def _unknown(key: object, place: str, known: tuple[str, ...]) -> KnownFileError:
    near = nearest(key, known) if isinstance(key, str) else None
    # A key that resembles none may be somebody's name in the wrong place: it is not repeated.
    if near is None:
        return KnownFileError(place, f"has a part that is not known: use `{'`, `'.join(known)}`")
    return KnownFileError(place, f"has a part that is misspelt: did you mean `{near}`?", near)


def _text(value: object, place: str) -> str:
    if not isinstance(value, str):
        raise KnownFileError(place, "must be text: put it in quotes, or leave it out")
    return value


def _texts(value: object, place: str) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)):
        raise KnownFileError(place, "must be a list: put it in brackets, even if there is one")
    return tuple(_text(item, f"{place}[{number}]") for number, item in enumerate(value))


def _date(value: object, place: str) -> date:
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise KnownFileError(place, "must be a date: write it as YYYY-MM-DD, or leave it out")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise KnownFileError(place, "is no day of the calendar: check it") from None


def _address(value: object, place: str) -> Address:
    given = _mapping(value, place, tuple(field.name for field in fields(Address)))
    return Address(**{name: _text(part, f"{place}.{name}") for name, part in given.items()})


_READERS: dict[str, Any] = {
    "names": _texts,
    "relatives": _texts,
    "phones": _texts,
    "emails": _texts,
    "dob": _date,
    "address": _address,
    "hospital": _text,
}
