"""How many statements Home and a file cost, office by office: as many with ten cases or notes as with one."""

from datetime import date
from uuid import uuid4

import pytest

from inconfidence.conduct.breaches.actions import breach_report
from inconfidence.conduct.grievances.actions import grievance_raise

# Whoever adds a statement to a page adds it here: for everybody who comes to it, at every visit.
HOME = {"listener": 25, "manager": 49, "trustee": 33, "coordinator": 33, "safeguarding": 29}
FILE = {"listener": 10, "manager": 10, "coordinator": 10, "safeguarding": 10}

LETTER = {
    "texts": {"what": "A letter went astray.", "at_once": "Nothing yet."},
    "kind": "wrong-address",
    "intent": "not-meant",
    "of_file": False,
}


@pytest.fixture
def cast(house, heron, walk):
    """Somebody of each office."""

    def one(name, role, branch=None):
        return walk.take(f"{name} joins", lambda: house.join(name, role, branch)).afresh()

    return {
        "listener": heron,
        "manager": house.wren,
        "trustee": one("Dove", "trustee"),
        "coordinator": one("Plover", "coordinator", "North"),
        "safeguarding": one("Curlew", "safeguarding"),
    }


@pytest.fixture
def cost(at_page, asked):
    """How many statements each of these people's visit to a page takes."""

    def of(cast, path):
        return {role: _asked_by(at_page(person), path, asked) for role, person in cast.items()}

    return of


def _asked_by(client, path, asked):
    client.get(path)
    asked.clear()
    assert client.get(path).status_code == 200
    return len(asked)


def cases_come(cast, many):
    """So many breaches and complaints: of unknown people for the manager, of the manager for the trustee."""
    for who in many * ["unknown", cast["manager"].row]:
        by = {"bearer": cast["listener"].bearer, "who": who, "about": None}
        breach_report(**by, **LETTER, breach=uuid4(), noticed_on=date.today())
        grievance_raise(
            **by, whose="mine", grievance=uuid4(), texts={"what": "Nobody called.", "wish": "A call."}
        )


def test_home(house, cast, marigold, cost):
    cases_come(cast, 1)
    one = cost(cast, "/")
    cases_come(cast, 9)
    for name in ("Basil", "Sorrel", "Yarrow"):
        house.open_file(cast["listener"], name, told=False)
    assert cost(cast, "/") == one == HOME


def test_a_file(house, cast, marigold, cost):
    readers = {role: cast[role] for role in FILE}
    path = f"/files/{marigold.reference}/"
    house.note(cast["listener"], marigold)
    one = cost(readers, path)
    for _ in range(9):
        house.note(cast["listener"], marigold)
    assert cost(readers, path) == one == FILE
