"""Nobody answers for themselves alone: training is another's to enter, and the founder's spare key goes."""

from datetime import date, timedelta

import pytest

from inconfidence.charity import actions
from inconfidence.charity.selectors import keys_beyond_office
from inconfidence.gate import Refused
from inconfidence.store.models import CabinetGrant, Member

YEAR = timedelta(days=365)


def extend(by, member):
    today = date.today()
    actions.training_enter(bearer=by.bearer, member=member, given_on=today, valid_until=today + 3 * YEAR)


@pytest.mark.parametrize("role", ["manager", "trustee"])
def test_a_manager_does_not_extend_their_own_training_where_somebody_else_can(house, role, at_page):
    other, before = house.join("Siskin", role, None), house.wren.row.trained_until
    with pytest.raises(Refused):
        extend(house.wren, house.wren.row)
    page = f"/members/{house.wren.row.id}/"
    assert "Your own training is for another manager or a trustee to enter" in (
        at_page(house.wren).get(page).content.decode()
    )
    assert Member.objects.get(id=house.wren.row.id).trained_until == before
    extend(other, house.wren.row)
    assert Member.objects.get(id=house.wren.row.id).trained_until > before


def test_who_is_alone_can_and_the_register_says_so(house, at_page):
    extend(house.wren, house.wren.row)
    trustee = house.join("Dove", "trustee", None)
    page = at_page(trustee).get(f"/members/{house.wren.row.id}/").content.decode()
    assert "entered by themself" in page


def test_a_listeners_training_is_not_marked(house, heron, at_page):
    assert b"entered by themself" not in at_page(house.wren).get(f"/members/{heron.row.id}/").content


def test_the_founder_holds_the_whistle_blowing_key_until_a_trustee_has_it(house, at_page):
    assert [cabinet.kind for cabinet in keys_beyond_office(house.wren.row)] == ["whistleblowing"]
    assert "Until one has the key, you hold it for them." in at_page(house.wren).get("/").content.decode()
    dove = house.join("Dove", "trustee", None)
    held = CabinetGrant.objects.filter(cabinet__kind="whistleblowing")
    assert [grant.member_id for grant in held] == [dove.row.id]
    assert "whistle-blowing" not in at_page(house.wren).get("/").content.decode()


def test_the_trustee_gives_it_to_the_next(house):
    dove = house.join("Dove", "trustee", None)
    second = house.join("Plover", "trustee", None)
    assert actions.cabinets_give(bearer=dove.bearer, member=second.row) == ["whistleblowing"]


def test_guessing_at_invitations_is_limited_and_the_right_code_waits_too(house, client):
    _row, code = actions.member_invite(
        bearer=house.wren.bearer,
        name="Finch",
        email="finch@garden.example",
        role="staff",
        branch=None,
        language="en",
    )
    for _ in range(10):
        assert client.post("/join/", {"code": "AAAA-AAAA-AAAA-AAAA"}).status_code == 200
    answer = client.post("/join/", {"code": code})
    assert answer.status_code == 429 and b"Wait a quarter of an hour" in answer.content
    late = {
        "invitation": code,
        "password": "a garden of quiet birds",
        "password_again": "a garden of quiet birds",
    }
    assert client.post("/join/sign/", late | {"undertake": "on"}).status_code == 429
    assert client.post("/join/", {"code": code}, REMOTE_ADDR="192.0.2.7").status_code == 200


def test_a_right_code_forgets_the_wrong_ones(house, client):
    _row, code = actions.member_invite(
        bearer=house.wren.bearer,
        name="Finch",
        email="finch@garden.example",
        role="staff",
        branch=None,
        language="en",
    )
    for _ in range(9):
        client.post("/join/", {"code": "AAAA-AAAA-AAAA-AAAA"})
    assert b"The code you are asked to keep" in client.post("/join/", {"code": code}).content
    assert client.post("/join/", {"code": "AAAA-AAAA-AAAA-AAAA"}).status_code == 200
