"""The doctor: says that all is well where it is, and names what is not."""

from pathlib import Path

import pytest

from tests.installation import Installation


def test_nothing_is_wrong_with_a_practice_copy(practice: Installation) -> None:
    done = practice.run("doctor")
    assert done.returncode == 0, done.stdout
    assert "Nothing to mend." in done.stdout


@pytest.mark.parametrize(
    ("set_to", "named"),
    [
        ({"INCONFIDENCE_HOSTS": "garden.example"}, "pages go over HTTPS"),
        ({"INCONFIDENCE_HOSTS": "127.0.0.1"}, "passkeys can be used"),
        ({"INCONFIDENCE_HOSTS": "*"}, "own name alone"),
        ({"INCONFIDENCE_HTTPS": "yes"}, "INCONFIDENCE_PROXIES"),
        ({"INCONFIDENCE_IDLE_MINUTES": "45"}, "INCONFIDENCE_IDLE_MINUTES"),
        ({"INCONFIDENCE_HTPS": "yes"}, "`INCONFIDENCE_HTPS` is no setting: write `INCONFIDENCE_HTTPS`"),
        ({"INCONFIDENCE_PRACTICE": "no"}, "INCONFIDENCE_PRACTICE=yes"),
        ({"INCONFIDENCE_PRACTICE": "no"}, "INCONFIDENCE_ARGON2_MEMORY"),
    ],
)
def test_an_unsafe_setting_is_named(practice: Installation, set_to: dict[str, str], named: str) -> None:
    done = Installation(practice.folder, set_to).run("doctor")
    assert done.returncode == 1
    assert any(named in line for line in done.stdout.splitlines() if line.startswith("[mend]"))


@pytest.mark.parametrize("name", ["server.key", "inconfidence.sqlite3"])
def test_a_file_that_others_can_read_is_named(own_practice: Installation, name: str) -> None:
    (own_practice.folder / name).chmod(0o644)
    done = own_practice.run("doctor")
    assert done.returncode == 1
    assert f"run `chmod 600 {own_practice.folder / name}`" in done.stdout


def test_backups_that_others_can_read_are_named(own_practice: Installation, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    house = Installation(own_practice.folder, {"INCONFIDENCE_BACKUPS": str(folder)})
    assert house.run("backup").returncode == 0
    assert "[ok]   the backups are their owner's alone" in house.run("doctor").stdout
    next(folder.glob("*.keys")).chmod(0o644)
    done = house.run("doctor")
    assert f"[mend] the backups are their owner's alone: run `chmod -R go= {folder}`" in done.stdout


def test_of_a_folder_of_backups_with_none_in_it(just_founded: Installation, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir(mode=0o700)
    folder.chmod(0o777)
    done = Installation(just_founded.folder, {"INCONFIDENCE_BACKUPS": str(folder)}).run("doctor")
    assert "[ok]   no backup was made yet: the charity was just founded" in done.stdout
    assert "[mend] the backups are their owner's alone" in done.stdout


@pytest.mark.parametrize("pages", [0, 30])
def test_a_database_file_of_garbage_is_named(own_practice: Installation, pages: int) -> None:
    """From its first byte, or from a page in the midst of it."""
    with own_practice.database.open("r+b") as file:
        file.seek(4096 * pages)
        file.write(b"\xa5" * 4096 * 20)
    done = own_practice.run("doctor")
    assert (done.returncode, done.stderr) == (1, "")
    assert "[mend] the database file is sound: stop the server and restore a backup" in done.stdout


@pytest.mark.parametrize("words", [["doctor"], ["serve", "--bind", "127.0.0.1:1"], ["manage", "migrate"]])
def test_no_command_makes_a_key_anew_for_a_charity_that_had_one(
    own_practice: Installation, words: list[str]
) -> None:
    key = own_practice.folder / "server.key"
    key.unlink()
    done = own_practice.run(*words)
    assert done.returncode == 2
    assert "the server key `server.key` is not there, although a charity is: put back" in done.stderr
    assert not key.exists()


WORDS = [["doctor"], ["tick"], ["ledger", "verify"], ["backup"], ["serve"], ["recover"], ["upgrade"]]


@pytest.mark.parametrize("words", WORDS, ids=" ".join)
def test_no_command_makes_anything_in_a_mistyped_folder(tmp_path: Path, words: list[str]) -> None:
    done = Installation(tmp_path / "hosue").run(*words)
    assert done.returncode == 2
    assert f"there is no charity in `{tmp_path}/hosue`: correct `INCONFIDENCE_DATA`" in done.stderr
    assert "Traceback" not in done.stderr and not list(tmp_path.iterdir())


def test_an_old_database_is_named(own_practice: Installation) -> None:
    own_practice.sql("DELETE FROM django_migrations WHERE app = 'files'")
    done = own_practice.run("doctor")
    assert done.returncode == 1
    assert "`inconfidence upgrade`" in done.stdout


@pytest.mark.parametrize(
    ("set_to", "named"),
    [
        ({"INCONFIDENCE_PRACTICE": "perhaps"}, "`INCONFIDENCE_PRACTICE` must be `yes` or `no`"),
        ({"INCONFIDENCE_IDLE_MINUTES": "ten"}, "`INCONFIDENCE_IDLE_MINUTES` must be a whole number"),
        ({"INCONFIDENCE_PROXIES": "the one in front"}, "`INCONFIDENCE_PROXIES` must be network addresses"),
        ({"INCONFIDENCE_DATABASE": "mysql://x"}, "`INCONFIDENCE_DATABASE` must begin with"),
        ({"INCONFIDENCE_DATA": "/dev/null/data"}, "there is no charity in `/dev/null/data`"),
    ],
)
def test_a_setting_that_cannot_be_used_stops_every_command(
    practice: Installation, set_to: dict[str, str], named: str
) -> None:
    done = Installation(practice.folder, set_to).run("doctor")
    assert done.returncode == 2
    assert named in done.stderr
    assert "Traceback" not in done.stderr


def test_a_damaged_key_is_named(own_practice: Installation) -> None:
    (own_practice.folder / "checkpoint.key").write_bytes(b"short")
    done = own_practice.run("tick")
    assert done.returncode == 2
    assert "`checkpoint.key` is damaged" in done.stderr


@pytest.mark.parametrize("command", [["tick"], ["ledger", "verify"]])
def test_a_damaged_database_is_said_in_a_sentence(own_practice: Installation, command: list[str]) -> None:
    own_practice.sql("ALTER TABLE store_charity RENAME TO lost")
    done = own_practice.run(*command)
    assert done.returncode != 0
    assert "Traceback" not in done.stdout + done.stderr
    assert "inconfidence doctor" in done.stderr + done.stdout
    found = own_practice.run("doctor")
    assert found.returncode == 1 and "Traceback" not in found.stderr
    assert any("backup" in line for line in found.stdout.splitlines() if line.startswith("[mend]"))


def test_the_sheets_key_is_named_and_a_swapped_one_is_seen(own_practice: Installation) -> None:
    assert "2 of 3 sheets open every cabinet" in own_practice.run("doctor").stdout
    own_practice.sql("UPDATE store_recoverykey SET needed = 1")
    done = own_practice.run("doctor")
    assert done.returncode == 1
    assert "[mend] the recovery key" in done.stdout


def test_a_cabinet_that_the_sheets_do_not_open_is_named(own_practice: Installation) -> None:
    own_practice.sql("DELETE FROM store_recoverygrant WHERE id = (SELECT min(id) FROM store_recoverygrant)")
    done = own_practice.run("doctor")
    assert done.returncode == 1
    assert "[mend] 2 of 3 sheets open every cabinet" in done.stdout
