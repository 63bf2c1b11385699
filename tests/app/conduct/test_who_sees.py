"""Who finds a breach on their list: those to whose office the code gives it, and nobody who is a party to it."""

import re
from uuid import UUID

import pytest

from inconfidence.charity.actions.keys import cabinets_give
from inconfidence.conduct.selectors import breach_rows, breaches_asked, breaches_due
from inconfidence.ledger.entry import Entry
from inconfidence.store.models import CabinetGrant, LedgerEntry, Member

# Times and how often, and what a page says of the line that a visit itself leaves.
COUNTED = re.compile(r"\d+|csrf[^>]*>|[Oo]nce|[Tt]wice")


def deeds(person) -> list[Entry]:
    """What the ledger says of them, in order."""
    entries = [Entry.from_bytes(bytes(row.entry)) for row in LedgerEntry.objects.order_by("index")]
    return [entry for entry in entries if entry.actor == person.row.id]


def first_on_the_books(person, kind: str) -> None:
    """Their key to this cabinet comes before their others: ids are drawn."""
    grants = CabinetGrant.objects.filter(member=person.row, cabinet__kind=kind)
    assert grants.update(id=UUID(int=1)) == 1


def made_manager(house, person):
    """The same person, with a manager's office and keys."""
    Member.objects.filter(id=person.row.id).update(role="manager")
    cabinets_give(bearer=house.wren.bearer, member=person.row)
    return house.sign_in(person.email)


@pytest.mark.parametrize("first", ["grievance", "whistleblowing"])
def test_a_key_held_for_want_of_another_opens_no_register(house, heron, conduct, first):
    """Whichever of the manager's two keys comes first on the books."""
    first_on_the_books(house.wren, first)
    conduct.report(heron, who=house.wren.row)
    mine = conduct.report(heron)
    breaches_asked(house.wren.bearer)
    assert [row.id for row in breach_rows(house.wren.bearer)] == [mine.id]


def test_no_page_of_a_manager_differs_by_a_report_about_them(house, heron, conduct, at_page):
    """Before a trustee holds its key: the manager does, and learns from no page and no line of the ledger."""
    client = at_page(house.wren)
    first_on_the_books(house.wren, "grievance")

    def visited() -> dict[str, str]:
        paths = ("/", "/breaches/", "/files/", "/refusals/", "/recorded/")
        return {path: COUNTED.sub("#", client.get(path).content.decode()) for path in paths}

    def written() -> tuple[dict[str, str], list[tuple]]:
        before = len(deeds(house.wren))
        pages = visited()
        return pages, [(one.kind, one.outcome, one.file) for one in deeds(house.wren)[before:]]

    assert "No breach has been reported" in visited()["/breaches/"]
    without = written()
    conduct.report(heron, who=house.wren.row)
    assert written() == without


def test_a_party_who_comes_to_the_office_later_finds_the_others_alone(house, heron, robin, conduct):
    """Named as a listener, a manager since: their own key opens the cabinet, and the register shows the rest."""
    conduct.report(heron, who=robin.row)
    other = conduct.report(heron)
    robin = made_manager(house, robin)
    before = len(deeds(robin))
    assert [row.id for row in breach_rows(robin.bearer)] == [other.id]
    assert [row.id for row in breaches_due(robin.bearer)] == [other.id]
    assert len(deeds(robin)) == before


def test_whoever_is_given_keys_later_finds_it_on_home(house, heron, conduct, at_page, request):
    row = conduct.report(heron, who=house.wren.row)
    dove = request.getfixturevalue("dove")
    assert f"/breaches/{row.reference}/" in at_page(dove).get("/").content.decode()
    assert [one.id for one in breaches_due(dove.bearer)] == [row.id]
