"""How long an answer takes does not tell whether a file is there: known and unknown references and names, interleaved.

A few hundred requests in `make check`, thousands in `make attack`. Both kinds meet the same load at the same time,
so a busy machine makes guessing harder and never easier.
"""

import os
import random
import re
from collections.abc import Callable, Iterator
from html import unescape

import pytest

from tests.attack.asking import Answer, Asker, Expected, interleaved, shuffled
from tests.attack.telling_apart import Seen, told_apart
from tests.installation import PASSWORD, Installation
from tests.visitor import Answer as Page
from tests.visitor import Visitor

pytestmark = pytest.mark.attack

LONG = os.environ.get("INCONFIDENCE_DRILL") == "long"
# Of so many asked guesses a coin gets more than this share right less than once in ten thousand times; what is really
# told is told each time that it is looked at.
PAIRS, MOST = (4000, 0.55) if LONG else (150, 0.66)
# Coordinates one branch, and holds its cabinet.
HOLDER = "plover@garden.example"
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOKS = 3
PLACES = ["", "looked/", "contacts/new/"] if LONG else ["", "looked/"]


@pytest.fixture(scope="module")
def address(practice: Installation) -> Iterator[str]:
    """The demonstration, served."""
    with practice.served() as address:
        yield address


@pytest.fixture(scope="module")
def known(address: str) -> list[str]:
    """References of files that are there."""
    manager = Visitor(address)
    manager.sign_in("kestrel@garden.example", PASSWORD)
    return sorted(set(re.findall(r"/files/(F-\w+)/", manager.get("/files/").text)))[:40]


def unknown(chance: random.Random, known: list[str]) -> list[str]:
    """As many that are not there."""
    made = ["F-" + "".join(chance.choices(ALPHABET, k=5)) for _ in known]
    assert not set(made) & set(known)
    return made


def is_told_each_time(look: Callable[[], list[Seen]]) -> bool:
    """Whether times tell the known from others, however often one looks. One look that tells nothing is enough."""
    return all(told_apart(look()) >= MOST for _ in range(LOOKS))


class Searcher(Asker):
    """Searches, as somebody who holds a cabinet of their own."""

    def __init__(self, address: str) -> None:
        visitor = Visitor(address)
        visitor.sign_in(HOLDER, PASSWORD)
        self.own = names_on(visitor.get("/files/"))
        super().__init__(visitor, "/files/")

    def search(self, name: str) -> Answer:
        """Looks for a name; nobody is found."""
        answer = self.post("/files/", {"name": name})
        assert answer.status == 200 and b'class="empty"' in answer.body
        return answer


@pytest.mark.parametrize("place", PLACES)
def test_time_does_not_tell_whether_a_file_is_there(address: str, known: list[str], place: str) -> None:
    chance, visitor = random.Random(PAIRS), Visitor(address)
    visitor.sign_in("grive@garden.example", PASSWORD)
    asker = Asker(visitor)

    def look() -> list[Seen]:
        others = unknown(chance, known)
        return interleaved(
            lambda reference: asker.get(f"/files/{reference}/{place}"),
            known,
            others,
            PAIRS,
            chance,
            Expected(404),
        )

    assert not is_told_each_time(look)


def names_on(page: Page) -> set[str]:
    """The names on a list of files."""
    return {
        unescape(name)
        for name in re.findall(r'<a class="row" href="/files/F-\w+/"><b>([^<]+)</b>', page.text)
    }


def test_a_search_does_not_tell_whether_a_name_is_somewhere_else(address: str) -> None:
    """A coordinator looks for people of another branch, and for people who are not there."""
    chance, searcher, manager = random.Random(PAIRS), Searcher(address), Visitor(address)
    manager.sign_in("kestrel@garden.example", PASSWORD)
    everyone = names_on(manager.get("/files/"))
    known = sorted(everyone - searcher.own)
    assert searcher.own and len(known) > 1
    others = [shuffled(chance, name, everyone) for name in known]
    assert not is_told_each_time(
        lambda: interleaved(searcher.search, known, others, PAIRS, chance, Expected(200))
    )


@pytest.mark.parametrize("shift", [0.4, -0.4])
def test_a_difference_that_is_there_is_found(shift: float) -> None:
    chance = random.Random(1)
    seen = [(chance.gauss(shift if known else 0.0, 0.3), known) for known in [True, False] * 500]
    assert told_apart(seen) > 0.65


def test_two_heaps_around_one_are_found() -> None:
    chance = random.Random(2)
    seen = [
        (chance.choice((-2.0, 2.0)) * known + chance.gauss(0, 0.2), known) for known in [True, False] * 500
    ]
    assert told_apart(seen) > 0.9
