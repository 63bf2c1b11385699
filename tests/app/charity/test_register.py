"""The members' register: who may write in it about whom, and that nobody reads it without a line in the ledger."""

import re
from datetime import date, timedelta

import pytest

from inconfidence.charity import actions
from inconfidence.charity.actions.members import invitation_find
from inconfidence.charity.errors import LastHolder, NotKnown
from inconfidence.charity.house import CLOCK
from inconfidence.charity.views import register
from inconfidence.gate import Refused
from inconfidence.store.models import Branch, CabinetGrant, LedgerEntry, Member


@pytest.fixture
def kite(house, walk):
    """The coordinator of the north."""
    return walk.take("Kite joins", lambda: house.join("Kite", "coordinator")).afresh()


def invite(by, role, branch="North"):
    return actions.member_invite(
        bearer=by.bearer,
        name="Finch",
        email="finch@garden.example",
        role=role,
        branch=Branch.objects.get(name=branch) if branch else None,
        language="en",
    )


@pytest.mark.parametrize("door", ["training", "keys"])
def test_a_form_sent_wrong_does_not_show_the_register(house, heron, robin, at_page, door):
    Member.objects.filter(id=robin.row.id).update(trained_until=date.today() - timedelta(days=9))
    before = LedgerEntry.objects.count()
    answer = at_page(heron).post(f"/members/{robin.row.id}/{door}/", {})
    assert answer.status_code == 403
    assert LedgerEntry.objects.count() > before


@pytest.mark.parametrize("role", ["manager", "trustee", "staff", "safeguarding", "coordinator"])
def test_a_coordinator_cannot_make_somebody_who_is_over_them(house, kite, role):
    with pytest.raises(Refused):
        invite(kite, role)
    assert not Member.objects.filter(state="invited").exists()


def test_a_coordinator_invites_to_their_own_branch_alone(house, kite):
    with pytest.raises(Refused):
        invite(kite, "listener", "South")
    assert invite(kite, "listener")


@pytest.mark.parametrize("act", ["member_take_leave", "member_suspend"])
def test_a_coordinator_takes_no_keys_from_the_manager(house, kite, act):
    with pytest.raises(Refused):
        getattr(actions, act)(bearer=kite.bearer, member=house.wren.row)
    assert CabinetGrant.objects.filter(member=house.wren.row).exists()


def test_a_coordinator_of_another_branch_takes_no_keys_here(house, heron):
    swift = house.join("Swift", "coordinator", "South")
    with pytest.raises(Refused):
        actions.member_take_leave(bearer=swift.bearer, member=heron.row)
    assert Member.objects.get(id=heron.row.id).state == "active"


def test_whoever_holds_the_only_keys_cannot_go_before_another_has_them(house, heron, at_page):
    with pytest.raises(LastHolder):
        actions.member_take_leave(bearer=house.wren.bearer, member=house.wren.row)
    answer = at_page(house.wren).post(f"/members/{house.wren.row.id}/leave/")
    assert answer.status_code == 409
    assert b"Give these keys to another member first" in answer.content
    assert Member.objects.get(id=house.wren.row.id).state == "active"
    house.join("Siskin", "manager", None)
    house.join("Dove", "trustee", None)
    actions.member_take_leave(bearer=house.wren.bearer, member=house.wren.row)
    assert not CabinetGrant.objects.filter(member=house.wren.row).exists()


def test_an_invitation_that_was_not_taken_up_can_be_made_anew(house):
    row, first = invite(house.wren, "listener")
    again, code = invite(house.wren, "counsellor", "South")
    assert again.id == row.id
    with pytest.raises(NotKnown):
        actions.invitation_take_up(code=first, password="a garden of quiet birds")
    joined = actions.invitation_take_up(code=code, password="a garden of quiet birds")
    assert (joined.role, joined.branch.name) == ("counsellor", "South")


def test_a_coordinator_does_not_undo_an_invitation_that_is_not_theirs(house, kite):
    _row, code = invite(house.wren, "manager", None)
    with pytest.raises(Refused):
        invite(kite, "listener")
    assert actions.invitation_take_up(code=code, password="a garden of quiet birds").role == "manager"


def test_a_code_that_lapsed_is_made_anew_on_their_page(house, at_page):
    row, lapsed = invite(house.wren, "listener")
    Member.objects.filter(id=row.id).update(invited_until=CLOCK.now() - timedelta(minutes=1))
    client = at_page(house.wren)
    assert "their code has lapsed" in client.get(f"/members/{row.id}/").content.decode()
    answer = client.post(f"/members/{row.id}/invite/")
    code = re.search(r'class="reference">([^<]+)<', answer.content.decode())[1]
    with pytest.raises(NotKnown):
        invitation_find(lapsed)
    assert invitation_find(code) == row
    assert "Their code counts until" in client.get(f"/members/{row.id}/").content.decode()


def test_whose_address_cannot_be_read_is_invited_by_it_and_not_as_nobody(house, at_page):
    row, code = invite(house.wren, "listener")
    Member.objects.filter(id=row.id).update(name_sealed=bytes(row.name_sealed)[:4] + bytes(80))
    client, members = at_page(house.wren), Member.objects.count()
    answer = client.post(f"/members/{row.id}/invite/")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Their address cannot be read" in page and "Make another code" not in page
    assert (Member.objects.count(), invitation_find(code)) == (members, row)
    # What the page says to do mends it.
    assert invite(house.wren, "listener")[0] == row
    assert "Finch" in client.get(f"/members/{row.id}/").content.decode()


def test_whoever_comes_while_another_code_is_made_is_shown_as_come(house, heron, at_page, monkeypatch):
    monkeypatch.setattr(register, "_still_invited", lambda _row: True)
    answer = at_page(house.wren).post(f"/members/{heron.row.id}/invite/")
    assert (answer.status_code, answer.url) == (302, f"/members/{heron.row.id}/")


def test_whoever_has_come_is_not_invited_again(house, heron, at_page):
    answer = at_page(house.wren).post(f"/members/{heron.row.id}/invite/")
    assert answer.status_code == 302
    assert Member.objects.get(id=heron.row.id).state == "active"
