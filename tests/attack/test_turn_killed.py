"""Killed while a cabinet's keys turn: each file opens to the key that it had, for whoever holds the cabinet now.

Two kills in `make check`, a hundred in `make attack`.
"""

import json
import os
import random
import subprocess
import time
from typing import Any

import pytest

from inconfidence.ledger.entry import Entry
from tests.attack.turning import DRAWERS, DROPPED, FILES, STRETCH, command
from tests.installation import Installation

pytestmark = pytest.mark.attack

KILLS = 100 if os.environ.get("INCONFIDENCE_DRILL") == "long" else 2


@pytest.fixture(scope="module")
def house(just_founded: Installation, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """A charity of one member, with files in one cabinet."""
    installation = just_founded.copied(tmp_path_factory.mktemp("turn-killed") / "var")
    run(installation, "fill")
    return installation


def run(house: Installation, word: str) -> str:
    done = subprocess.run(
        command(word), env=house.environment, capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def turn_killed(house: Installation, chance: random.Random) -> None:
    """Turns its keys again and again, until it is killed at a moment that nobody chose: of so many stretches, and a
    little later."""
    process = subprocess.Popen(command("turn"), env=house.environment, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"begun\n"
    for _stretch in range(chance.randrange(2 * DROPPED // STRETCH + 2)):
        process.stdout.readline()
    time.sleep(chance.uniform(0, 0.05))
    process.kill()
    process.wait()
    process.stdout.close()


def must_be_whole(house: Installation, kill: int) -> dict[str, Any]:
    """Everything opens, for the present holders and their sheets alone, and each turn is in the ledger."""
    said: dict[str, Any] = json.loads(run(house, "check"))
    assert (said["files"] - DRAWERS * FILES) % DROPPED == 0, f"after kill {kill}"
    assert said["shut"] == 0, f"after kill {kill}"
    assert said["drawers"] == [said["epoch"]], f"after kill {kill}"
    assert said["turns"] == said["epoch"] - 1, f"after kill {kill}"
    assert said["grants"] == said["sheets"] == [said["epoch"]], f"after kill {kill}"
    rows = house.sql("SELECT entry FROM store_ledgerentry")
    changes = {change.hex() for (entry,) in rows if (change := Entry.from_bytes(bytes(entry)).change)}  # type: ignore[call-overload]
    assert set(said["changes"]) <= changes, f"after kill {kill}"
    return said


def test_every_file_opens_to_the_key_that_it_had(
    house: Installation, capsys: pytest.CaptureFixture[str]
) -> None:
    chance, behind, before = random.Random(), 0, DRAWERS * FILES
    for kill in range(1, KILLS + 1):
        turn_killed(house, chance)
        said = must_be_whole(house, kill)
        assert said["files"] >= before, f"after kill {kill}"
        before = said["files"]
        [(waiting,)] = house.sql("SELECT count(*) FROM store_sealedfile WHERE drawer_id IS NULL")
        behind += bool(waiting)
    done = house.run("ledger", "verify")
    assert done.returncode == 0, done.stdout
    assert said["turns"]
    with capsys.disabled():
        print(
            f" {KILLS} kills in {said['turns']} turns, {behind} while some were not in their drawers, none lost ",
            end="",
        )
