"""Serving: what must be true before it starts, and what it says."""

import http.client
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from inconfidence.cli.house import NotReady
from inconfidence.cli.serve import _listen
from tests.installation import Installation
from tests.visitor import Visitor


def test_it_does_not_start_without_a_charity(tmp_path: Path) -> None:
    done = Installation(tmp_path).run("serve")
    assert done.returncode == 2
    assert "run `inconfidence init`" in done.stderr


def test_it_does_not_start_on_a_database_of_an_earlier_version(own_practice: Installation) -> None:
    own_practice.sql("DELETE FROM django_migrations WHERE app = 'files'")
    done = own_practice.run("serve")
    assert done.returncode == 2
    assert "run `inconfidence init` for a new one, or `inconfidence upgrade`" in done.stderr


@pytest.mark.parametrize("place", ["8000", "127.0.0.1:", "127.0.0.1:99999", ":80", "a b:80"])
def test_it_names_a_place_that_it_cannot_listen_at(practice: Installation, place: str) -> None:
    done = practice.run("serve", "--bind", place)
    assert done.returncode == 2
    assert "write it as 127.0.0.1:8000" in done.stderr


def test_a_place_that_is_taken_is_said_in_a_sentence_before_any_greeting(practice: Installation) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        place = f"127.0.0.1:{taken.getsockname()[1]}"
        done = practice.run("serve", "--bind", place)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"inconfidence: cannot listen at `{place}`: address already in use; ")
    assert "`--bind`" in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.parametrize("place", ["192.0.2.1:8000", "[2001:db8::1]:8000", "a..b:8000"])
def test_nor_at_one_that_is_not_this_machine(place: str) -> None:
    with pytest.raises(NotReady, match=r"cannot listen at `.*`: .*; stop what listens there"):
        _listen(place)


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the server said."""
    return tmp_path_factory.mktemp("log") / "log"


@pytest.fixture(scope="module")
def address(practice: Installation, log: Path) -> Iterator[str]:
    """A server with its log."""
    with practice.served("--access-log", output=log) as address:
        yield address


def test_it_says_that_it_is_not_yet_for_real_people(address: str, log: Path) -> None:
    said = log.read_text()
    assert "a practice copy, is at http://127.0.0.1:" in said
    assert "Not yet for real people's data" in said


def test_robots_are_told_to_stay_away(address: str) -> None:
    answer = Visitor(address).get("/robots.txt")
    assert (answer.status, answer.text) == (200, "User-agent: *\nDisallow: /\n")


def test_the_log_holds_paths_of_pages_that_are_there_and_nothing_that_was_typed(
    address: str, log: Path
) -> None:
    visitor = Visitor(address)
    visitor.get("/code/?q=Marigold-in-a-query")
    visitor.get("/Marigold-in-a-path/")
    for unnamed in ("letters", "new"):  # that somebody came to report, or with a code
        visitor.get(f"/alerts/{unnamed}/")
    visitor.post("/sign-in/", {"email": "Marigold-in-a-form"})
    for line in ("GET /code/ 200", "GET (no such address) 404", "POST /sign-in/"):
        assert "Marigold" not in log_once_it_holds(log, line)
    assert "/alerts/" not in log.read_text()


def log_once_it_holds(log: Path, words: str) -> str:
    """What the server said, these words of its last answer too: it answers first, and writes down then."""
    end = time.monotonic() + 60
    while words not in log.read_text():
        assert time.monotonic() < end, f"`{words}` was not written in a minute"
        time.sleep(0.02)
    return log.read_text()


@pytest.mark.parametrize("name", ["SCRIPT_NAME", "PATH_INFO"])
def test_nobody_says_from_outside_where_the_site_begins(address: str, name: str) -> None:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)
    connection.request("GET", "/code/", headers={name: "/elsewhere"})
    answer = connection.getresponse()
    assert answer.status == 200 and b"/elsewhere" not in answer.read()
    connection.close()


def test_the_gallery_is_not_served(address: str) -> None:
    assert Visitor(address).get("/gallery/").status == 404
