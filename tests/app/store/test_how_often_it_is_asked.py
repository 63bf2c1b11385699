"""How many statements a page costs, exactly: so that the cost does not creep back."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection

from inconfidence.charity.house import gate
from inconfidence.files.movements import movement
from inconfidence.store.books import Books
from inconfidence.store.models import FileGrant

pytestmark = pytest.mark.skipif(
    "connection.vendor != 'sqlite'", reason="PostgreSQL is asked once more for each lock"
)
# Where tests run, a transaction is a savepoint or nothing.
_AROUND = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


@pytest.fixture
def asked(monkeypatch):
    """Every statement that is run, by hand or by the ORM, in its order: its verb and its table."""
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


AT_THE_DOOR = ["select charity", "select session", "select member"]
THE_FILE = ["select sealedfile"]
ASKED = ["select member"]
WRITTEN_DOWN = ["update ledgerhead", "insert ledgerentry"]


@pytest.fixture
def opened(heron, marigold):
    """Opens the file, as a request does that knows its charity already."""
    door, wanted = gate(), movement(marigold, "view")

    def pass_through() -> None:
        with door.passing(heron.bearer, wanted) as passage:
            pass
        passage.header()

    pass_through()
    return pass_through


def test_an_opening(opened, asked):
    opened()
    assert asked == [*ASKED, *WRITTEN_DOWN]


def test_a_first_unsealing(opened, marigold, asked):
    FileGrant.objects.filter(file=marigold).update(quick_wrap=b"")
    asked.clear()
    opened()
    assert asked == [*ASKED, "select filegrant", "update filegrant", *WRITTEN_DOWN]


def test_the_page_of_a_file(heron, marigold, at_page, asked):
    client = at_page(heron)
    client.get(f"/files/{marigold.reference}/")
    asked.clear()
    assert client.get(f"/files/{marigold.reference}/").status_code == 200
    inside = ["select sealedrecord", "select member"]
    names = ["select member"]
    assert asked == [*AT_THE_DOOR, *THE_FILE, *ASKED, *inside, *WRITTEN_DOWN, *names]


def test_a_note_that_is_saved(heron, marigold, at_page, asked):
    client, today = at_page(heron), date.today()
    day = {"happened_on_day": today.day, "happened_on_month": today.month, "happened_on_year": today.year}
    path = f"/files/{marigold.reference}/contacts/new/"
    for _ in range(2):
        asked.clear()
        typed = {"record": str(uuid4()), "channel": "phone", "text": "Waiting for the scan.", **day}
        assert client.post(path, typed).status_code == 302
    inside, draft = ["insert sealedrecord"], ["select draft"]
    assert asked == [*AT_THE_DOOR, *THE_FILE, *ASKED, *inside, *WRITTEN_DOWN, *draft]
