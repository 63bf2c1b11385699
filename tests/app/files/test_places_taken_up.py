"""A place on a care team is taken up at unlocking: its first opening costs what every other costs."""

import pytest

from inconfidence.charity.actions.file_keys import places_take_up
from inconfidence.charity.house import CLOCK
from inconfidence.files import actions
from inconfidence.files.selectors import file_opened
from inconfidence.gate.errors import Absent, Forged
from inconfidence.gate.places_taken import key_of_place
from inconfidence.store.adapter import DatabaseStore
from inconfidence.store.models import FileGrant
from tests.app.conftest import PASSWORD
from tests.app.files.test_care_team import share


def grant_of(person, file) -> FileGrant:
    return FileGrant.objects.get(file=file, member=person.row)


def test_whoever_opens_a_file_has_its_key_at_hand(heron, marigold):
    assert grant_of(heron, marigold).quick_wrap
    assert file_opened(heron.bearer, marigold)


def test_a_place_is_taken_up_at_the_next_sign_in(house, robin, marigold):
    share(house, marigold, robin)
    assert not grant_of(robin, marigold).quick_wrap
    again = house.sign_in(robin.email)
    assert grant_of(robin, marigold).quick_wrap
    assert places_take_up(bearer=again.bearer) == 0
    assert file_opened(again.bearer, marigold)


def test_and_at_unlocking(house, robin, marigold, at_page):
    client = at_page(robin)
    client.post("/lock/")
    share(house, marigold, robin)
    client.post("/unlock/", {"password": PASSWORD})
    assert grant_of(robin, marigold).quick_wrap
    assert client.get(f"/files/{marigold.reference}/").status_code == 200


def test_one_that_nobody_gave_is_left_and_keeps_nobody_from_the_others(house, heron, robin, marigold):
    ash = house.open_file(heron, name="Ash Lane")
    share(house, marigold, robin)
    share(house, ash, robin)
    FileGrant.objects.filter(file=marigold, member=robin.row).update(signature=bytes(66))
    again = house.sign_in(robin.email)
    assert not grant_of(robin, marigold).quick_wrap and grant_of(robin, ash).quick_wrap
    assert file_opened(again.bearer, ash)
    with pytest.raises(Forged):
        file_opened(again.bearer, marigold)


@pytest.mark.parametrize(
    "change", [{"wrap": bytes(1170)}, {"wrap": b""}, {"statement": b"", "signature": b""}]
)
def test_nonsense_in_a_grant_keeps_nobody_out(house, robin, marigold, change):
    share(house, marigold, robin)
    FileGrant.objects.filter(file=marigold, member=robin.row).update(**change)
    house.sign_in(robin.email)
    assert not grant_of(robin, marigold).quick_wrap


def test_what_was_given_anew_meanwhile_is_not_overwritten(house, robin, marigold):
    """The wraps are opened with no transaction open: the key may be turned in that time."""
    share(house, marigold, robin)
    store = DatabaseStore(robin.bearer.charity, CLOCK)
    with store.transaction() as tx:
        [place] = tx.new_places(robin.bearer.member, 10)
    key_of_place(robin.bearer, place)
    FileGrant.objects.filter(file=marigold, member=robin.row).update(wrap=b"another")
    with store.transaction() as tx:
        tx.keep_quick_wrap(place, robin.bearer.member, b"of the old key")
    assert not grant_of(robin, marigold).quick_wrap


def test_a_place_that_was_taken_away_is_closed_however_it_was_taken_up(house, robin, marigold):
    share(house, marigold, robin)
    again = house.sign_in(robin.email)
    actions.care_team_remove(bearer=house.wren.bearer, file=marigold, member=robin.row)
    with pytest.raises(Absent):
        file_opened(again.bearer, marigold)


def test_of_very_many_only_so_many_are_taken_up_at_once(house, heron, robin, marigold, monkeypatch):
    ash = house.open_file(heron, name="Ash Lane")
    share(house, marigold, robin)
    share(house, ash, robin)
    monkeypatch.setattr("inconfidence.gate.places_taken.AT_ONCE", 1)
    assert [places_take_up(bearer=robin.bearer) for _ in range(3)] == [1, 1, 0]
