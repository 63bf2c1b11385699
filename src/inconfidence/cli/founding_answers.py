"""What must be known to found a charity, read strictly: a wrong answer is named, with what would do."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from django.utils import timezone

from inconfidence.codex import load
from inconfidence.kernel.errors import InConfidenceError
from inconfidence.kernel.language import LANGUAGES, Language
from inconfidence.kernel.nearest import nearest
from inconfidence.vault.passwords import LEAST_CHARACTERS
from inconfidence.vault.sheets import SCHEMES

_NEEDED = ("charity", "code", "branches", "manager", "email", "password")
# Asked of whoever is at a terminal; a file of answers may leave them out, and the versions' page says so.
BY_THE_BOARD = ("adopted_on", "signed_as")
_KNOWN = (*_NEEDED, *BY_THE_BOARD, "language", "trained_until", "sheets", "sheets_made")
_LONGEST, _LONGEST_ROLE = 120, 80
_LONGEST_FILE = 100_000


class BadAnswer(InConfidenceError):
    """An answer that will not do. The message names the question, never a password."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Everything that founding asks."""

    charity: str
    code: str
    # The day on which the board adopted the code, and the role of whoever signed it for the board; "" if not said.
    adopted_on: date
    signed_as: str
    branches: list[str]
    manager: str
    email: str
    password: str = field(repr=False)
    trained_until: date
    language: Language
    # Where the trustees' sheets are written for printing, and how many there are.
    sheets: Path | None
    sheets_made: int


def answers_from(path: Path) -> dict[str, object]:
    """The answers in a JSON file. Raises `BadAnswer` for one that is not there, or holds something else."""
    try:
        with path.open("rb") as file:
            content = json.loads(file.read(_LONGEST_FILE))
    except OSError as fault:
        raise BadAnswer(f"`{path}` cannot be read: {(fault.strerror or 'it is no file').lower()}") from None
    except (ValueError, RecursionError):
        raise BadAnswer(f"`{path}` is not JSON: write one object, with the answers as text") from None
    if not isinstance(content, dict):
        raise BadAnswer(f"`{path}` must hold one JSON object")
    for name in content:
        if name not in _KNOWN:
            hint = nearest(name, _KNOWN)
            raise BadAnswer(f"`{name}` is no question" + (f"; did you mean `{hint}`?" if hint else ""))
    return content


def missing(given: dict[str, object], practice: bool) -> list[str]:
    """The questions that must be answered and are not, in the order in which they are asked.

    A practice copy leaves its sheets lying about: nobody needs to say where.
    """
    needed = _NEEDED if practice else (*_NEEDED, "sheets")
    return [name for name in needed if name not in given]


def typed(name: str, answer: str) -> str:
    """One answer as somebody typed it, looked at before the next question. Raises `BadAnswer` or `CodeError`."""
    if name == "branches":
        _branches(answer)
    elif name == "password":
        _password(answer)
    elif name == "language":
        _language(answer)
    elif name == "adopted_on":
        _adopted(answer)
    elif name == "signed_as":
        _signed(answer)
    elif _text({name: answer}, name) and name == "code":
        load(answer)
    elif name == "email":
        _email(answer)
    return answer


def check(given: dict[str, object]) -> Answers:
    """The answers, checked one by one. Raises `BadAnswer` at the first that will not do."""
    return Answers(
        charity=_text(given, "charity"),
        code=_text(given, "code"),
        adopted_on=_adopted(given.get("adopted_on")),
        signed_as=_signed(given.get("signed_as", "")),
        branches=_branches(given["branches"]),
        manager=_text(given, "manager"),
        email=_email(_text(given, "email")),
        password=_password(given["password"]),
        trained_until=_day(given.get("trained_until")),
        language=_language(given.get("language", "en")),
        sheets=Path(_text(given, "sheets")) if "sheets" in given else None,
        sheets_made=_sheets_made(given.get("sheets_made", 3)),
    )


def _text(given: dict[str, object], name: str) -> str:
    value = given[name]
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST or not value.isprintable():
        raise BadAnswer(f"`{name}` must be a line of text, at most {_LONGEST} characters long")
    return value.strip()


def _branches(value: object) -> list[str]:
    names = value.split(",") if isinstance(value, str) else value
    if not isinstance(names, list) or not names:
        raise BadAnswer("`branches` must be a list with at least one name")
    found = [_text({"branches": name}, "branches") for name in names]
    if len(set(found)) != len(found):
        raise BadAnswer("`branches` names one branch twice")
    return found


def _email(value: str) -> str:
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    try:
        validate_email(value)
    except ValidationError:
        raise BadAnswer("`email` must be an address such as wren@example.org") from None
    return value


def _password(value: object) -> str:
    if not isinstance(value, str) or len(value) < LEAST_CHARACTERS:
        raise BadAnswer(f"`password` must be text, at least `{LEAST_CHARACTERS}` characters long")
    return value


def _day(value: object) -> date:
    """The day until which the training counts: a year from now unless said."""
    today = timezone.localdate()
    if value is None:
        return today + timedelta(days=365)
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        raise BadAnswer("`trained_until` must be a day that there is, written YYYY-MM-DD") from None
    if day < today:
        raise BadAnswer("`trained_until` has passed: without valid training nobody gives keys")
    return day


def _adopted(value: object) -> date:
    """The day on which the board adopted the code: today unless said."""
    today = timezone.localdate()
    if not value:
        return today
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        raise BadAnswer("`adopted_on` must be a day that there is, written YYYY-MM-DD") from None
    if day > today:
        raise BadAnswer("`adopted_on` is still to come: say the day on which the board adopted the code")
    return day


def _signed(value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_ROLE or not value.isprintable():
        raise BadAnswer(
            f"`signed_as` must be a role such as president, at most {_LONGEST_ROLE} characters long"
        )
    return value.strip()


def _language(value: object) -> Language:
    for language in LANGUAGES:
        if value == language:
            return language
    raise BadAnswer("`language` must be `en` or `fr`")


def _sheets_made(value: object) -> int:
    for made in SCHEMES:
        if str(value) == str(made):
            return made
    raise BadAnswer("`sheets_made` must be `3` (of which two open) or `5` (of which three do)")
