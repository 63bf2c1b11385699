"""Whoever is complained of meets the page of what is absent, though a grant of theirs is on the books."""

from dataclasses import replace

import pytest

from inconfidence.charity.house import gate
from inconfidence.files.actions import contact_record
from inconfidence.files.movements import movement
from inconfidence.files.records import keep_facts
from inconfidence.files.selectors import file_opened
from inconfidence.gate import Absent
from inconfidence.ledger.entry import Entry
from inconfidence.store.models import FileGrant, LedgerEntry


@pytest.fixture
def involved(house, heron, marigold):
    """Heron, on Marigold's care team, whom the file complains of."""
    with gate().passing(house.wren.bearer, movement(marigold, "record")) as passage:
        party = frozenset({heron.row.id.hex})
        keep_facts(passage, passage.change_facts(lambda facts: replace(facts, involved=party)))
    assert FileGrant.objects.filter(file=marigold, member=heron.row).exists()
    return heron


def test_every_page_of_the_file_is_the_page_of_nothing(involved, marigold, at_page):
    client = at_page(involved)
    for tail in (
        "",
        "header/",
        "team/",
        "contacts/new/",
        "consult/",
        "disclose/",
        "looked/",
        "first-contact/",
    ):
        there = client.get(f"/files/{marigold.reference}/{tail}")
        nowhere = client.get(f"/files/F-ZZZZZ/{tail}")
        assert there.status_code == nowhere.status_code == 404, tail
        assert there.content == nowhere.content, tail


def test_it_is_on_no_list_and_writes_the_line_of_absence(involved, marigold, at_page):
    assert marigold.reference not in at_page(involved).get("/files/").content.decode()
    with pytest.raises(Absent):
        file_opened(involved.bearer, marigold)
    last = Entry.from_bytes(bytes(LedgerEntry.objects.order_by("index").last().entry))
    assert (last.outcome, last.detail, last.file) == ("refused", None, marigold.id)


def test_they_write_nothing_into_it_either(involved, marigold):
    words = {"channel": "phone", "happened_on": marigold.opened_at.date(), "text": "It was not so."}
    with pytest.raises(Absent):
        contact_record(bearer=involved.bearer, file=marigold, record=marigold.id, **words)


def test_others_of_the_team_go_on(house, involved, marigold):
    assert file_opened(house.wren.bearer, marigold)
