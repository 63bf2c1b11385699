"""The commands: a practice copy is backed up, lost, and restored from its sheets; and what they refuse."""

import os
import shutil
import time
from pathlib import Path

import pytest

from tests.installation import Installation
from tests.visitor import Visitor


def sheets(installation: Installation, first: int = 0) -> str:
    """The words of two of its three sheets, as somebody types them."""
    words = (installation.folder / "practice-sheets" / "words.txt").read_text().splitlines()
    return "".join(f"{words[first + number]}\n\n" for number in range(2))


@pytest.fixture(scope="module")
def backed_up(practice: Installation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a backup of the demonstration."""
    folder = tmp_path_factory.mktemp("backed") / "up"
    done = practice.run("backup", "--to", str(folder))
    assert done.returncode == 0, done.stderr
    assert "read back and found whole" in done.stdout
    assert "16 members" in done.stdout
    return folder


def test_a_charity_comes_back_from_its_backup_and_two_sheets(
    practice: Installation, backed_up: Path, tmp_path: Path
) -> None:
    back = Installation(tmp_path / "back")
    done = back.run("restore", str(backed_up), "--into", str(back.folder), typed=sheets(practice, first=1))
    assert done.returncode == 0, done.stderr
    assert "is restored: " in done.stdout and "16 members" in done.stdout
    assert "The ledger is whole." in done.stdout
    assert back.run("ledger", "verify").returncode == 0
    counted = "SELECT count(*) FROM store_sealedrecord"
    assert back.sql(counted) == practice.sql(counted)
    for name in ("server.key", "checkpoint.key"):
        restored, own = back.folder / name, practice.folder / name
        assert restored.read_bytes() == own.read_bytes()
        assert restored.stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == ["back"]
    with back.served() as address:
        assert Visitor(address).get("/sign-in/").status == 200
        assert back.run("doctor").returncode == 0


@pytest.fixture
def refused(practice: Installation, tmp_path: Path):
    """Runs a restore that must be refused: nothing is left of it. Gives what was said."""

    def run(folder: Path, *words: str, typed: str | None = None, into: str = "back") -> str:
        target = tmp_path / into
        done = practice.run(
            "restore",
            str(folder),
            "--into",
            str(target),
            *words,
            typed=sheets(practice) if typed is None else typed,
        )
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        assert not (target / "inconfidence.sqlite3").exists()
        assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
        return done.stderr

    return run


def test_a_folder_with_something_in_it_is_left_alone(refused, backed_up: Path, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("hers")
    assert "is not empty" in refused(backed_up, into="full")
    assert (tmp_path / "full" / "letter.txt").read_text() == "hers"


def test_where_there_is_no_backup_it_says_so(refused, tmp_path: Path) -> None:
    assert "holds no whole backup" in refused(tmp_path)


def test_words_that_nobody_types_restore_nothing(refused, backed_up: Path) -> None:
    assert "were not typed" in refused(backed_up, typed="")


def test_a_later_one_that_is_not_whole_is_named_before_the_words_are_typed(
    practice: Installation, backed_up: Path, tmp_path: Path
) -> None:
    two = Path(shutil.copytree(backed_up, tmp_path / "two"))
    [manifest] = two.glob("*.manifest")
    for kind in ("content", "manifest"):
        shutil.copy(manifest.with_suffix(f".{kind}"), two / f"29991231-023000-1a2b3c4d.{kind}")
    words = ["restore", str(two), "--into", str(tmp_path / "back")]
    newest, named = practice.run(*words), practice.run(*words, "--backup", manifest.stem)
    assert newest.stdout.startswith(
        f"`29991231-023000-1a2b3c4d` is later, and its `.keys` is not there: this is `{manifest.stem}`."
    )
    assert "is later" not in named.stdout + practice.run("restore", str(backed_up), *words[2:]).stdout


def test_the_sheets_of_another_charity_are_told_apart(
    refused, backed_up: Path, just_founded: Installation
) -> None:
    assert "sealed for others" in refused(backed_up, typed=sheets(just_founded))


def test_a_backup_that_was_cut_is_named(refused, backed_up: Path, tmp_path: Path) -> None:
    cut = Path(shutil.copytree(backed_up, tmp_path / "cut"))
    [content] = cut.glob("*.content")
    os.truncate(content, content.stat().st_size - 100)
    assert f"`{content.name}` was cut, changed" in refused(cut)


def test_a_checkpoint_that_was_saved_is_held_against_it(refused, backed_up: Path, tmp_path: Path) -> None:
    saved = tmp_path / "checkpoint"
    assert f"`{saved}`: no such file" in refused(backed_up, "--checkpoint", str(saved))
    saved.write_text("inconfidence/garden\n9\n")
    assert "is not one of this ledger" in refused(backed_up, "--checkpoint", str(saved))


def test_a_practice_copy_must_be_told_where_to(practice: Installation) -> None:
    done = practice.run("backup")
    assert done.returncode == 2
    assert "`--to FOLDER`" in done.stderr


def test_a_disk_that_is_not_there_is_named_by_the_doctor(own_practice: Installation, tmp_path: Path) -> None:
    set_to = {"INCONFIDENCE_BACKUPS": str(tmp_path / "stick" / "backups")}
    done = Installation(own_practice.folder, set_to).run("backup")
    assert done.returncode == 2
    assert "make it, give it to this user, or name another one" in done.stderr
    said = Installation(own_practice.folder, set_to).run("doctor").stdout
    assert "[mend] the last backup could not be made (the newest there is: never)" in said


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("INCONFIDENCE_BACKUP_TIMES", "at night", "`INCONFIDENCE_BACKUP_TIMES` must be times of day"),
        ("INCONFIDENCE_BACKUP_TIMES", "25:00", "`INCONFIDENCE_BACKUP_TIMES` must be times of day"),
    ],
)
def test_a_time_that_is_none_is_named(practice: Installation, name: str, value: str, said: str) -> None:
    done = Installation(practice.folder, {name: value}).run("doctor")
    assert done.returncode == 2
    assert said in done.stderr


def test_the_doctor_reads_the_newest_again(
    own_practice: Installation, backed_up: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(backed_up, tmp_path / "copy"))
    house = Installation(own_practice.folder, {"INCONFIDENCE_BACKUPS": str(folder)})
    said = house.run("doctor").stdout
    assert "[ok]   the newest backup is whole" in said
    [content] = folder.glob("*.content")
    data = bytearray(content.read_bytes())
    data[-1] ^= 1
    content.write_bytes(data)
    done = house.run("doctor")
    assert done.returncode == 1
    assert "[mend] the newest backup is whole, signed with this ledger's key: it was damaged" in done.stdout


def test_serve_makes_one_by_itself(own_practice: Installation, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    house = Installation(own_practice.folder, {"INCONFIDENCE_BACKUPS": str(folder)})
    assert "was made" in house.run("tick").stdout
    for path in folder.iterdir():
        path.unlink()
    with house.served():
        _wait_for(lambda: len(list(folder.glob("*.manifest"))) == 1)
    assert "was made" not in house.run("tick").stdout


def _wait_for(met) -> None:
    end = time.monotonic() + 60
    while not met():
        assert time.monotonic() < end, "nothing came of it in a minute"
        time.sleep(0.1)
