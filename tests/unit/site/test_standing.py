"""What begins only where a house stands: a mistyped folder stays as it was, or is not there at all."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from inconfidence.site import places
from inconfidence.site.database import database


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with both keys and a database without tables."""
    folder = tmp_path / "house"
    folder.mkdir()
    for name in ("server.key", "checkpoint.key", "inconfidence.sqlite3"):
        (folder / name).touch()
    monkeypatch.setattr(places, "DATA", folder)
    monkeypatch.setattr(places, "SERVER_KEY", folder / "server.key")
    monkeypatch.setattr(places, "CHECKPOINT_KEY", folder / "checkpoint.key")
    monkeypatch.setattr(places, "DATABASE", database("", folder / "inconfidence.sqlite3"))
    return folder


def found(house: Path) -> None:
    """Puts a charity into the database."""
    with closing(sqlite3.connect(house / "inconfidence.sqlite3")) as books, books:
        books.execute("CREATE TABLE store_charity (id text)")
        books.execute("INSERT INTO store_charity VALUES ('garden')")


def test_what_is_whole_stands(house: Path) -> None:
    assert places.stands()


@pytest.mark.parametrize("name", ["server.key", "checkpoint.key", "inconfidence.sqlite3"])
def test_what_was_begun_does_not_stand_and_nothing_is_made_of_it(house: Path, name: str) -> None:
    (house / name).unlink()
    left = sorted(house.iterdir())
    assert not places.stands()
    assert sorted(house.iterdir()) == left


@pytest.mark.parametrize("name", ["server.key", "checkpoint.key"])
def test_a_charity_that_lost_a_key_stands_and_its_key_is_asked_for(house: Path, name: str) -> None:
    found(house)
    (house / name).unlink()
    assert places.stands()


def test_without_the_folder_nothing_stands(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found(house)
    monkeypatch.setattr(places, "DATA", house.with_name("mistyped"))
    assert not places.stands()
