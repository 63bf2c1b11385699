"""Home tells the manager, and nobody else, that backups are wanting."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from inconfidence.charity.house import CLOCK
from inconfidence.cli.backups import back_up
from inconfidence.store.backup.state import failure_keep

pytestmark = pytest.mark.django_db(transaction=True)

WANTING = {
    "off": "No backup is made by itself.",
    "failed": "The last backup could not be made.",
    "none": "There is no backup yet.",
    "old": "A backup is overdue.",
}
MEND = "Ask whoever looks after the server to run the doctor"


@pytest.fixture(autouse=True)
def in_a_folder(folder, settings) -> None:
    settings.BACKUPS, settings.PRACTICE = folder, False


def test_nothing_is_said_where_all_is_well(lived, folder, at_page) -> None:
    assert MEND not in at_page(lived.wren).get("/").content.decode()
    back_up(lived.charity.id, folder)
    assert MEND not in at_page(lived.wren).get("/").content.decode()


@pytest.mark.parametrize("word", WANTING)
def test_the_manager_reads_what_is_wrong(lived, heron, folder, settings, at_page, word) -> None:
    if word == "off":
        settings.BACKUPS = None
    if word in {"failed", "old"}:
        back_up(lived.charity.id, folder)
    if word == "failed":
        failure_keep(settings.DATA, lived.charity.id, datetime.now(UTC) + timedelta(seconds=5), "no room")
    with CLOCK.set_to(datetime.now(UTC) + timedelta(days=2 if word in {"none", "old"} else 0)):
        page = at_page(lived.wren).get("/").content.decode()
        assert WANTING[word] in page and MEND in page
        assert "no room" not in page
        assert ("The newest is of" in page) == (word in {"failed", "old"})
        assert MEND not in at_page(heron).get("/").content.decode()


def test_a_practice_copy_says_nothing(lived, settings, at_page) -> None:
    settings.BACKUPS, settings.PRACTICE = None, True
    assert MEND not in at_page(lived.wren).get("/").content.decode()
