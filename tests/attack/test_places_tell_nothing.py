"""Wherever somebody without keys can ask, what is known and what is not get one answer: content, status, size,
headers and time.

Files' own addresses and the search are in `test_times_tell_nothing`. Tens of requests a place in `make check`,
thousands in `make attack`.
"""

from __future__ import annotations

import random
import re
import shutil
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.attack.asking import Asker, Asking, Expected, interleaved, shuffled
from tests.attack.telling_apart import told_apart
from tests.attack.test_times_tell_nothing import LONG, names_on, unknown
from tests.installation import PASSWORD, Installation
from tests.visitor import Visitor

pytestmark = pytest.mark.attack

# Of so many asked guesses a coin gets more than this share right less than once in ten thousand times.
PAIRS, MOST = (2000, 0.55) if LONG else (40, 0.8)
MEMBERS = [
    f"{name}@garden.example"
    for name in ("kestrel", "wren", "plover", "siskin", "dunnock", "bunting", "sterne")
]
OUTSIDER = "grive@garden.example"


@pytest.fixture(scope="module")
def house(practice: Installation, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The demonstration, to be written in."""
    return Installation(Path(shutil.copytree(practice.folder, tmp_path_factory.mktemp("asked") / "var")))


@pytest.fixture(scope="module")
def address(house: Installation) -> Iterator[str]:
    """Where it is served."""
    with house.served() as address:
        yield address


@pytest.fixture(scope="module")
def list_of_all(address: str) -> str:
    """The manager's list of files."""
    manager = Visitor(address)
    manager.sign_in("kestrel@garden.example", PASSWORD)
    return manager.get("/files/").text


def signed_in(address: str, email: str = OUTSIDER) -> Visitor:
    """A member, at the pages."""
    visitor = Visitor(address)
    visitor.sign_in(email, PASSWORD)
    return visitor


def by_nobody(address: str) -> Asking:
    """A file's address, by somebody who is not signed in."""
    asker = Asker(Visitor(address))
    return lambda file: asker.get(f"/files/{file}/contacts/new/")


def by_a_locked_session(address: str) -> Asking:
    """A note for a file, sent by a session whose keys are gone: it is kept for whoever unlocks it."""
    visitor = signed_in(address)
    asker = Asker(visitor, "/")
    visitor.post("/lock/", visitor.get("/").hidden())
    return lambda file: asker.post(f"/files/{file}/contacts/new/", {"text": "She has stopped eating."})


def by_a_draft(address: str) -> Asking:
    """What is being written about a file that the writer does not hold."""
    asker = Asker(signed_in(address), "/")
    return lambda file: asker.post(f"/draft/?for=/files/{file}/header/", {"name": "text", "text": "words"})


def by_a_worry(address: str) -> Asking:
    """A worry about somebody whom one does not support."""
    asker = Asker(signed_in(address, "dunnock@garden.example"), "/")
    worry = {"grounds": "risk-to-client", "text": "She has stopped eating."}
    return lambda file: asker.post("/worried/", {**worry, "file": file, "record": str(uuid.uuid4())})


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (by_nobody, Expected(302, "/sign-in/")),
        (by_a_locked_session, Expected(302, "/unlock/")),
        (by_a_draft, Expected(204)),
        (by_a_worry, Expected(200)),
    ],
)
def test_whether_a_file_is_there(
    address: str, list_of_all: str, place: Callable[[str], Asking], expected: Expected
) -> None:
    chance = random.Random(PAIRS)
    known = sorted(set(re.findall(r"/files/(F-\w+)/", list_of_all)))
    seen = interleaved(place(address), known, unknown(chance, known), PAIRS, chance, expected)
    assert told_apart(seen) < MOST


def test_whether_somebody_is_a_member(address: str, house: Installation) -> None:
    """By a wrong password. The limit to guessing is taken away again and again: those who ask have help."""
    chance, asker = random.Random(PAIRS), Asker(Visitor(address))
    others = [shuffled(chance, name.partition("@")[0], {""}) + "@garden.example" for name in MEMBERS]
    asked = iter(range(10**6))

    def ask(email: str):
        if next(asked) % 60 == 0:
            house.sql("DELETE FROM charity_tries")
        return asker.post("/sign-in/", {"email": email, "password": "not the one at all"})

    # Where the limit had come first, it would be 429.
    assert told_apart(interleaved(ask, MEMBERS, others, PAIRS, chance, Expected(200))) < MOST


def test_whether_a_name_is_known_when_somebody_asks_about_a_person(address: str) -> None:
    chance, asker, manager = random.Random(PAIRS), Asker(signed_in(address), "/"), Visitor(address)
    manager.sign_in("kestrel@garden.example", PASSWORD)
    known = sorted(names_on(manager.get("/files/")))
    others = [shuffled(chance, name, set(known)) for name in known]
    asks = {"recipient": "relative", "channel": "phone", "who": "A cousin", "why": "To send flowers."}

    def ask(name: str):
        return asker.post("/enquiries/new/", {**asks, "about": name, "enquiry": str(uuid.uuid4())})

    # A form that was refused would be 200 too.
    expected = Expected(200, says=b'class="confirmed"')
    assert told_apart(interleaved(ask, known, others, PAIRS, chance, expected)) < MOST
