"""Somebody outside asks whether we know a person: one answer for all, written down, and for the manager to see."""

import re
from uuid import uuid4

import pytest

from inconfidence.charity import cabinets
from inconfidence.charity.actions.turning import epoch_turn
from inconfidence.gate import Absent, Refused
from inconfidence.gate.acting import Note
from inconfidence.ledger.entry import Entry
from inconfidence.sharing.actions.enquiring import enquiry_finish, enquiry_take
from inconfidence.sharing.enquiries import enquiries_opened
from inconfidence.sharing.models import Enquiry
from inconfidence.store.models import Cabinet, LedgerEntry
from inconfidence.vault.errors import SealBroken

NOT_A_WORD = re.compile(rb'[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|value="[^"]{20,}"')


def typed(about: str = "Marigold Tansy", **words: str) -> dict[str, str]:
    asked = {"recipient": "police", "channel": "phone", "who": "Constable Fern, 01 23", "why": "A search."}
    return {"enquiry": str(uuid4()), **asked, "about": about, **words}


def take(person, **words):
    given = typed(**words)
    return enquiry_take(bearer=person.bearer, **given | {"enquiry": uuid4()})


def entries() -> list[Entry]:
    return [Entry.from_bytes(bytes(row.entry)) for row in LedgerEntry.objects.order_by("index")]


def test_it_is_reached_from_home_and_begins_with_what_to_say(house, heron, at_page):
    client = at_page(heron)
    assert "/enquiries/new/" in client.get("/").content.decode()
    page = client.get("/enquiries/new/").content.decode()
    assert page.index("neither yes nor no") < page.index("<form id=")


def test_known_and_unknown_names_get_the_same_page(house, heron, robin, marigold, at_page):
    """Also for the one who supports her: the page is not where one learns it."""
    for person in (robin, heron, house.wren):
        client = at_page(person)
        known, unknown = (
            client.post("/enquiries/new/", typed(about)) for about in ("Marigold Tansy", "Nobody Atall")
        )
        assert known.status_code == unknown.status_code == 200
        assert NOT_A_WORD.sub(b"", known.content) == NOT_A_WORD.sub(b"", unknown.content)
        assert b"Marigold" not in known.content


@pytest.mark.parametrize("code", ["cwc"])
def test_under_cwc_the_police_are_the_managers(house, heron, at_page):
    page = at_page(heron).post("/enquiries/new/", typed()).content.decode()
    assert "The police are sent to the manager" in page
    assert "Charity manager" in page
    assert take(heron).who_may == ("manager",)


@pytest.mark.parametrize("code", ["csf-2012", "csf-2016", "csf-2024", "csg06", "cwc"])
@pytest.mark.parametrize("asker", ["police", "court", "authority", "agency", "relative", "other"])
def test_no_code_lets_it_be_said_without_a_tie(house, heron, code, asker):
    assert take(heron, recipient=asker).outcome == "refused"


def test_it_is_in_the_ledger_without_a_name(house, heron, marigold):
    before = len(entries())
    take(heron)
    new = entries()[before:]
    assert [entry.outcome for entry in new] == ["refused", None]
    assert all(entry.actor == heron.row.id and entry.file is None for entry in new)
    assert new[1].change is not None
    kept = b"".join(bytes(row.entry) for row in LedgerEntry.objects.all())
    assert b"Marigold" not in kept and b"Constable" not in kept


def test_the_manager_reads_it_and_deletes_it(house, heron, at_page):
    take(heron)
    client = at_page(house.wren)
    assert "One person outside asked about somebody" in client.get("/").content.decode()
    page = client.get("/enquiries/").content.decode()
    assert "Constable Fern" in page and "Marigold Tansy" in page and "Heron of the Garden" in page
    [row] = Enquiry.objects.all()
    assert b"Constable" not in bytes(row.content)
    assert client.post(f"/enquiries/{row.id}/done/").status_code == 302
    assert not Enquiry.objects.exists()
    assert "asked about somebody" not in client.get("/").content.decode()


def test_nobody_else_reads_or_deletes_it(house, heron, robin, at_page):
    take(heron)
    row = Enquiry.objects.get()
    dove = house.join("Dove", "trustee", None)
    for person in (heron, robin, dove):
        client = at_page(person)
        assert client.get("/enquiries/").status_code in {403, 404}
        assert "asked about somebody" not in client.get("/").content.decode()
    assert at_page(heron).post(f"/enquiries/{row.id}/done/").status_code == 403
    with pytest.raises((Absent, Refused)):
        enquiries_opened(dove.bearer)
    with pytest.raises((Absent, Refused)):
        enquiry_finish(bearer=dove.bearer, enquiry=row.id)
    assert Enquiry.objects.exists()


@pytest.mark.parametrize("place", [0, 3, -1], ids=["whose epoch", "another epoch", "its seal"])
def test_one_that_was_changed_is_refused_and_written_down(house, heron, place):
    take(heron)
    spoilt = bytearray(Enquiry.objects.get().content)
    spoilt[place] ^= 4
    Enquiry.objects.update(content=bytes(spoilt))
    before = len(entries())
    with pytest.raises(SealBroken):
        enquiries_opened(house.wren.bearer)
    assert [(line.kind, line.actor) for line in entries()[before:]] == [
        ("passage", house.wren.row.id),
        ("fault", house.wren.row.id),
    ]


@pytest.fixture
def turns_after_opening(house, monkeypatch):
    """Has the desk's keys turn between the present ones and those of before, so many times."""

    def turning(times: int) -> None:
        read, desk, left = cabinets.held_now, Cabinet.objects.get(kind="personnel").id, [None] * times

        def and_turn(bearer, cabinet):
            held = read(bearer, cabinet)
            if left:
                left.pop()
                epoch_turn(house.wren.bearer, desk, Note())
            return held

        monkeypatch.setattr(cabinets, "held_now", and_turn)

    return turning


def test_a_turn_while_they_are_read_is_no_fault(house, heron, turns_after_opening):
    take(heron)
    turns_after_opening(1)
    assert [asked.content["about"] for asked in enquiries_opened(house.wren.bearer)] == ["Marigold Tansy"]
    assert "fault" not in {line.kind for line in entries()}


def test_where_they_turn_twice_the_page_says_to_do_it_again(house, heron, turns_after_opening, at_page):
    take(heron)
    client = at_page(house.wren)
    turns_after_opening(2)
    answer = client.get("/enquiries/")
    assert answer.status_code == 409 and b"do the same again" in answer.content
    assert "fault" not in {line.kind for line in entries()}
    assert b"Constable Fern" in client.get("/enquiries/").content


def after_another(client) -> str:
    return client.post("/enquiries/new/", typed()).content.decode()


def test_sent_twice_it_is_kept_once(house, heron, at_page):
    client, once = at_page(heron), typed()
    client.post("/enquiries/new/", once)
    again = client.post("/enquiries/new/", once | {"about": "Basil Oregano"}).content.decode()
    assert "This came before" in again and "Basil Oregano</textarea>" in again
    assert Enquiry.objects.count() == 1 and "This came before" not in after_another(client)


def test_with_the_id_of_anothers_nothing_is_lost_in_silence(house, heron, robin, at_page):
    once = typed()
    at_page(heron).post("/enquiries/new/", once)
    before = len(entries())
    assert at_page(robin).post("/enquiries/new/", typed() | {"enquiry": once["enquiry"]}).status_code == 404
    assert Enquiry.objects.get().taken_by_id == heron.row.id
    assert [(line.kind, line.actor) for line in entries()[before:]] == [
        ("passage", robin.row.id),
        ("fault", robin.row.id),
    ]


def test_what_is_not_there_cannot_be_finished(house):
    with pytest.raises(Absent):
        enquiry_finish(bearer=house.wren.bearer, enquiry=uuid4())
