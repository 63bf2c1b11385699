"""The server's own keys: made once, for a house that has nobody in it yet."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from inconfidence.site.checkpoint_key import checkpoint_key
from inconfidence.site.environment import BadSetting
from inconfidence.site.founded import founded
from inconfidence.site.server_key import server_key


def database(path: Path, *statements: str) -> dict[str, object]:
    """Django's settings of a database in which these statements were run."""
    with closing(sqlite3.connect(path)) as books, books:
        for statement in statements:
            books.execute(statement)
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path)}


TABLE = "CREATE TABLE store_charity (id text)"
CHARITY = "INSERT INTO store_charity VALUES ('garden')"


@pytest.mark.parametrize("key", [server_key, checkpoint_key])
def test_a_key_is_made_for_an_empty_house_and_kept(key, tmp_path):
    first = key(tmp_path / "own.key", lambda: False)
    assert (tmp_path / "own.key").stat().st_mode & 0o777 == 0o600
    again = key(tmp_path / "own.key", lambda: True)
    assert bytes(first) == bytes(again) if key is server_key else first.to_bytes() == again.to_bytes()


@pytest.mark.parametrize("key", [server_key, checkpoint_key])
def test_where_a_charity_lives_a_key_that_is_gone_is_not_made_anew(key, tmp_path):
    with pytest.raises(BadSetting, match=r"`own\.key` is not there, .* `inconfidence restore`"):
        key(tmp_path / "own.key", lambda: True)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("key", [server_key, checkpoint_key])
@pytest.mark.parametrize("damaged", [b"", b"short", bytes(4000)])
def test_a_damaged_key_is_named(key, damaged, tmp_path):
    (tmp_path / "own.key").write_bytes(damaged)
    with pytest.raises(BadSetting, match=r"`own\.key` is damaged"):
        key(tmp_path / "own.key", lambda: False)


@pytest.mark.parametrize(("statements", "lives"), [((), False), ((TABLE,), False), ((TABLE, CHARITY), True)])
def test_a_charity_in_the_database_is_seen(statements, lives, tmp_path):
    assert founded(database(tmp_path / "books.sqlite3", *statements)) is lives


def test_no_database_is_nobodys_and_none_is_made(tmp_path):
    assert not founded({"ENGINE": "django.db.backends.sqlite3", "NAME": str(tmp_path / "books.sqlite3")})
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("spoilt", [b"no database at all, but something" * 40, b"SQLite format 3\x00" * 80])
def test_of_a_database_that_does_not_answer_nothing_is_taken_for_granted(spoilt, tmp_path):
    (tmp_path / "books.sqlite3").write_bytes(spoilt)
    with pytest.raises(BadSetting, match="the database does not answer"):
        founded({"ENGINE": "django.db.backends.sqlite3", "NAME": str(tmp_path / "books.sqlite3")})


def test_nor_of_a_server_that_is_down():
    down = {"ENGINE": "django.db.backends.postgresql", "NAME": "house", "HOST": "127.0.0.1", "PORT": 1}
    with pytest.raises(BadSetting, match="the database does not answer"):
        founded(down)
