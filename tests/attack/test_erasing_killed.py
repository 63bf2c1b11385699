"""Killed while files are being erased: each is wholly there or wholly gone, and the ledger is whole.

Two kills in `make check`, a hundred in `make attack`. At the end: nothing of what was erased can be found in the
database, its log or its backups, and a backup from before brings none of it back.
"""

import base64
import os
import random
import threading
import time
from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path

import pytest

from inconfidence.gate.archives import archive_open
from inconfidence.store.backup.checking import buffered
from inconfidence.store.backup.folder import backups_in
from tests.attack.canaries import found_in
from tests.attack.house import NAME, SAID, lived_file, reference, signed_in
from tests.attack.test_backup_killed import sheets_of, words_of
from tests.installation import Installation
from tests.visitor import Visitor

pytestmark = [pytest.mark.attack, pytest.mark.dear(30)]

LONG = os.environ.get("INCONFIDENCE_DRILL") == "long"
KILLS, FILES = (100, 8) if LONG else (2, 3)
# What hangs on a file, and how its rows find it.
HANGING = {
    "store_filegrant": "file_id",
    "store_sealedrecord": "file_id",
    "store_draft": "about_id",
    "store_sealedfile": "id",
}


class Eraser(threading.Thread):
    """Erases one file after another, and remembers those that the server said were erased."""

    def __init__(self, visitor: Visitor, files: list[str]) -> None:
        super().__init__(daemon=True)
        self.visitor, self.files = visitor, files
        self.done: list[str] = []
        self.fault: Exception | None = None

    def run(self) -> None:
        """Until the server is gone."""
        try:
            for file in self.files:
                erase(self.visitor, file)
                self.done.append(file)
        except (OSError, HTTPException):
            return
        except Exception as fault:
            self.fault = fault


def erase(visitor: Visitor, file: str) -> None:
    """Sends the form; it leads to the receipt."""
    fields = {"ground": "asked", "free": "on", "reference": reference(file)}
    answer = visitor.fill_in(f"{file}erase/", **fields)
    if answer.location != f"/erasures/{reference(file)}/":
        raise ValueError(f"{file} was not erased: {answer.status} {answer.text}")


@pytest.fixture(scope="module")
def house(just_founded: Installation, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """A charity of one member."""
    return just_founded.copied(tmp_path_factory.mktemp("erasing-killed") / "var")


@pytest.fixture(scope="module")
def drilled(house: Installation) -> Iterator[tuple[list[str], set[bytes], str]]:
    """After all the kills: the files that were erased, what was sealed about them, and one that was not."""
    chance, sealed, gone = random.Random(), set[bytes](), list[str]()
    with house.served() as address:
        stays = lived_file(signed_in(address))
        files = [lived_file(signed_in(address)) for _ in range(FILES)]
    sealed |= sealed_in(house, files)
    assert house.run("backup", "--to", str(house.folder / "before")).returncode == 0
    for kill in range(KILLS):
        if len(files) < FILES:
            with house.served() as address:
                visitor = signed_in(address)
                new = [lived_file(visitor) for _ in range(FILES - len(files))]
            sealed |= sealed_in(house, new)
            files += new
        acknowledged = erased_until_killed(house, files, chance)
        there = [file for file in files if is_there(house, file)]
        assert not set(acknowledged) & set(there), f"after kill {kill + 1}: an erasure was undone"
        gone += [file for file in files if file not in there]
        files = there
        if kill % 10 == 9 or kill == KILLS - 1:
            done = house.run("ledger", "verify")
            assert done.returncode == 0, f"after kill {kill + 1}: {done.stdout}"
    with house.served() as address:
        visitor = signed_in(address)
        assert all(visitor.get(file).text.count(SAID) == 1 for file in [stays, *files])
        assert [visitor.get(file).status for file in gone] == [404] * len(gone)
        for file in files:
            erase(visitor, file)
        gone += files
    yield gone, sealed, stays


def erased_until_killed(house: Installation, files: list[str], chance: random.Random) -> list[str]:
    """Files of which the erasure was acknowledged before the server was killed, at a moment that nobody chose."""
    with house.served(kill=True) as address:
        eraser = Eraser(signed_in(address), files)
        eraser.start()
        while not eraser.done and eraser.is_alive():
            time.sleep(0.002)
        # The next is on its way by now: somewhere between asking for the form and the answer.
        time.sleep(chance.uniform(0, 0.3))
    eraser.join(30)
    assert eraser.fault is None and not eraser.is_alive()
    return eraser.done


def is_there(house: Installation, file: str) -> bool:
    """Whether the file is; where it is half there, this fails."""
    [(erased,)] = house.sql("SELECT count(*) FROM store_erasure WHERE reference = ?", reference(file))
    rows = house.sql("SELECT id FROM store_sealedfile WHERE reference = ?", reference(file))
    assert len(rows) + int(str(erased)) == 1, "it is on one of the two lists, and not on both"
    if not rows:
        [(id,)] = house.sql("SELECT id FROM store_erasure WHERE reference = ?", reference(file))
    else:
        id = rows[0][0]
    counts = [
        int(str(house.sql(f"SELECT count(*) FROM {table} WHERE {by} = ?", id)[0][0]))
        for table, by in HANGING.items()
    ]
    assert all(counts) if rows else not any(counts), f"half of it is there: {counts}"
    entries = house.sql("SELECT entry FROM store_ledgerentry WHERE file = ?", id)
    said = sum(b'"kind":"erasure"' in bytes(entry) for (entry,) in entries)  # type: ignore[call-overload]
    assert said == (0 if rows else 1), "the ledger says it once"
    return bool(rows)


def sealed_in(house: Installation, files: list[str]) -> set[bytes]:
    """A piece out of the middle of everything that is sealed about these files."""
    wanted = ",".join(f"'{reference(file)}'" for file in files)
    ids = f"(SELECT id FROM store_sealedfile WHERE reference IN ({wanted}))"
    rows = house.sql(f"SELECT key_wrap, header, facts FROM store_sealedfile WHERE id IN {ids}")
    rows += house.sql(f"SELECT wrap, quick_wrap FROM store_filegrant WHERE file_id IN {ids}")
    rows += house.sql(f"SELECT content FROM store_sealedrecord WHERE file_id IN {ids}")
    rows += house.sql(f"SELECT content FROM store_draft WHERE about_id IN {ids}")
    blobs = [bytes(blob) for row in rows for blob in row if blob]  # type: ignore[call-overload]
    assert len(blobs) >= 7 * len(files)
    return {blob[len(blob) // 2 :][:16] for blob in blobs}


def pieces_in(data: bytes, sealed: set[bytes]) -> list[bytes]:
    """Those of the pieces that lie in the data as they are, or in base64."""
    found = [piece for piece in sealed if piece in data]
    return found + [p for p in sealed for at in range(3) if _in_base64(p, at) in data]


def _in_base64(piece: bytes, before: int) -> bytes:
    """What of it shows in base64 whatever stands around it."""
    whole = base64.b64encode(b"\x00" * before + piece)
    return whole[-(-8 * before // 6) : 8 * (before + len(piece)) // 6]


def test_each_file_is_wholly_there_or_wholly_gone(
    drilled: tuple[list[str], set[bytes], str], capsys: pytest.CaptureFixture[str]
) -> None:
    gone, sealed, _stays = drilled
    # One at the least before each kill, and at the end those that were left: all but the last refill.
    assert len(gone) >= KILLS + FILES - 1 and len(sealed) > 20
    with capsys.disabled():
        print(f" {KILLS} kills, {len(gone)} files erased, none half ", end="")


def test_nothing_of_them_is_left_in_any_file_of_the_house(
    drilled: tuple[list[str], set[bytes], str], house: Installation
) -> None:
    _gone, sealed, _stays = drilled
    with house.served(kill=True):
        assert house.run("tick").returncode == 0
        assert found_in(house.folder, {"name": NAME, "said": SAID}) == set()
        paths = [path for path in house.folder.rglob("*") if path.is_file() and path.parent.name != "before"]
        assert {"inconfidence.sqlite3", "inconfidence.sqlite3-wal"} <= {path.name for path in paths}
        found = [path.name for path in paths if pieces_in(path.read_bytes(), sealed)]
    assert found == []


def test_nor_in_a_backup_made_since_though_it_was_in_the_one_before(
    drilled: tuple[list[str], set[bytes], str], house: Installation, tmp_path: Path
) -> None:
    _gone, sealed, _stays = drilled
    assert house.run("backup", "--to", str(tmp_path / "since")).returncode == 0
    assert pieces_in(_opened(house, house.folder / "before"), sealed), "the search finds what is there"
    assert pieces_in(_opened(house, tmp_path / "since"), sealed) == []


def _opened(house: Installation, folder: Path) -> bytes:
    """Both archives of the only backup there, as whoever has the sheets reads them."""
    [backup] = backups_in(folder)
    plain = b""
    for part in ("content", "keys"):
        with backup.archive(part).open("rb") as archive:
            plain += buffered(archive_open(archive, sheets_of(house).private)).read()
    return plain


def test_a_backup_from_before_brings_none_of_them_back(
    drilled: tuple[list[str], set[bytes], str], house: Installation, tmp_path: Path
) -> None:
    gone, _sealed, stays = drilled
    back, [known] = Installation(tmp_path / "back"), list(house.folder.glob("erased-*.note"))
    typed = "".join(f"{words}\n\n" for words in words_of(house))
    restore = ["restore", str(house.folder / "before"), "--into", str(back.folder)]
    missing = back.run(*restore, "--erased", str(tmp_path / "nowhere"), typed=typed)
    assert missing.returncode != 0 and "nowhere" in missing.stderr
    done = back.run(*restore, "--erased", str(known), typed=typed)
    assert done.returncode == 0, done.stderr
    assert f"What was erased since stays erased: {FILES} files." in done.stdout
    with back.served() as address:
        visitor = signed_in(address)
        assert {visitor.get(file).status for file in gone} == {404}
        assert visitor.get(stays).text.count(SAID) == 1
    assert back.run("ledger", "verify").returncode == 0
