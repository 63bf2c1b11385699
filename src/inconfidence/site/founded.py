"""Whether a charity lives in the database: asked while settings are read, before the web framework is there."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg

from inconfidence.site.environment import BadSetting

_TABLE = "store_charity"
_THERE = "SELECT EXISTS (SELECT 1 FROM store_charity)"


def founded(database: Mapping[str, Any]) -> bool:
    """Whether there is one in this database of Django's settings. Raises `BadSetting` where it does not answer."""
    try:
        return _in_file(database) if database["ENGINE"].endswith("sqlite3") else _on_server(database)
    except (sqlite3.Error, psycopg.Error):
        raise BadSetting(
            "the database does not answer, so nobody can tell whether a charity lives there, and no key is made "
            "for it: start it, or correct `INCONFIDENCE_DATABASE`"
        ) from None


def _in_file(database: Mapping[str, Any]) -> bool:
    if not Path(database["NAME"]).exists():
        return False
    with closing(sqlite3.connect(database["NAME"])) as books:
        if not books.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (_TABLE,)).fetchone():
            return False
        return bool(books.execute(_THERE).fetchone()[0])


def _on_server(database: Mapping[str, Any]) -> bool:
    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    given = {word: database[name] for word, name in names.items() if database.get(name)}
    with psycopg.connect(connect_timeout=5, **given) as books:
        (table,) = books.execute("SELECT to_regclass(%s)", (_TABLE,)).fetchone() or (None,)
        return table is not None and bool((books.execute(_THERE).fetchone() or (False,))[0])
