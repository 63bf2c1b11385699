"""Who was refused something in the last weeks, for the manager."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inconfidence.charity.house import CLOCK, gate
from inconfidence.files.movements import movement
from inconfidence.files.records import keep_facts
from inconfidence.files.selectors import file_opened
from inconfidence.gate import Absent
from inconfidence.ledger.entry import Entry
from inconfidence.oversight.refusals import refusals_lately
from inconfidence.oversight.views import looking as views
from inconfidence.store.models import CabinetGrant, LedgerEntry

LINES = 'FROM "store_ledgerentry" WHERE "store_ledgerentry"."charity_id"'


def said(client, query: str = "") -> str:
    page = client.get(f"/refusals/{query}").content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def tries(person, file) -> None:
    with pytest.raises(Absent):
        file_opened(person.bearer, file)


def party_to(file, person, by) -> None:
    """The person is complained of in the file."""
    with gate().passing(by.bearer, movement(file, "record")) as passage:
        party = frozenset({person.row.id.hex})
        keep_facts(passage, passage.change_facts(lambda facts: replace(facts, involved=party)))


def test_who_tried_is_named_with_the_file_and_how_often(house, robin, marigold, at_page):
    tries(robin, marigold)
    tries(robin, marigold)
    page = said(at_page(house.wren))
    assert f"Robin of the Garden tried to open something and could not. {marigold.reference}" in page
    assert "2 times that day" in page and "Marigold" not in page


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("path", ["/files/{}/erase/", "/code/adopt/"])
def test_what_the_code_did_not_permit_is_there(house, heron, marigold, at_page, method, path):
    asked = getattr(at_page(heron), method)(path.format(marigold.reference), {"ground": "asked"})
    assert asked.status_code == 403
    assert "Heron of the Garden asked for something that the code did not permit" in said(at_page(house.wren))


def test_a_form_that_the_code_permits_is_no_refusal(house, marigold, at_page):
    client = at_page(house.wren)
    assert client.get(f"/files/{marigold.reference}/erase/").status_code == 200
    assert client.get("/code/adopt/").status_code == 200
    assert "Nobody was refused anything" in said(client)


def test_no_reference_of_a_file_that_is_shut_to_the_reader(house, heron, robin, marigold, at_page):
    """She holds the cabinet, and is a party: not even the others' tries tell her that there is such a file."""
    party_to(marigold, house.wren, by=heron)
    tries(house.wren, marigold)
    tries(robin, marigold)
    page = said(at_page(house.wren))
    assert "Robin of the Garden tried to open something" in page
    assert marigold.reference not in page


def test_the_references_of_other_files_stay(house, heron, robin, marigold, at_page):
    other = house.open_file(heron, "Basil Oregano")
    party_to(marigold, house.wren, by=heron)
    tries(robin, marigold)
    tries(robin, other)
    page = said(at_page(house.wren))
    assert other.reference in page and marigold.reference not in page


def test_what_was_permitted_and_what_is_long_ago_is_not(house, heron, robin, marigold):
    file_opened(heron.bearer, marigold)
    assert refusals_lately(house.wren.bearer) == []
    tries(robin, marigold)
    with CLOCK.set_to(CLOCK.now() + timedelta(weeks=5)):
        assert refusals_lately(house.wren.bearer) == []
    assert len(refusals_lately(house.wren.bearer)) == 1


def test_nobody_else_sees_it_and_the_try_is_written_down(house, heron, at_page):
    assert at_page(heron).get("/refusals/").status_code == 403
    assert [one.who for one in refusals_lately(house.wren.bearer)] == [heron.row.id]


def test_a_trustee_sees_what_the_manager_was_refused(house, heron, marigold, at_page):
    """Nobody looks through their own tries alone."""
    linnet = house.join("Linnet", "trustee", None)
    party_to(marigold, house.wren, by=heron)
    tries(house.wren, marigold)
    page = said(at_page(linnet))
    assert "Wren Hazel tried to open something" in page and marigold.reference not in page
    assert "/refusals/" in at_page(linnet).get("/breaches/").content.decode()


@pytest.mark.parametrize("code", ["cwc"])
def test_nor_a_trustee_where_the_code_keeps_members_papers_from_them(house, at_page):
    linnet = house.join("Linnet", "trustee", None)
    assert at_page(linnet).get("/refusals/").status_code == 403
    assert "/refusals/" not in at_page(linnet).get("/breaches/").content.decode()


def test_without_the_key_of_members_papers_it_is_refused_and_written_down(house, at_page):
    client = at_page(house.wren)
    CabinetGrant.objects.filter(member=house.wren.row, cabinet__kind="personnel").delete()
    assert client.get("/refusals/").status_code == 403
    last = Entry.from_bytes(bytes(LedgerEntry.objects.latest("index").entry))
    assert (last.actor, last.outcome) == (house.wren.row.id, "refused")


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="nobody waits on PostgreSQL for who reads")
def test_nobody_waits_to_write_while_the_ledger_is_read(house, robin, marigold):
    """The reading itself is committed first: what reads four weeks holds no lock."""
    tries(robin, marigold)
    with CaptureQueriesContext(connection) as asked:
        assert refusals_lately(house.wren.bearer)
    said_to_it = [query["sql"] for query in asked]
    reads = next(at for at, sql in enumerate(said_to_it) if sql.startswith("SELECT") and LINES in sql)
    assert any(sql.startswith(("COMMIT", "RELEASE")) for sql in said_to_it[:reads])


def test_more_than_a_page_goes_on_on_the_next(house, robin, marigold, at_page, monkeypatch):
    monkeypatch.setattr(views, "_REFUSALS", 1)
    now = CLOCK.now()
    for day in (1, 2):
        with CLOCK.set_to(now - timedelta(days=day)):
            tries(robin, marigold)
    client = at_page(house.wren)
    first, second = (said(client, f"?page={page}") for page in (1, 2))
    assert "tried to open" in first and "tried to open" in second and first != second
    assert said(client, "?page=nonsense") == first and said(client, "?page=99") == second


def test_with_none_it_says_so(house, at_page):
    assert "Nobody was refused anything" in said(at_page(house.wren))
