"""No look at lists goes through the files of a whole charity, of which there may be a hundred thousand."""

import pytest
from django.db import connection

from inconfidence.files.selectors import files_found, files_listed
from inconfidence.store.books import Books, _question_marks, _texts

pytestmark = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL plans by what is there")


@pytest.fixture
def plans(monkeypatch):
    """How SQLite goes about each statement that is run by hand: its steps, with the statement."""
    steps: list[tuple[str, str]] = []
    run = Books._run

    def explained(self, statement, values):
        plan = connection.connection.cursor()
        plan.execute("EXPLAIN QUERY PLAN " + _question_marks(statement), _texts(values))
        if statement.split()[0] != "INSERT":  # whose plan has what is done where a foreign key is broken
            steps.extend((step[-1], statement) for step in plan.fetchall())
        return run(self, statement, values)

    monkeypatch.setattr(Books, "_run", explained)
    return steps


def goes_through_everything(step: str) -> bool:
    """Whether it asks the files for nothing more than their charity."""
    of_files = step.startswith(("SCAN f ", "SEARCH f ", "SCAN store_sealedfile", "SEARCH store_sealedfile"))
    return of_files and ("SCAN" in step or "(charity_id=?)" in step)


@pytest.mark.parametrize("look", [files_listed, lambda bearer: files_found(bearer, "marigold")])
@pytest.mark.parametrize("who", ["heron", "wren"])
def test_a_look_asks_for_what_the_reader_holds(house, heron, marigold, plans, look, who):
    look({"heron": heron, "wren": house.wren}[who].bearer)
    assert any("SEARCH f " in step for step, _statement in plans)
    assert not [one for one in plans if goes_through_everything(one[0])]
