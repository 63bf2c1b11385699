"""The floor under an opening: the statements of one, by SQLite's own driver and nothing above it."""

import sqlite3
from uuid import uuid4

from django.db import connection

from inconfidence.ledger.frontier import Frontier
from inconfidence.store import adapter, ledger_writer


def _question_marks(statement: str) -> str:
    return statement.replace("%s", "?")


_AT_FILE, _HEAD, _MOVE, _INSERT = map(
    _question_marks,
    (adapter._AT_FILE, ledger_writer._HEAD, ledger_writer._MOVE, ledger_writer._INSERT),
)


class Driver:
    """A connection to the same database with the same settings, beside Django's."""

    def __init__(self, charity: str, member: str, file: str) -> None:
        settings = connection.settings_dict
        self._cursor = sqlite3.connect(settings["NAME"], isolation_level=None).cursor()
        self._cursor.executescript(settings["OPTIONS"]["init_command"])
        self._charity, self._member, self._file = charity, member, file

    def bare_insert(self) -> None:
        """One durable row of the size of a ledger's entry."""
        self._cursor.execute("BEGIN IMMEDIATE")
        self._cursor.execute("INSERT INTO bare VALUES (?, ?)", (uuid4().hex, bytes(700)))
        self._cursor.execute("COMMIT")

    def books(self) -> None:
        """Who and which file, the head found and moved, and a line of the size of an opening's."""
        self._cursor.execute("BEGIN IMMEDIATE")
        self._cursor.execute(_AT_FILE, (self._file, self._charity, self._member)).fetchone()
        (kept,) = self._cursor.execute(_HEAD, (self._charity,)).fetchone()
        head = Frontier.from_bytes(kept)
        grown = head.append(bytes(32))
        self._cursor.execute(_MOVE, (grown.size, grown.to_bytes(), self._charity, kept))
        self._cursor.execute(_INSERT, (self._charity, head.size, bytes(990), bytes(32), self._file))
        self._cursor.execute("COMMIT")
