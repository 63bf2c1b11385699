"""Somebody forgot their password: another key-holder lets them in anew, and what they held comes back to new keys."""

import pytest

from inconfidence.charity import actions
from inconfidence.charity.actions.readmission import member_readmit, places_give_owed, places_waiting
from inconfidence.charity.errors import LastHolder, NotKnown, NotReady
from inconfidence.charity.sessions import session_find, session_open
from inconfidence.files.selectors import file_opened
from inconfidence.gate.errors import Absent, Refused
from inconfidence.store.models import CabinetGrant, Draft, FileGrant, Member

NEW = "another garden of quiet birds"


@pytest.fixture
def let_in(house, heron, marigold):
    """Heron, who forgot; the code; and what the books said before."""
    cookie = session_open(heron.bearer)
    code = member_readmit(bearer=house.wren.bearer, member=heron.row)
    return cookie, code


def test_the_old_keys_are_off_the_books_at_once(house, heron, marigold, let_in):
    cookie, _code = let_in
    assert session_find(cookie) is None
    assert not FileGrant.objects.filter(member=heron.row).exists()
    assert not CabinetGrant.objects.filter(member=heron.row).exists()
    with pytest.raises(Absent):
        file_opened(heron.bearer, marigold)
    with pytest.raises(NotKnown):
        house.sign_in(heron.email)


def test_they_choose_a_password_and_have_everything_again(house, heron, marigold, let_in):
    actions.invitation_take_up(code=let_in[1], password=NEW)
    row = Member.objects.get(id=heron.row.id)
    actions.cabinets_give(bearer=house.wren.bearer, member=row)
    assert places_waiting(row) == 1
    assert places_give_owed(bearer=house.wren.bearer) == 1
    bearer = actions.member_sign_in(email=heron.email, password=NEW)
    assert file_opened(bearer, marigold).header["name"] == "Marigold Tansy"
    assert places_waiting(row) == 0


def test_the_kept_keys_of_before_open_nothing(house, heron, marigold, let_in):
    actions.invitation_take_up(code=let_in[1], password=NEW)
    actions.cabinets_give(bearer=house.wren.bearer, member=Member.objects.get(id=heron.row.id))
    places_give_owed(bearer=house.wren.bearer)
    with pytest.raises(Exception, match="the seal is broken"):
        file_opened(heron.bearer, marigold)


def test_no_place_is_given_before_there_are_new_keys(house, heron, marigold, let_in):
    assert places_give_owed(bearer=house.wren.bearer) == 0
    assert not FileGrant.objects.filter(member=heron.row).exists()


def test_whoever_holds_no_cabinet_gives_nothing(house, heron, robin, marigold, let_in):
    actions.invitation_take_up(code=let_in[1], password=NEW)
    assert places_give_owed(bearer=robin.bearer) == 0


def test_what_they_gave_stays_given(house, marigold):
    """A coordinator put Robin on a care team, and forgot their password before Robin first opened the file."""
    from inconfidence.files.actions import care_team_add

    plover = house.join("Plover", "coordinator")
    robin = house.join("Robin", "listener")
    care_team_add(bearer=plover.bearer, file=marigold, member=robin.row)
    member_readmit(bearer=house.wren.bearer, member=plover.row)
    assert file_opened(robin.bearer, marigold).header["name"] == "Marigold Tansy"


def test_the_code_works_once_and_a_second_one_replaces_it(house, heron, let_in):
    second = member_readmit(bearer=house.wren.bearer, member=heron.row)
    with pytest.raises(NotKnown):
        actions.invitation_take_up(code=let_in[1], password=NEW)
    actions.invitation_take_up(code=second, password=NEW)
    with pytest.raises(NotKnown):
        actions.invitation_take_up(code=second, password=NEW)


def test_drafts_that_nobody_can_open_go(house, heron, at_page):
    from django.http import QueryDict

    from inconfidence.charity.drafts import draft_keep

    draft_keep(member=heron.row, path="/files/", typed=QueryDict("text=half+a+sentence"))
    member_readmit(bearer=house.wren.bearer, member=heron.row)
    assert not Draft.objects.exists()


def test_nobody_vouches_for_themselves(house):
    with pytest.raises(NotReady, match="nobody vouches for themselves"):
        member_readmit(bearer=house.wren.bearer, member=house.wren.row)


def test_keys_that_nobody_else_holds_are_for_the_sheets(house):
    second = house.join("Kestrel", "manager", None)
    CabinetGrant.objects.filter(member=second.row, cabinet__kind="grievance").delete()
    with pytest.raises(LastHolder):
        member_readmit(bearer=second.bearer, member=house.wren.row)
    assert house.sign_in(house.wren.email)


def test_a_listener_lets_nobody_in(heron, robin):
    with pytest.raises(Refused):
        member_readmit(bearer=robin.bearer, member=heron.row)
    assert FileGrant.objects.count() == 0 or Member.objects.get(id=heron.row.id).state == "active"


def test_a_coordinator_lets_in_their_own_branch_alone(house, heron):
    plover = house.join("Plover", "coordinator", "South")
    with pytest.raises(Refused):
        member_readmit(bearer=plover.bearer, member=heron.row)


def test_by_the_pages(house, heron, marigold, at_page, client):
    manager = at_page(house.wren)
    page = manager.get(f"/members/{heron.row.id}/").content.decode()
    assert "They forgot their password" in page
    shown = manager.post(f"/members/{heron.row.id}/readmit/").content.decode()
    code = shown.split('class="reference">')[1].split("<")[0]
    fields = {"invitation": code, "password": NEW, "password_again": NEW, "undertake": "on"}
    assert client.post("/join/sign/", fields).status_code == 302
    assert "1 place on a care team" in manager.get(f"/members/{heron.row.id}/").content.decode()
    manager.post(f"/members/{heron.row.id}/keys/")
    bearer = actions.member_sign_in(email=heron.email, password=NEW)
    assert file_opened(bearer, marigold).header["name"] == "Marigold Tansy"


def test_the_page_says_when_only_the_sheets_help(house, at_page):
    second = house.join("Kestrel", "manager", None)
    CabinetGrant.objects.filter(member=second.row, cabinet__kind="grievance").delete()
    answer = at_page(second).post(f"/members/{house.wren.row.id}/readmit/")
    assert answer.status_code == 409
    assert "Only the trustees can give these back" in answer.content.decode()
