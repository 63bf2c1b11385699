"""Who finds a breach on their list: those to whose office the code gives it, and nobody who is a party to it."""

import re
from uuid import UUID, uuid4

import pytest

from inconfidence.charity.actions.keys import cabinets_give, member_reinstate, member_suspend
from inconfidence.charity.house import gate
from inconfidence.conduct.breaches.actions import breach_take_on, who_name
from inconfidence.conduct.breaches.register import BREACHES
from inconfidence.conduct.breaches.selectors import breach_rows
from inconfidence.conduct.cases.reading import register_asked
from inconfidence.conduct.cases.waiting import cases_due
from inconfidence.conduct.models import Breach
from inconfidence.gate import Absent
from inconfidence.ledger.entry import Entry
from inconfidence.store.models import CabinetGrant, LedgerEntry, Member, SealedFile

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
    register_asked(BREACHES, house.wren.bearer)
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
    assert [row.id for row in cases_due(robin.bearer, BREACHES)] == [other.id]
    assert len(deeds(robin)) == before


def test_whoever_is_given_keys_later_finds_it_on_home(house, heron, conduct, at_page, request):
    row = conduct.report(heron, who=house.wren.row)
    dove = request.getfixturevalue("dove")
    assert f"/breaches/{row.reference}/" in at_page(dove).get("/").content.decode()
    assert [one.id for one in cases_due(dove.bearer, BREACHES)] == [row.id]


@pytest.fixture
def kite(house):
    """A second manager."""
    return house.join("Kite", "manager", None)


def keys_taken(house, person) -> None:
    """They are a manager still, without a key."""
    member_suspend(bearer=house.wren.bearer, member=person.row)
    member_reinstate(bearer=house.wren.bearer, member=person.row)


def test_an_owner_without_keys_owns_nothing(house, heron, kite, conduct):
    row = conduct.report(heron)
    breach_take_on(bearer=kite.bearer, case=row.file)
    assert cases_due(house.wren.bearer, BREACHES) == []
    keys_taken(house, kite)
    assert cases_due(kite.bearer, BREACHES) == []
    assert [one.id for one in cases_due(house.wren.bearer, BREACHES)] == [row.id]


def test_an_owner_who_turns_out_to_have_done_it_is_on_no_list_of_it(house, heron, kite, conduct):
    """Not when their keys are given back, either."""
    row = conduct.report(heron)
    breach_take_on(bearer=kite.bearer, case=row.file)
    keys_taken(house, kite)
    who_name(bearer=house.wren.bearer, case=row.file, record=uuid4(), who=kite.row)
    row.refresh_from_db()
    assert (row.owner, row.taken_on_at) == (None, None)
    kite = made_manager(house, kite)
    assert cases_due(kite.bearer, BREACHES) == [] and list(breach_rows(kite.bearer)) == []
    assert [one.id for one in cases_due(house.wren.bearer, BREACHES)] == [row.id]


def test_whoever_was_named_before_stays_a_party(house, heron, robin, teal, conduct):
    row = conduct.report(heron, who=robin.row)
    for who in (teal.row, "outside"):
        who_name(bearer=house.wren.bearer, case=row.file, record=uuid4(), who=who)
    for person in (robin, teal):
        person = made_manager(house, person)
        assert list(breach_rows(person.bearer)) == []
        with pytest.raises(Absent):
            conduct.opened(person, row)


def test_naming_somebody_says_whom_it_is_about(house, heron, conduct):
    """A report of nobody is about the charity; the code is asked about the person from then on."""
    row = conduct.report(heron)
    who_name(bearer=house.wren.bearer, case=row.file, record=uuid4(), who=heron.row)
    with gate().passing(house.wren.bearer, BREACHES.about(row.file, "view")) as passage:
        passage.remark(verb="breach-read")
    assert passage.facts.subject == "volunteer"


def test_the_gate_says_of_a_broken_one_that_it_does_not_open(house, heron, conduct):
    """It shuts out itself and no other, and the ledger has a fault."""
    broken, whole = conduct.report(heron), conduct.report(heron)
    SealedFile.objects.filter(id=broken.id).update(facts=bytes(200))
    asked = [BREACHES.about(row.file, "view") for row in (broken, whole)]
    assert gate().open_to(house.wren.bearer, asked) == [whole.id]
    assert (deeds(house.wren)[-1].kind, deeds(house.wren)[-1].file) == ("fault", broken.id)


def test_an_erased_one_stays_on_the_register_of_whoever_dealt_with_it(house, heron, dove, conduct):
    """One about the manager was with the trustees, and the manager learns nothing of it when it is gone."""
    row = conduct.report(heron, who=house.wren.row)
    left = Breach.objects.filter(id=row.id)
    left.update(file=None)  # as an erasure leaves it
    assert list(breach_rows(dove.bearer)) == []  # nothing says any more whether it was about Dove
    left.update(owner=dove.row)
    assert [one.id for one in breach_rows(dove.bearer)] == [row.id]
    assert list(breach_rows(house.wren.bearer)) == []


def test_the_forms_say_that_a_name_in_the_text_keeps_nobody_out(house, heron, conduct, at_page):
    row = conduct.report(heron)
    for person, path in ((heron, "/breaches/new/"), (house.wren, f"/breaches/{row.reference}/who/")):
        page = at_page(person).get(path).content.decode()
        assert "A name in the text alone keeps nobody out." in page, path
