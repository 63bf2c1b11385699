"""Suspended: out at once, told whom to speak to; reinstated by whoever answers for them, and given keys anew."""

import pytest

from inconfidence.charity import actions
from inconfidence.charity.errors import NotKnown, Suspended
from inconfidence.files import actions as files
from inconfidence.files.selectors import file_opened
from inconfidence.gate import Absent, Refused
from inconfidence.store.models import CabinetGrant, FileGrant, Member, Session

PASSWORD = "a garden of quiet birds"


def sign_in(client, person, password=PASSWORD):
    return client.post("/sign-in/", {"email": person.email, "password": password})


def suspend(house, person, at_page):
    return at_page(house.wren).post(f"/members/{person.row.id}/suspend/")


def test_the_page_takes_sessions_and_keys_within_the_request(house, heron, marigold, at_page):
    client = at_page(heron)
    assert client.get(f"/files/{marigold.reference}/").status_code == 200
    assert suspend(house, heron, at_page).status_code == 302
    assert not Session.objects.filter(member=heron.row).exists()
    assert not CabinetGrant.objects.filter(member=heron.row).exists()
    assert not FileGrant.objects.filter(member=heron.row).exists()
    assert client.get(f"/files/{marigold.reference}/")["Location"].startswith("/sign-in/")
    with pytest.raises(Absent):
        file_opened(heron.bearer, marigold)


def test_whoever_is_suspended_reads_whom_to_speak_to(house, heron, client, at_page):
    suspend(house, heron, at_page)
    answer = sign_in(client, heron)
    assert answer.status_code == 403
    assert "Speak with the charity manager" in answer.content.decode()
    assert not answer.cookies and not Session.objects.filter(member=heron.row).exists()


def test_somebody_without_the_password_is_not_told(house, heron, client, at_page):
    suspend(house, heron, at_page)
    answer = sign_in(client, heron, "some other words here")
    assert answer.status_code == 200 and "manager" not in _words(answer)
    with pytest.raises(NotKnown):
        actions.member_sign_in(email=heron.email, password="some other words here")


def test_a_suspended_member_is_not_shut_out_for_trying(house, heron, at_page):
    suspend(house, heron, at_page)
    for _ in range(12):
        with pytest.raises(Suspended):
            actions.member_sign_in(email=heron.email, password=PASSWORD)


@pytest.mark.parametrize("door", ["suspend", "leave"])
def test_who_comes_back_has_keys_again_but_no_files(house, heron, marigold, client, at_page, door):
    manager = at_page(house.wren)
    manager.post(f"/members/{heron.row.id}/{door}/")
    assert manager.post(f"/members/{heron.row.id}/reinstate/").status_code == 302
    assert sign_in(client, heron).status_code == 302
    back = house.sign_in(heron.email)
    assert back.row.left_at is None
    assert CabinetGrant.objects.filter(member=back.row).exists()
    with pytest.raises(Absent):
        file_opened(back.bearer, marigold)
    files.care_team_add(bearer=house.wren.bearer, file=marigold, member=back.row)
    assert file_opened(back.bearer, marigold)


def test_a_grant_that_they_gave_before_still_holds(house, heron, robin, marigold, at_page):
    files.care_team_add(bearer=heron.bearer, file=marigold, member=robin.row)
    suspend(house, heron, at_page)
    at_page(house.wren).post(f"/members/{heron.row.id}/reinstate/")
    assert file_opened(robin.bearer, marigold)


def test_an_invitation_that_was_withdrawn_comes_back_as_one(house, at_page):
    row, _code = actions.member_invite(
        bearer=house.wren.bearer,
        name="Finch",
        email="finch@garden.example",
        role="staff",
        branch=None,
        language="en",
    )
    actions.member_suspend(bearer=house.wren.bearer, member=row)
    actions.member_reinstate(bearer=house.wren.bearer, member=row)
    assert Member.objects.get(id=row.id).state == "invited"


def test_a_listener_suspends_and_reinstates_nobody(house, heron, robin, at_page):
    assert at_page(heron).post(f"/members/{robin.row.id}/suspend/").status_code == 403
    assert Member.objects.get(id=robin.row.id).state == "active"
    suspend(house, robin, at_page)
    assert at_page(heron).post(f"/members/{robin.row.id}/reinstate/").status_code == 403
    assert Member.objects.get(id=robin.row.id).state == "suspended"


def test_a_coordinator_of_another_branch_brings_nobody_back(house, heron, at_page):
    swift = house.join("Swift", "coordinator", "South")
    suspend(house, heron, at_page)
    with pytest.raises(Refused):
        actions.member_reinstate(bearer=swift.bearer, member=heron.row)


def test_each_state_has_its_page(house, heron, at_page):
    manager, page = at_page(house.wren), f"/members/{heron.row.id}/"
    assert "Suspend them now" in manager.get(page).content.decode()
    manager.post(page + "suspend/")
    assert "Let them come back" in manager.get(page).content.decode()
    manager.post(page + "leave/")
    assert "Let them come back" in manager.get(page).content.decode()
    manager.post(page + "reinstate/")
    assert "Suspend them now" in manager.get(page).content.decode()


def test_an_address_of_somebody_who_left_points_to_coming_back(house, heron, at_page):
    manager = at_page(house.wren)
    manager.post(f"/members/{heron.row.id}/leave/")
    typed = {"name": "Heron", "email": heron.email, "role": "staff", "branch": "whole", "language": "en"}
    assert "Who left can come back" in manager.post("/members/invite/", typed).content.decode()


def _words(answer) -> str:
    """The page without the fold about a forgotten password, which names the manager to everybody."""
    return answer.content.decode().partition("<details")[0]
