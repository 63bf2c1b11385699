"""Killed while notes are being saved: every note that was acknowledged is there, and the ledger verifies.

Three kills in `make check`, a hundred in `make attack`.
"""

import os
import random
import threading
import time
import uuid
from collections import Counter
from http.client import HTTPException

import pytest

from tests.attack.house import open_file, signed_in, today
from tests.installation import Installation
from tests.visitor import Visitor

pytestmark = [pytest.mark.attack, pytest.mark.dear(25)]

KILLS = 100 if os.environ.get("INCONFIDENCE_DRILL") == "long" else 3
WRITERS = 3
# Seconds: a machine that is busy with others is no fault of what is tried on it.
PATIENCE = 180


class Writer(threading.Thread):
    """Saves one note after another, and remembers those that the server said were kept."""

    def __init__(self, visitor: Visitor, file: str) -> None:
        super().__init__(daemon=True)
        self.visitor, self.file = visitor, file
        self.kept: list[str] = []
        self.stopped = False
        self.last: object = "no answer"

    def run(self) -> None:
        """Until the server is gone."""
        try:
            token = self.visitor.get(f"{self.file}contacts/new/").hidden()
            while not self.stopped:
                self._save(token)
        except (OSError, HTTPException) as gone:
            self.last = gone

    def _save(self, token: dict[str, str]) -> None:
        note = f"note-{uuid.uuid4()}"
        fields = {
            **token,
            "record": str(uuid.uuid4()),
            "channel": "phone",
            **today("happened_on"),
            "text": note,
        }
        answer = self.visitor.post(f"{self.file}contacts/new/", fields)
        self.last = answer.status, answer.location
        if answer.status == 302 and answer.location == self.file:
            self.kept.append(note)


@pytest.fixture(scope="module")
def house(just_founded: Installation, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """A charity of one member and one client, whose first contact is done."""
    return just_founded.copied(tmp_path_factory.mktemp("killed") / "var")


def written_until_killed(house: Installation, file: str, chance: random.Random) -> list[str]:
    """Notes that were acknowledged before the server was killed, at a moment that nobody chose."""
    with house.served(kill=True) as address:
        visitor = signed_in(address)
        writers = [Writer(visitor, file) for _ in range(WRITERS)]
        for writer in writers:
            writer.start()
        wait_for_the_first(writers)
        # They are writing by now: somewhere between asking and the answer.
        time.sleep(chance.uniform(0, 0.5))
    for writer in writers:
        writer.stopped = True
        writer.join(PATIENCE)
        assert not writer.is_alive(), "a writer waits for a server that was killed"
    return [note for writer in writers for note in writer.kept]


def wait_for_the_first(writers: list[Writer]) -> None:
    """Until one of them has had a note acknowledged."""
    end = time.monotonic() + PATIENCE
    while not any(writer.kept for writer in writers):
        alive = any(writer.is_alive() for writer in writers)
        assert alive and time.monotonic() < end, f"no note was acknowledged: {[one.last for one in writers]}"
        time.sleep(0.002)


def test_no_acknowledged_note_is_lost(house: Installation, capsys: pytest.CaptureFixture[str]) -> None:
    with house.served() as address:
        file = open_file(signed_in(address))
    chance, kept = random.Random(), list[str]()
    for kill in range(KILLS):
        kept += written_until_killed(house, file, chance)
        done = house.run("ledger", "verify")
        assert done.returncode == 0, f"after kill {kill + 1}: {done.stdout}{done.stderr}"
        if kill % 10 == 9 or kill == KILLS - 1:
            with house.served() as address:
                page = signed_in(address).get(file).text
            times = Counter(page.count(note) for note in kept)
            assert set(times) <= {1}, f"after kill {kill + 1}, so often is how many there: {times}"
    assert len(kept) >= KILLS
    with capsys.disabled():
        print(f" {KILLS} kills, {len(kept)} notes acknowledged, none lost ", end="")


def test_what_is_kept_and_what_the_ledger_says_are_one(house: Installation) -> None:
    [(records,)] = house.sql("SELECT count(*) FROM store_sealedrecord")
    [(head,)] = house.sql("SELECT size FROM store_ledgerhead")
    [(entries,)] = house.sql("SELECT count(*) FROM store_ledgerentry")
    assert entries == head
    # Each record that was kept changed something, and its passage says so.
    rows = house.sql("SELECT entry FROM store_ledgerentry WHERE file IS NOT NULL")
    changes = sum(b'"change":"' in bytes(row) for (row,) in rows)  # type: ignore[call-overload]
    openings = 1
    assert changes == int(str(records)) + openings
