"""What is asked of the database."""

import pytest
from django.db import connection

from inconfidence.store.books import Books

# Where tests run, a transaction is a savepoint or nothing.
_AROUND = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


@pytest.fixture
def asked(monkeypatch):
    """Every statement that is run, by hand or by the ORM, in its order: its verb and its table."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL is asked once more for each lock")
    found: list[str] = []
    run = Books._run

    def note(statement: str) -> None:
        words = statement.replace('"', "").split()
        if words[0] not in _AROUND:
            after = {"SELECT": "FROM", "INSERT": "INTO", "UPDATE": "UPDATE", "DELETE": "FROM"}[words[0]]
            found.append(f"{words[0].lower()} {words[words.index(after) + 1].removeprefix('store_')}")

    def by_hand(self, statement, values):
        note(statement)
        return run(self, statement, values)

    def by_orm(execute, sql, *rest):
        note(sql)
        return execute(sql, *rest)

    monkeypatch.setattr(Books, "_run", by_hand)
    with connection.execute_wrapper(by_orm):
        yield found
