"""A cabinet's keys turn between two reads of one opening: nothing is wrong, and the ledger says nothing is."""

from dataclasses import replace
from uuid import uuid4

import pytest

from inconfidence.charity.actions.file_keys import file_key_turn
from inconfidence.charity.actions.turning import epoch_turn
from inconfidence.charity.house import CLOCK, gate
from inconfidence.files.actions import worry_record
from inconfidence.files.movements import movement
from inconfidence.files.selectors import file_opened, files_found, files_listed
from inconfidence.files.views import home
from inconfidence.gate import shelf
from inconfidence.gate.acting import Note
from inconfidence.gate.errors import KeysTurned
from inconfidence.gate.movement import BY_OFFICE
from inconfidence.ledger.entry import Entry
from inconfidence.store.adapter import DatabaseStore, DatabaseTransaction
from inconfidence.store.lists import DatabaseLists
from inconfidence.store.models import CabinetGrant, FileGrant, LedgerEntry, ListPage, SealedFile, SealedRecord


def faults() -> list[Entry]:
    entries = (Entry.from_bytes(bytes(row.entry)) for row in LedgerEntry.objects.all())
    return [entry for entry in entries if entry.kind == "fault"]


@pytest.fixture
def kite(house, walk, marigold):
    """A coordinator of the north, with none of the cabinets' keys in hand yet: each is opened as it is wanted."""
    kite = walk.take("Kite joins", lambda: house.join("Kite", "coordinator"))
    return replace(kite, bearer=replace(kite.bearer, cabinets={}))


@pytest.fixture
def turn(house, marigold):
    """Turns the keys of the cabinet in which Marigold's file lies, within whatever transaction there is."""
    return lambda: epoch_turn(house.wren.bearer, marigold.cabinet_id, Note())


@pytest.fixture
def turns_after(turn, monkeypatch):
    """Has them turn after a read of the books, so many times: `turns_after(DatabaseTransaction, "at_file", 1)`."""

    def after(whose, name: str, times: int) -> None:
        read, left = getattr(whose, name), [None] * times

        def and_turn(self, *values):
            found = read(self, *values)
            if left:
                left.pop()
                turn()
            return found

        monkeypatch.setattr(whose, name, and_turn)

    return after


def test_an_opening_reads_the_books_again(kite, marigold, turns_after):
    turns_after(DatabaseTransaction, "at_file", 1)
    assert file_opened(kite.bearer, marigold).header["name"] == "Marigold Tansy"
    assert not faults()


def test_so_it_does_for_what_still_lies_under_the_keys_of_before(kite, marigold, turn, turns_after):
    dropped = SealedFile.objects.get(id=marigold.id)
    turn()
    waiting = {"drawer": None, "dropped_in_epoch": dropped.dropped_in_epoch, "key_wrap": dropped.key_wrap}
    assert SealedFile.objects.filter(id=marigold.id).update(**waiting)
    turns_after(DatabaseTransaction, "cabinet_grant", 1)
    assert file_opened(kite.bearer, marigold).header["name"] == "Marigold Tansy"
    assert not faults()


def test_where_they_turn_twice_it_is_refused_and_is_no_fault(kite, marigold, turns_after):
    turns_after(DatabaseTransaction, "at_file", 2)
    with pytest.raises(KeysTurned):
        file_opened(kite.bearer, marigold)
    assert not faults()
    assert file_opened(kite.bearer, marigold)


def test_a_list_looks_again(kite, marigold, turns_after):
    turns_after(DatabaseLists, "cabinets", 1)
    listed = files_listed(kite.bearer)
    assert [line.name for line in listed[:]] == ["Marigold Tansy"]
    assert not listed.shut and not faults()


def test_looking_for_a_name_looks_again(kite, marigold, turns_after):
    turns_after(DatabaseLists, "cabinets", 1)
    assert [line.name for line in files_found(kite.bearer, "Marigold Tansy").exact] == ["Marigold Tansy"]
    assert not faults()


def test_who_loses_their_keys_while_they_look_forgets_no_page(kite, marigold, turn, monkeypatch):
    """A page of before the turn is still everybody else's."""
    monkeypatch.setattr(shelf, "LOOSE", 0)
    files_listed(kite.bearer)
    pages = set(ListPage.objects.values_list("id", flat=True))
    turn()
    read, left = DatabaseLists.epochs_before, [CabinetGrant.objects.filter(member_id=kite.bearer.member)]

    def and_suspend(self, *values):
        found = read(self, *values)
        if left:
            left.pop().delete()
        return found

    monkeypatch.setattr(DatabaseLists, "epochs_before", and_suspend)
    assert [line.name for line in files_listed(kite.bearer)[:]] == ["Marigold Tansy"]
    assert pages and set(ListPage.objects.values_list("id", flat=True)) == pages
    assert not left and not faults()


@pytest.mark.parametrize("then", ["turned", "gone"])
def test_a_file_whose_key_turns_while_it_is_listed_was_forged_by_nobody(
    house, heron, marigold, monkeypatch, then
):
    """The rows of the list are of before: since then the key has turned, and was given again or was not."""
    FileGrant.objects.update(quick_wrap=b"")
    read, before = DatabaseLists.own, []
    with DatabaseStore(house.charity.id, CLOCK).transaction() as tx:
        before.append(tx.lists.own(heron.row.id))
    with gate().passing(house.wren.bearer, movement(marigold, "keep", purpose=BY_OFFICE)) as passage:
        file_key_turn(passage, house.wren.bearer)
    if then == "gone":
        FileGrant.objects.all().delete()
    monkeypatch.setattr(DatabaseLists, "own", lambda self, who: before.pop() if before else read(self, who))
    listed = files_listed(heron.bearer)
    assert [line.name for line in listed[:]] == (["Marigold Tansy"] if then == "turned" else [])
    assert not before and not listed.shut and not faults()


@pytest.fixture
def key_turns(house, marigold):
    """Turns the key of Marigold's file: everything in it is sealed anew."""

    def turn() -> None:
        with gate().passing(house.wren.bearer, movement(marigold, "keep", purpose=BY_OFFICE)) as passage:
            file_key_turn(passage, house.wren.bearer)

    return turn


@pytest.fixture
def worried(heron, marigold):
    """Heron recorded a worry about Marigold: the office owes a look at it."""
    words = {"grounds": ["risk-to-client"], "text": "No answer since Sunday.", "record": uuid4()}
    worry_record(bearer=heron.bearer, file=marigold, **words)
    return words["record"]


@pytest.mark.parametrize("after", ["what is due", "the files"])
def test_what_is_due_is_read_as_it_is_by_then(
    house, marigold, worried, key_turns, at_page, monkeypatch, after
):
    """The file's key turns between the reads of one page."""
    whose, name = (home, "dues_of") if after == "what is due" else (DatabaseLists, "files")
    read, before = getattr(whose, name), []
    if after == "the files":
        with DatabaseStore(house.charity.id, CLOCK).transaction() as tx:
            before.append(tx.lists.files({marigold.id}, house.wren.row.id))
        key_turns()

    def and_turn(*asked, **about):
        found = before.pop() if before else read(*asked, **about)
        if after == "what is due":
            key_turns()
        return found

    monkeypatch.setattr(whose, name, and_turn)
    page = at_page(house.wren).get("/").content.decode()
    assert "A worry to act on" in page and "Marigold Tansy" in page
    assert not before and not faults()


def test_one_that_was_spoilt_is_a_fault_all_the_same(house, marigold, worried, at_page):
    SealedRecord.objects.filter(id=worried).update(content=bytes(64))
    assert "A worry to act on" not in at_page(house.wren).get("/").content.decode()
    assert len(faults()) == 1


def test_one_that_went_in_the_meantime_is_due_no_more(house, marigold, worried, at_page, monkeypatch):
    monkeypatch.setattr(DatabaseLists, "records", lambda *_asked: [])
    page = at_page(house.wren).get("/").content.decode()
    assert "A worry to act on" not in page and not faults()
