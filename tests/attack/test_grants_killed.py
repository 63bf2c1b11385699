"""Killed while places on care teams are given and taken back: who has a place opens the file, and nobody else does.

Two kills in `make check`, a hundred in `make attack`. A place that is taken back turns the file's key: everything in
it is sealed anew, and given anew to those who stay.
"""

from __future__ import annotations

import os
import random
import threading
import time
from http.client import HTTPException

import pytest

from tests.attack.house import SAID, lived_file, signed_in
from tests.attack.joining import Colleague, identity, joined
from tests.installation import Installation
from tests.visitor import Visitor

pytestmark = pytest.mark.attack

LONG = os.environ.get("INCONFIDENCE_DRILL") == "long"
KILLS, FILES = (100, 4) if LONG else (2, 2)
Place = tuple[str, str]
"""A file's address, and the id of a member who has a place on its care team, or has not."""


class Giver(threading.Thread):
    """Gives places and takes them back, one after another, and remembers what the server said was done."""

    def __init__(self, visitor: Visitor, places: list[Place], held: set[Place]) -> None:
        super().__init__(daemon=True)
        self.visitor, self.places, self.held = visitor, places, set(held)
        self.turned = 0
        self.on_its_way: Place | None = None
        self.fault: Exception | None = None

    def run(self) -> None:
        """Until the server is gone."""
        try:
            while True:
                for place in self.places:
                    self._turn_about(place)
        except (OSError, HTTPException):
            return
        except Exception as fault:
            self.fault = fault

    def _turn_about(self, place: Place) -> None:
        file, member = place
        self.on_its_way = place
        if place in self.held:
            answer = self.visitor.post(
                f"{file}team/{member}/remove/", self.visitor.get(f"{file}team/").hidden()
            )
        else:
            answer = self.visitor.fill_in(f"{file}team/", member=member, knows="told", minimised="on")
        if answer.status != 302:
            raise ValueError(f"{place}: {answer.status} {answer.text}")
        self.held ^= {place}
        self.turned += 1
        self.on_its_way = None


@pytest.fixture(scope="module")
def house(just_founded: Installation, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """A charity of a manager and two listeners."""
    return just_founded.copied(tmp_path_factory.mktemp("grants-killed") / "var")


def given_until_killed(house: Installation, giver: Giver, chance: random.Random) -> None:
    """Until the server is killed, at a moment that nobody chose."""
    giver.start()
    while not giver.turned and giver.is_alive():
        time.sleep(0.002)
    assert giver.turned, f"nothing was given or taken back: {giver.fault}"
    time.sleep(chance.uniform(0, 0.4))


def held_now(house: Installation) -> set[Place]:
    """The places that are on the books."""
    statement = """SELECT f.reference, g.member_id FROM store_filegrant g
    JOIN store_sealedfile f ON f.id = g.file_id JOIN store_member m ON m.id = g.member_id
    WHERE m.role = 'listener'"""
    return {(f"/files/{file}/", identity(member)) for file, member in house.sql(statement)}


def changes_told(house: Installation) -> int:
    """How many lines of the ledger say that something in a file was changed."""
    rows = house.sql("SELECT entry FROM store_ledgerentry WHERE file IS NOT NULL")
    return sum(b'"change":"' in bytes(entry) for (entry,) in rows)  # type: ignore[call-overload]


def must_be_whole(address: str, files: list[str], team: list[Colleague], held: set[Place]) -> None:
    """Everybody opens what they have a place on, whole, and nothing else; the manager opens everything."""
    manager = signed_in(address)
    assert [manager.get(file).text.count(SAID) for file in files] == [1] * len(files)
    for colleague in team:
        visitor = colleague.signed_in(address)
        for file in files:
            page = visitor.get(file)
            opens = (file, colleague.id) in held
            assert (page.status, page.text.count(SAID)) == ((200, 1) if opens else (404, 0))


def test_a_place_is_wholly_given_or_wholly_taken_back(
    house: Installation, capsys: pytest.CaptureFixture[str]
) -> None:
    chance, held, turned, landed = random.Random(), set[Place](), 0, 0
    with house.served() as address:
        files = [lived_file(signed_in(address)) for _ in range(FILES)]
        team = [joined(address, house, name) for name in ("Heron", "Robin")]
    places, before = [(file, one.id) for file in files for one in team], changes_told(house)
    for kill in range(1, KILLS + 1):
        chance.shuffle(places)
        with house.served(kill=True) as address:
            must_be_whole(address, files, team, held)
            giver = Giver(signed_in(address), places, held)
            given_until_killed(house, giver, chance)
        giver.join(30)
        assert giver.fault is None and not giver.is_alive(), f"after kill {kill}"
        held = held_now(house)
        in_flight = {giver.on_its_way} if giver.on_its_way else set()
        assert held ^ giver.held <= in_flight, f"after kill {kill}"
        landed += len(held ^ giver.held)
        turned += giver.turned
        assert changes_told(house) - before == turned + landed, (
            f"after kill {kill}: the ledger says each once"
        )
        if kill % 10 == 0 or kill == KILLS:
            done = house.run("ledger", "verify")
            assert done.returncode == 0, f"after kill {kill}: {done.stdout}"
    with house.served() as address:
        must_be_whole(address, files, team, held)
    with capsys.disabled():
        print(
            f" {KILLS} kills, {turned} places given or taken back, {landed} in the moment of a kill ", end=""
        )
