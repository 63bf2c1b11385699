"""Requests that no form of ours would send, and two at once."""

from datetime import date
from uuid import UUID

import pytest

from inconfidence.files import actions
from inconfidence.files.header import header_of
from inconfidence.gate.errors import Absent, Changed
from inconfidence.store.models import FileGrant, LedgerEntry, Member, SealedFile, SealedRecord

NOBODY = UUID("00000000-0000-4000-8000-00000000000a")
ASKED = [
    ("get", "first-contact/explained/"),
    ("post", "first-contact/explained/"),
    ("post", f"team/{NOBODY}/remove/"),
    ("post", f"due/{NOBODY}/done/"),
    ("post", f"worries/{NOBODY}/seen/"),
]


@pytest.mark.parametrize(("method", "tail"), ASKED)
def test_asking_for_nothing_leaves_the_same_line_as_asking_for_a_strangers_file(
    house, robin, marigold, at_page, method, tail
):
    client, lines = at_page(robin), []
    for reference in (marigold.reference, "F-ZZZZZ"):
        before = LedgerEntry.objects.count()
        assert getattr(client, method)(f"/files/{reference}/{tail}").status_code == 404
        lines.append(LedgerEntry.objects.count() - before)
    assert lines == [1, 1]


def test_the_id_of_a_strangers_file_does_not_give_its_reference(house, robin, marigold):
    with pytest.raises(Absent):
        actions.file_open(
            bearer=robin.bearer,
            member=robin.row,
            file=marigold.id,
            subject="client",
            header=header_of({"name": "Anybody"}),
        )
    assert SealedFile.objects.count() == 1


def test_the_id_of_a_strangers_record_is_no_fault_and_no_answer(house, heron, robin, marigold, at_page):
    house.note(heron, marigold)
    theirs = SealedRecord.objects.filter(file=marigold).order_by("kept_at").last()
    own = house.open_file(robin, "Basil Thyme")
    today = date.today()
    answer = at_page(robin).post(
        f"/files/{own.reference}/contacts/new/",
        {
            "record": str(theirs.id),
            "channel": "phone",
            "happened_on_day": today.day,
            "happened_on_month": today.month,
            "happened_on_year": today.year,
            "text": "anything",
        },
    )
    assert answer.status_code == 404
    theirs.refresh_from_db()
    assert theirs.file_id == marigold.id


def test_whoever_left_while_the_page_was_open_gets_no_key(house, heron, robin, marigold):
    from inconfidence.charity.errors import NotReady

    asked_before = Member.objects.get(id=robin.row.id)
    Member.objects.filter(id=robin.row.id).update(state="left")
    with pytest.raises(NotReady):
        actions.care_team_add(bearer=house.wren.bearer, file=marigold, member=asked_before)
    assert not FileGrant.objects.filter(member=robin.row).exists()


def test_a_contact_corrected_meanwhile_is_not_moved_by_halves(house, heron, marigold, monkeypatch):
    house.note(heron, marigold)
    other = house.open_file(heron, "Basil Thyme")
    first = SealedRecord.objects.filter(file=marigold).order_by("kept_at").last()
    stale = SealedRecord.objects.get(id=first.id)
    actions.contact_correct(
        bearer=heron.bearer,
        file=marigold,
        record=first.id,
        channel="phone",
        happened_on=date.today(),
        text="Waiting no more.",
    )
    monkeypatch.setattr("inconfidence.files.actions.contacts._record", lambda file, record: stale)
    with pytest.raises(Changed):
        actions.contact_move(bearer=heron.bearer, file=marigold, record=first.id, to=other)
    first.refresh_from_db()
    assert first.file_id == marigold.id


@pytest.mark.parametrize("version", ["9" * 30, "9" * 5000, "-1", "1e9", "\x00"])
def test_a_version_that_cannot_be_is_said_kindly(house, heron, marigold, at_page, version):
    typed = {"version": version, "name": "Marigold Tansy"}
    answer = at_page(heron).post(f"/files/{marigold.reference}/header/", typed)
    assert answer.status_code == 200


def test_a_wrap_made_before_the_key_turned_does_not_replace_the_new_one(house, heron, marigold):
    """A list that was being read while the key turned would else close the file to the whole office."""
    from inconfidence.charity.house import CLOCK
    from inconfidence.store.adapter import DatabaseStore

    store = DatabaseStore(house.charity.id, CLOCK)
    with store.transaction() as tx:
        _, before = tx.at_file(heron.row.id, marigold.id)
    actions.care_team_remove(bearer=house.wren.bearer, file=marigold, member=heron.row)
    kept = bytes(SealedFile.objects.get().key_wrap)
    drawer = SealedFile.objects.get().drawer_id
    with store.transaction() as tx:
        tx.keep_in_drawer(before, drawer, b"the key of before")
    assert bytes(SealedFile.objects.get().key_wrap) == kept
    SealedFile.objects.update(drawer=None)  # as where whoever turned it holds no cabinet
    with store.transaction() as tx:
        tx.keep_in_drawer(before, drawer, b"the key of before")
    assert bytes(SealedFile.objects.get().key_wrap) == kept


def test_a_facts_sheet_sealed_for_another_version_is_not_kept(house, heron, marigold):
    from inconfidence.charity.house import gate
    from inconfidence.files.movements import movement
    from inconfidence.files.records import keep_facts

    with (
        pytest.raises(Changed),
        gate().passing(heron.bearer, movement(marigold, "record")) as passage,
    ):
        SealedFile.objects.update(facts_version=99)
        keep_facts(passage, passage.change_facts(lambda facts: facts))
