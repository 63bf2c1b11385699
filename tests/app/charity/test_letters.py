"""The letter to somebody who leaves is owed until they have it, by whoever ended their membership."""

import pytest

from inconfidence.charity import actions
from inconfidence.charity.models import Letter
from inconfidence.gate.errors import Absent, Refused
from inconfidence.store.models import Member

OWED = "is owed the letter"


def home(client) -> str:
    return client.get("/").content.decode()


def test_it_is_owed_on_home_until_it_is_given(house, heron, at_page):
    client, page = at_page(house.wren), f"/members/{heron.row.id}/"
    assert OWED not in home(client)
    client.post(f"{page}leave/")
    assert f"Heron of the Garden has left, and {OWED}" in home(client)
    assert "They have the letter" in client.get(page).content.decode()
    for _twice in range(2):
        assert client.post(f"{page}letter/")["Location"] == page
    assert OWED not in home(client)
    shown = client.get(page).content.decode()
    assert "They have the letter" not in shown and "given on" in shown


def test_it_passes_to_another_manager_when_whoever_owed_it_cannot_give_it(house, heron, at_page):
    plover = house.join("Plover", "manager", None)
    actions.member_take_leave(bearer=house.wren.bearer, member=heron.row)
    assert OWED not in home(at_page(plover))
    Member.objects.filter(id=house.wren.row.id).update(trained_until="2020-01-01")
    assert OWED in home(at_page(plover))


def test_none_is_owed_to_who_promised_nothing_or_is_only_suspended_or_came_back(house, heron, robin):
    newt = house.invite("Newt", "listener")
    Member.objects.filter(id=newt.id).update(signed_digest="")
    newt.refresh_from_db()
    for member in (newt, robin.row):
        actions.member_take_leave(bearer=house.wren.bearer, member=member)
    actions.member_suspend(bearer=house.wren.bearer, member=heron.row)
    assert [letter.member_id for letter in Letter.objects.all()] == [robin.row.id]
    actions.member_reinstate(bearer=house.wren.bearer, member=robin.row)
    assert not Letter.objects.exists()


def test_nobody_else_sees_it_or_says_that_it_was_given(house, heron, robin, at_page):
    actions.member_take_leave(bearer=house.wren.bearer, member=heron.row)
    assert OWED not in home(at_page(robin))
    with pytest.raises(Refused):
        actions.letter_give(bearer=robin.bearer, member=heron.row)
    with pytest.raises(Absent):
        actions.letter_give(bearer=house.wren.bearer, member=robin.row)
    assert Letter.objects.get().given_at is None
