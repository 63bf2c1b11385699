"""Whoever is gone may have kept a copy of a file's key: it is turned when a key-holder next unlocks, and until
then whoever holds it reads on Home that it is owed."""

import pytest

from inconfidence.charity import actions as charity
from inconfidence.charity.actions.file_keys import keys_to_turn, keys_turn_owed
from inconfidence.files import actions
from inconfidence.files.selectors import file_opened
from inconfidence.gate import Absent
from inconfidence.store.models import FileGrant, SealedFile
from inconfidence.vault.errors import SealBroken

PASSWORD = "a garden of quiet birds"


def generation(file) -> int:
    return SealedFile.objects.get(id=file.id).generation


@pytest.fixture
def gone(house, heron, robin, marigold):
    """Heron has left; Robin is still on Marigold's care team."""
    house.note(heron, marigold)
    actions.care_team_add(bearer=heron.bearer, file=marigold, member=robin.row)
    charity.member_take_leave(bearer=house.wren.bearer, member=heron.row)
    return heron


def test_a_leavers_files_are_owed_a_turning(house, gone, marigold, at_page):
    assert [one.file_id for one in keys_to_turn(house.wren.bearer)] == [marigold.id]
    page = at_page(house.wren).get("/").content.decode()
    assert "The key of one file is still to be turned" in page
    assert "Marigold" not in page.partition("key of one file")[2].partition("</form>")[0]


def test_the_next_key_holder_to_unlock_turns_them(house, gone, robin, marigold, at_page):
    before = generation(marigold)
    wren = house.sign_in(house.wren.email)
    assert generation(marigold) == before + 1
    assert not keys_to_turn(wren.bearer)
    assert "Turn the key" not in at_page(wren).get("/").content.decode()
    assert file_opened(wren.bearer, marigold).current("contact")
    assert file_opened(robin.bearer, marigold).current("contact")


def test_unlocking_does_it_as_well_as_signing_in(house, gone, marigold, at_page):
    client, before = at_page(house.wren), generation(marigold)
    client.post("/lock/")
    client.post("/unlock/", {"password": PASSWORD})
    assert generation(marigold) == before + 1


def test_the_button_on_home_turns_them_at_once(house, gone, marigold, at_page):
    client, before = at_page(house.wren), generation(marigold)
    assert client.post("/files/keys/").status_code == 302
    assert generation(marigold) == before + 1
    assert "Turn the key" not in client.get("/").content.decode()


@pytest.mark.parametrize("door", ["leave", "suspend"])
def test_a_key_holder_who_sends_somebody_away_turns_them_in_the_same_request(
    house, heron, marigold, at_page, door
):
    kept, before = FileGrant.objects.get(file=marigold, member=heron.row), generation(marigold)
    assert kept.quick_wrap
    at_page(house.wren).post(f"/members/{heron.row.id}/{door}/")
    assert generation(marigold) == before + 1
    kept.save(force_insert=True)  # somebody with the database puts the old grant back
    with pytest.raises(SealBroken):
        file_opened(heron.bearer, marigold)


def test_somebody_without_the_cabinet_neither_sees_nor_turns_them(house, gone, robin, marigold, at_page):
    before = generation(marigold)
    assert not keys_to_turn(robin.bearer)
    assert "Turn the key" not in at_page(house.sign_in(robin.email)).get("/").content.decode()
    at_page(robin).post("/files/keys/")
    assert generation(marigold) == before


def test_a_coordinator_turns_those_of_their_own_branch(house, heron, marigold):
    kite, swift = (house.join(*who) for who in (("Kite", "coordinator"), ("Swift", "coordinator", "South")))
    charity.member_take_leave(bearer=house.wren.bearer, member=heron.row)
    assert keys_turn_owed(bearer=swift.bearer) == 0
    assert keys_turn_owed(bearer=kite.bearer) == 1


def test_a_file_that_cannot_be_turned_locks_nobody_out(house, gone, marigold):
    SealedFile.objects.filter(id=marigold.id).update(facts=bytes(60))
    assert house.sign_in(house.wren.email)
    assert keys_to_turn(house.wren.bearer)


def test_taking_off_the_next_one_pays_what_was_owed(house, gone, robin, marigold):
    actions.care_team_remove(bearer=house.wren.bearer, file=marigold, member=robin.row)
    assert not keys_to_turn(house.wren.bearer)
    with pytest.raises(Absent):
        file_opened(robin.bearer, marigold)


def test_a_thousand_files_do_not_hold_up_the_door(house, heron, marigold, monkeypatch):
    house.open_file(heron, "Rose Teasel", told=False)
    monkeypatch.setattr("inconfidence.charity.actions.file_keys.AT_ONCE", 1)
    charity.member_take_leave(bearer=house.wren.bearer, member=heron.row)
    assert keys_turn_owed(bearer=house.wren.bearer) == 1
    assert len(keys_to_turn(house.wren.bearer)) == 1
