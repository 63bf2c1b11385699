"""Settings that cannot be used: each is named, none is repeated, and no fault of Python's comes through."""

import os
from pathlib import Path
from traceback import format_exception

import pytest

from inconfidence.site import environment as env
from inconfidence.site.database import database
from inconfidence.site.environment import BadSetting

HERE = Path("/srv/house/inconfidence.sqlite3")


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://charity:hunter2/secret@127.0.0.1:5432/x",
        "postgresql://charity:12/secret@127.0.0.1/x",
        "postgresql://charity:12#secret@127.0.0.1/x",
        "postgresql://charity:12/secret@db.example",
        "postgresql://charity:hunter2?secret@127.0.0.1:5432/x",
        "postgresql://charity:hunter2@[::1/x",
        "postgresql://charity:hunter2@127.0.0.1:99999/x",
        "postgresql://charity:hunter2@127.0.0.1:5432",
        "postgresql://charity:hunter2@127.0.0.1:5432/",
        "postgresql://charity:hunter2@127.0.0.1:5432/x?sslmode=require",
        "postgresql://charity:hunter2%00@127.0.0.1:5432/x",
        "postgresql://charity:hunter2%FF@127.0.0.1:5432/x",
        "postgresql://charity:hunter2\udcff@127.0.0.1:5432/x",
    ],
)
def test_an_address_that_cannot_be_read_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(BadSetting, match="in a password, `/` is written `%2F`") as refused:
        database(url, HERE)
    told = "".join(format_exception(refused.value))
    assert not any(part in told for part in ("hunter2", "secret@", "127.0.0.1", "12#"))


@pytest.mark.parametrize("url", ["mysql://charity:hunter2@x", "sqlite://x/y", "charity:hunter2", "sqlite:x"])
def test_another_kind_of_address_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(BadSetting, match=r"must begin with `sqlite:///` or `postgresql://`$"):
        database(url, HERE)


def test_a_password_is_read_as_it_was_before_it_was_escaped() -> None:
    read = database("postgresql://charity:a%2Fb%40c%3Ad%3Fe%23f%25g@db.example:5433/house", HERE)
    found = [read[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME")]
    assert found == ["charity", "a/b@c:d?e#f%g", "db.example", 5433, "house"]


@pytest.mark.parametrize("path", ["/srv/a#b/x.sqlite3", "/srv/a?b/x.sqlite3", "/srv/[a/x.sqlite3"])
def test_a_file_keeps_its_name_whatever_is_in_it(path: str) -> None:
    assert database("", Path(path))["NAME"] == path
    assert database(f"sqlite://{path}", HERE)["NAME"] == path
    assert database(f"sqlite:///{path}", HERE)["NAME"] == path


@pytest.mark.parametrize("zone", ["Mars/X", "../x", "/etc/passwd", "Europe", "Europe/", "\udcff", "x" * 5000])
def test_a_time_zone_that_there_is_not_is_refused(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    monkeypatch.setenv("ZONE", zone)
    with pytest.raises(BadSetting, match=r"`ZONE` must be a time zone, such as `Europe/Paris` or `UTC`$"):
        env.time_zone("ZONE", "UTC")


@pytest.mark.parametrize("zone", ["UTC", "Europe/Dublin", "Indian/Reunion"])
def test_one_that_there_is_is_taken(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    monkeypatch.setenv("ZONE", zone)
    assert env.time_zone("ZONE", "UTC") == zone


@pytest.mark.parametrize("value", ["9" * 5000, "-1", "0", "61", "ten", "1.5", "²"])
def test_a_number_that_cannot_be_used_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("MINUTES", value)
    with pytest.raises(BadSetting, match=r"`MINUTES` must be a whole number from 1 to 60$"):
        env.whole_number("MINUTES", 10, least=1, most=60)


@pytest.mark.parametrize("value", ["25:00", "half past two", ",", " , "])
def test_times_that_cannot_be_used_are_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("TIMES", value)
    with pytest.raises(BadSetting, match="`TIMES` must be times of day"):
        env.times("TIMES", "02:30")


def test_what_no_reader_asked_for_is_told_with_what_was_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    _nothing_set(monkeypatch)
    monkeypatch.setattr(env, "_ASKED", set())
    env.yes_or_no("INCONFIDENCE_HTTPS", default=False)
    env.path_or_no("INCONFIDENCE_BACKUPS", None)
    env.whole_number("INCONFIDENCE_IDLE_MINUTES", 10, least=1, most=60)
    env.text("INCONFIDENCE_DATABASE", "")
    for name in (
        "INCONFIDENCE_HTPS",
        "inconfidence_backups",
        "INCONFIDENCE_X\x1b[2J",
        "INCONFIDENCE_BACKUPS",
    ):
        monkeypatch.setenv(name, "no")
    assert env.unknown() == {
        "INCONFIDENCE_HTPS": "INCONFIDENCE_HTTPS",
        "inconfidence_backups": "INCONFIDENCE_BACKUPS",
        "INCONFIDENCE_X\\x1b[2J": None,
    }


@pytest.mark.parametrize("name", ["INCONFIDENCE_" + "x" * 5000, "INCONFIDENCE_\udcff"])
def test_a_hostile_name_can_be_told(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    _nothing_set(monkeypatch)
    monkeypatch.setattr(env, "_ASKED", {"INCONFIDENCE_HTTPS"})
    monkeypatch.setenv(name, "no")
    [told] = env.unknown()
    assert len(told.encode()) <= 80


def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may have set something of their own."""
    for name in [name for name in os.environ if name.upper().startswith("INCONFIDENCE_")]:
        monkeypatch.delenv(name)
