"""New sheets in place of lost ones, on the command line: what is typed wrong, left out, or of another set."""

from pathlib import Path

import pytest

from tests.app.cli.test_recover import NEW, recover, typed, words_of
from tests.installation import PASSWORD, Installation

EMAIL = "kestrel@garden.example"


@pytest.fixture
def founded(just_founded: Installation, tmp_path: Path) -> Installation:
    """A practice charity, with its sheets."""
    return just_founded.copied(tmp_path / "var")


def replace(house: Installation, said: str, *more: str):
    return house.run("recover", "--replace", "--email", EMAIL, *more, typed=said)


def key_of(house: Installation) -> list[tuple[object, ...]]:
    return house.sql("SELECT id, generation FROM store_recoverykey")


def test_new_sheets_recover_and_the_old_ones_do_not(founded: Installation) -> None:
    old = words_of(founded)
    done = replace(founded, f"{PASSWORD}\n")
    assert done.returncode == 0, done.stderr
    assert "The sheets of before open nothing new" in done.stdout
    assert [generation for _id, generation in key_of(founded)] == [2]
    assert words_of(founded) != old
    refused = recover(founded, typed(*old[:2]))
    assert refused.returncode == 2
    assert "belong to another charity" in refused.stderr
    assert recover(founded, typed(*words_of(founded)[1:])).returncode == 0
    assert founded.run("ledger", "verify").returncode == 0


def test_with_enough_of_the_old_sheets_after_bad_words_and_half_of_one(founded: Installation) -> None:
    old = words_of(founded)
    half, wrong = " ".join(old[0].split()[:9]), " ".join(["zebra", *old[0].split()[1:]])
    said = f"{PASSWORD}\n" + "".join(f"{sheet}\n\n" for sheet in (half, wrong, old[0], old[2]))
    done = replace(founded, said, "--old-sheets", "--sheets-made", "5")
    assert done.returncode == 0, done.stderr
    assert "this has `9`" in done.stderr
    assert "number `1`" in done.stderr
    assert "zebra" not in done.stdout + done.stderr
    assert len(words_of(founded)) == 5


def test_sheets_of_another_charity_replace_nothing(founded: Installation, practice: Installation) -> None:
    before = key_of(founded)
    said = f"{PASSWORD}\n" + "".join(f"{sheet}\n\n" for sheet in words_of(practice)[:2])
    done = replace(founded, said, "--old-sheets")
    assert done.returncode == 2
    assert "belong to another charity" in done.stderr
    assert key_of(founded) == before


@pytest.mark.parametrize("said", ["", f"{NEW}\n", f"{NEW}\n{NEW}\n"])
def test_a_wrong_password_or_none_replaces_nothing(founded: Installation, said: str) -> None:
    before, sheets = key_of(founded), words_of(founded)
    done = replace(founded, said)
    assert done.returncode == 2
    assert "nothing was changed" in done.stderr
    assert "Traceback" not in done.stderr
    assert (key_of(founded), words_of(founded)) == (before, sheets)


def test_a_real_house_whose_new_sheets_nobody_reads_back_keeps_the_old_ones(
    founded: Installation, tmp_path: Path
) -> None:
    real = Installation(founded.folder, {"INCONFIDENCE_PRACTICE": "no"})
    stick = tmp_path / "stick"
    done = replace(real, f"{PASSWORD}\n", "--sheets", str(stick))
    assert done.returncode == 2
    assert "nothing was changed" in done.stderr
    assert list(stick.iterdir()) == []
    assert [generation for _id, generation in key_of(founded)] == [1]
