"""The register: who may read it, and what of it."""

import pytest

from inconfidence.gate.errors import Absent, Refused
from inconfidence.rights import actions as rights
from inconfidence.sharing.selectors import register_asked, register_opened, register_rows
from inconfidence.store.models import LedgerEntry


@pytest.fixture
def told(sharing, heron, marigold):
    """Something that was told."""
    proposal = sharing.proposal(heron, marigold, "court-order")
    sharing.make(heron, proposal)
    return proposal


@pytest.mark.parametrize(("role", "branch"), [("coordinator", "North"), ("safeguarding", None)])
def test_those_who_answer_for_files_read_it(house, told, at_page, role, branch):
    plover = house.join("Plover", role, branch)
    page = at_page(plover).get("/disclosures/")
    assert page.status_code == 200 and "Social services" in page.content.decode()
    assert "Where a law or a court requires it" in page.content.decode()


def test_the_manager_reads_it(house, told, at_page):
    page = at_page(house.wren).get("/disclosures/").content.decode()
    assert "by name" in page and "Heron of the Garden" in page


def test_another_branch_reads_nothing_of_it(house, told, at_page):
    other = house.join("Dunnock", "coordinator", "South")
    page = at_page(other).get("/disclosures/")
    assert page.status_code == 200 and "Social services" not in page.content.decode()


def test_nor_of_a_file_that_was_erased(house, told, marigold):
    rights.file_erase(bearer=house.wren.bearer, file=marigold, ground="asked")
    north, south = house.join("Plover", "coordinator"), house.join("Dunnock", "coordinator", "South")
    assert [row.record for row in register_rows(north.bearer)] == [None]
    assert list(register_rows(south.bearer)) == []


@pytest.mark.parametrize("role", ["listener", "staff"])
def test_who_answers_for_none_gets_the_page_of_what_is_not_there(house, told, at_page, role):
    robin = house.join("Robin", role)
    answer, absent = at_page(robin).get("/disclosures/"), at_page(robin).get("/nowhere/")
    assert answer.status_code == 404 and answer.content == absent.content


def test_a_counsellor_is_told_why_not(house, told, teal):
    with pytest.raises(Refused):
        register_asked(teal.bearer)
    with pytest.raises(Absent):
        register_asked(house.join("Robin", "listener").bearer)


def test_that_it_was_read_is_written_down_with_each_file(house, told):
    before = LedgerEntry.objects.count()
    lines = register_opened(house.wren.bearer, list(register_rows(house.wren.bearer)))
    assert lines[0].content["who"]["organisation"] == "Social services"
    entry = LedgerEntry.objects.order_by("index").last()
    assert LedgerEntry.objects.count() == before + 1 and entry.file == told.opened.row.id


def test_a_file_that_is_closed_to_the_reader_keeps_its_line_to_itself(house, told, marigold):
    from inconfidence.charity.house import gate
    from inconfidence.files.movements import movement
    from inconfidence.files.records import keep_facts

    wren = house.wren
    with gate().passing(wren.bearer, movement(marigold, "record")) as passage:
        involved = frozenset({wren.row.id.hex})
        from dataclasses import replace

        keep_facts(passage, passage.change_facts(lambda facts: replace(facts, involved=involved)))
    lines = register_opened(wren.bearer, list(register_rows(wren.bearer)))
    assert len(lines) == 1 and lines[0].content == {}


def test_an_empty_register_says_so(house, at_page):
    assert "Nothing was told outside" in at_page(house.wren).get("/disclosures/").content.decode()


def test_the_way_to_it_is_shown_to_those_who_may_read_it(house, at_page, robin):
    assert "/disclosures/" in at_page(house.wren).get("/ask/").content.decode()
    assert "/disclosures/" not in at_page(robin).get("/ask/").content.decode()
