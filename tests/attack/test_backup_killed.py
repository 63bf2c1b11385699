"""Killed while a backup is being made: the former ones stay whole, and no half one passes for one.

Two kills in `make check`, a hundred in `make attack`. Notes are saved meanwhile: what was acknowledged before a
backup began is in it.
"""

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from inconfidence.gate.recovery import fingerprint
from inconfidence.store.backup.folder import PARTIAL, backups_in
from inconfidence.store.backup.reading import Sheets, open_backup
from inconfidence.vault.sheets import join, read_sheet
from tests.attack.house import open_file, signed_in
from tests.attack.test_killed import PATIENCE, Writer
from tests.installation import PROGRAM, Installation

pytestmark = [pytest.mark.attack, pytest.mark.dear(20)]

KILLS = 100 if os.environ.get("INCONFIDENCE_DRILL") == "long" else 2


@pytest.fixture(scope="module")
def house(just_founded: Installation, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """A charity of one member and one client."""
    return just_founded.copied(tmp_path_factory.mktemp("backup-killed") / "var")


def words_of(house: Installation) -> list[str]:
    """The words of two of its sheets."""
    return (house.folder / "practice-sheets" / "words.txt").read_text().splitlines()[:2]


def sheets_of(house: Installation) -> Sheets:
    """What they give."""
    keys = join([read_sheet(words) for words in words_of(house)]).keys
    return Sheets(keys.sealing_key, fingerprint(keys.public))


def backup_killed(house: Installation, folder: Path, later: float) -> bool:
    """Begins a backup, and kills it so many seconds after its first byte; whether it was killed before its end."""
    before = {path.name for path in folder.iterdir()}
    command = subprocess.Popen(
        [PROGRAM, "backup", "--to", str(folder)],
        env=house.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while command.poll() is None and {path.name for path in folder.iterdir()} <= before:
        time.sleep(0.001)
    time.sleep(later)
    command.send_signal(signal.SIGKILL)
    return command.wait() != 0


def test_a_killed_backup_leaves_the_former_ones_whole(
    house: Installation, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, chance, sheets, cut = tmp_path / "backups", random.Random(), sheets_of(house), 0
    with house.served() as address:
        file = open_file(signed_in(address))
        # One is enough: several leave the backups little time, and the server nothing else to do.
        writer = Writer(signed_in(address), file)
        writer.start()
        assert house.run("backup", "--to", str(folder)).returncode == 0
        for _kill in range(KILLS):
            former = {one.name for one in backups_in(folder)}
            # At its first byte until one was cut short: where much else is done, the others may all be done by then.
            cut += backup_killed(house, folder, later=chance.uniform(0, 0.06) if cut else 0)
            assert former <= {one.name for one in backups_in(folder)}
            for backup in backups_in(folder):
                if backup.complete:
                    open_backup(backup, sheets)
        kept = list(writer.kept)
        last = house.run("backup", "--to", str(folder))
        writer.stopped = True
        writer.join(PATIENCE)
    assert last.returncode == 0, last.stderr
    assert cut > 0, "no kill came before a backup's end"
    assert [path.name for path in folder.iterdir() if path.name.endswith(PARTIAL)] == []
    page = restored(house, folder, tmp_path, file)
    assert kept and [note for note in kept if page.count(note) != 1] == []
    with capsys.disabled():
        print(f" {cut} backups of {KILLS} cut short, {len(kept)} notes in the last ", end="")


def restored(house: Installation, folder: Path, tmp_path: Path, file: str) -> str:
    """Restores the newest, and gives the file's page as it is then."""
    back = Installation(tmp_path / "back")
    typed = "".join(f"{words}\n\n" for words in words_of(house))
    done = back.run("restore", str(folder), "--into", str(back.folder), typed=typed)
    assert done.returncode == 0, done.stderr
    verified = back.run("ledger", "verify")
    assert verified.returncode == 0, verified.stdout
    with back.served() as address:
        return signed_in(address).get(file).text
