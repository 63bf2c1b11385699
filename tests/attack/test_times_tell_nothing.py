"""How long an answer takes does not tell whether a file is there: known and unknown references, interleaved.

A few hundred requests in `make check`, thousands in `make attack`. Both kinds meet the same load at the same time,
so a busy machine makes guessing harder and never easier.
"""

import os
import random
import re
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from tests.attack.telling_apart import Seen, told_apart
from tests.installation import PASSWORD, Installation
from tests.visitor import Visitor

pytestmark = pytest.mark.attack

LONG = os.environ.get("INCONFIDENCE_DRILL") == "long"
# Of so many asked guesses a coin gets more than this share right less than once in ten thousand times.
PAIRS, MOST = (4000, 0.55) if LONG else (150, 0.66)
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
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


class Clock:
    """Asks over one open connection, as somebody with no tie to any file, and says how long each answer took."""

    def __init__(self, address: str) -> None:
        visitor = Visitor(address)
        visitor.sign_in("grive@garden.example", PASSWORD)
        self._connection = HTTPConnection(urlsplit(address).netloc, timeout=30)
        self._headers = {"Cookie": visitor.cookies}

    def time(self, path: str) -> float:
        """Seconds until the whole answer was there. It is always the page for what is not there."""
        before = time.perf_counter()
        self._connection.request("GET", path, headers=self._headers)
        answer = self._connection.getresponse()
        answer.read()
        took = time.perf_counter() - before
        assert answer.status == 404
        return took


@pytest.mark.parametrize("place", PLACES)
def test_time_does_not_tell_whether_a_file_is_there(address: str, known: list[str], place: str) -> None:
    chance = random.Random(PAIRS)
    others, clock = unknown(chance, known), Clock(address)
    seen: list[Seen] = []
    for number in range(PAIRS):
        pair = [(known[number % len(known)], True), (others[number % len(known)], False)]
        for reference, is_known in chance.sample(pair, 2):
            seen.append((clock.time(f"/files/{reference}/{place}"), is_known))
    chance.shuffle(seen)
    assert told_apart(seen) < MOST


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
