"""How many statements a page costs, exactly: so that the cost does not creep back."""

from datetime import date
from uuid import uuid4

import pytest

from inconfidence.charity.house import gate
from inconfidence.files.movements import movement
from inconfidence.store.models import FileGrant

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
