"""Somebody who asks the same thing of many names, over one open connection, and looks at all that comes back."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import quote, urlencode, urljoin, urlsplit

from tests.attack.telling_apart import Seen
from tests.visitor import Visitor

Asking = Callable[[str], "Answer"]
"""Asks about one name, address or reference."""

_DRAWN = re.compile(rb'(csrfmiddlewaretoken|record|enquiry)" value="[\w-]+"')
_OWN_TIME = {"Date", "Set-Cookie"}


@dataclass(frozen=True)
class Expected:
    """The status of an answer, where it leads to, and something that it says."""

    status: int
    location: str = ""
    says: bytes = b""

    def is_met_by(self, answer: Answer) -> bool:
        """Whether the answer is such a one."""
        leads_there = answer.location.startswith(self.location)
        return answer.status == self.status and leads_there and self.says in answer.body


@dataclass(frozen=True)
class Answer:
    """What came back: how long it took in seconds, and everything in it that could tell something."""

    took: float
    status: int
    headers: frozenset[tuple[str, str]]
    body: bytes

    @property
    def location(self) -> str:
        """Where it leads to, if anywhere."""
        return dict(self.headers).get("Location", "")

    def told(self, typed: str) -> tuple[int, frozenset[tuple[str, str]], bytes]:
        """All but what was typed, and what is drawn anew for each page."""
        headers = frozenset((name, value.replace(quote(typed), "…")) for name, value in self.headers)
        return self.status, headers, _DRAWN.sub(b"", self.body).replace(typed.encode(), b"")


class Asker:
    """The connection, with a visitor's cookies and their forms' hidden fields."""

    def __init__(self, visitor: Visitor, form: str = "/sign-in/") -> None:
        # A token of a form is good for every form of its visitor.
        self._token = {"csrfmiddlewaretoken": visitor.get(form).hidden()["csrfmiddlewaretoken"]}
        self._connection = HTTPConnection(urlsplit(visitor.base).netloc, timeout=30)
        self._headers = {
            "Cookie": visitor.cookies,
            "Content-Type": "application/x-www-form-urlencoded",
            "Referer": urljoin(visitor.base, form),
        }

    def get(self, path: str) -> Answer:
        """Fetches a page."""
        return self._ask("GET", path, None)

    def post(self, path: str, fields: Mapping[str, str]) -> Answer:
        """Sends fields as a form does."""
        return self._ask("POST", path, urlencode({**self._token, **fields}))

    def _ask(self, method: str, path: str, body: str | None) -> Answer:
        before = time.perf_counter()
        self._connection.request(method, path, body, self._headers)
        answer = self._connection.getresponse()
        content = answer.read()
        took = time.perf_counter() - before
        headers = frozenset(pair for pair in answer.getheaders() if pair[0] not in _OWN_TIME)
        return Answer(took, answer.status, headers, content)


def interleaved(
    ask: Asking,
    known: Sequence[str],
    others: Sequence[str],
    pairs: int,
    chance: random.Random,
    expected: Expected,
) -> list[Seen]:
    """How long each answer took, and whether it was about something known: asked in pairs, either first, and shuffled.

    Fails where two answers of a pair differ in anything else, and where one is not what is expected: a door that is
    shut to everybody tells nothing either. Both of a pair are of one length.
    """
    seen: list[Seen] = []
    for number in range(pairs):
        pair = [(known[number % len(known)], True), (others[number % len(others)], False)]
        told = set()
        for typed, is_known in chance.sample(pair, 2):
            answer = ask(typed)
            assert expected.is_met_by(answer), (answer.status, answer.location, answer.body)
            seen.append((answer.took, is_known))
            told.add(answer.told(typed))
        assert len(told) == 1, "the answers themselves are not alike"
    chance.shuffle(seen)
    return seen


def shuffled(chance: random.Random, name: str, known: set[str]) -> str:
    """A name that nobody has, of the same letters: each word shuffled."""
    while True:
        made = re.sub(r"\w+", lambda word: "".join(chance.sample(word[0], len(word[0]))), name)
        if made not in known or len(set(name)) < 4:
            return made
