"""How long an answer takes does not tell whether a file is there: known and unknown references and names, interleaved.

A few hundred requests in `make check`, thousands in `make attack`. Both kinds meet the same load at the same time,
so a busy machine makes guessing harder and never easier.
"""

import os
import random
import re
import time
from collections.abc import Iterator
from html import escape, unescape
from http.client import HTTPConnection
from urllib.parse import urlencode, urljoin, urlsplit

import pytest

from tests.attack.telling_apart import Seen, told_apart
from tests.installation import PASSWORD, Installation
from tests.visitor import Answer, Visitor

pytestmark = pytest.mark.attack

LONG = os.environ.get("INCONFIDENCE_DRILL") == "long"
# Of so many asked guesses a coin gets more than this share right less than once in ten thousand times.
PAIRS, MOST = (4000, 0.55) if LONG else (150, 0.66)
# Coordinates one branch, and holds its cabinet.
HOLDER = "plover@garden.example"
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
        took, status, _ = self._ask("GET", path)
        assert status == 404
        return took

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[float, int, bytes]:
        before = time.perf_counter()
        self._connection.request(method, path, body, self._headers)
        answer = self._connection.getresponse()
        content = answer.read()
        return time.perf_counter() - before, answer.status, content


class Searcher(Clock):
    """The same of a search, as somebody who holds a cabinet of their own; also gives the answer's size."""

    def __init__(self, address: str) -> None:
        self._visitor = Visitor(address)
        self._visitor.sign_in(HOLDER, PASSWORD)
        form = self._visitor.get("/files/")
        self.own = names_on(form)
        self._hidden = form.hidden()
        self._connection = HTTPConnection(urlsplit(address).netloc, timeout=30)
        self._headers = {
            "Cookie": self._visitor.cookies,
            "Content-Type": "application/x-www-form-urlencoded",
            "Referer": urljoin(address, "/files/"),
        }

    def search(self, name: str) -> tuple[float, int]:
        """Seconds, and the size of the page without what was typed."""
        took, status, content = self._ask("POST", "/files/", urlencode({**self._hidden, "name": name}))
        assert status == 200 and b'class="empty"' in content
        return took, len(content) - len(escape(name).encode())


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


def names_on(page: Answer) -> set[str]:
    """The names on a list of files."""
    return {
        unescape(name)
        for name in re.findall(r'<a class="row" href="/files/F-\w+/"><b>([^<]+)</b>', page.text)
    }


def nobody(chance: random.Random, name: str, known: set[str]) -> str:
    """A name that nobody has, of the same letters: each word shuffled."""
    while True:
        made = " ".join("".join(chance.sample(word, len(word))) for word in name.split())
        if made not in known or len(set(name)) < 4:
            return made


def test_a_search_does_not_tell_whether_a_name_is_somewhere_else(address: str) -> None:
    """A coordinator looks for people of another branch, and for people who are not there."""
    chance, searcher, manager = random.Random(PAIRS), Searcher(address), Visitor(address)
    manager.sign_in("kestrel@garden.example", PASSWORD)
    everyone = names_on(manager.get("/files/"))
    known = sorted(everyone - searcher.own)
    assert searcher.own and len(known) > 1
    others = [nobody(chance, name, everyone) for name in known]
    seen: list[Seen] = []
    sizes: set[int] = set()
    for number in range(PAIRS):
        pair = [(known[number % len(known)], True), (others[number % len(known)], False)]
        for name, is_known in chance.sample(pair, 2):
            took, size = searcher.search(name)
            seen.append((took, is_known))
            sizes.add(size)
    assert len(sizes) == 1
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
