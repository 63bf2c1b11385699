"""A member changes their own password: the keys stay as they are, and other sessions end."""

import pytest

from inconfidence.charity.sessions import session_find, session_open
from inconfidence.files.selectors import file_opened
from inconfidence.store.models import Draft, LedgerEntry, Member
from tests.app.conftest import PASSWORD

NEW = "another garden of quiet birds"


def change(client, before=PASSWORD, new=NEW, again=NEW):
    fields = {"password_before": before, "password": new, "password_again": again}
    return client.post("/password/", fields)


def test_the_new_one_opens_what_the_old_one_did(house, heron, marigold, at_page):
    keys, entries = bytes(heron.row.public_keys), LedgerEntry.objects.count()
    answer = change(at_page(heron))
    assert "Your password is changed" in answer.content.decode()
    from inconfidence.charity.actions import member_sign_in
    from inconfidence.charity.errors import NotKnown

    bearer = member_sign_in(email=heron.email, password=NEW)
    assert file_opened(bearer, marigold).header["name"] == "Marigold Tansy"
    assert bytes(Member.objects.get(id=heron.row.id).public_keys) == keys
    assert LedgerEntry.objects.count() > entries
    with pytest.raises(NotKnown):
        member_sign_in(email=heron.email, password=PASSWORD)


def test_other_sessions_end_and_this_one_stays(house, heron, robin, at_page):
    other, somebody_elses = session_open(heron.bearer), session_open(robin.bearer)
    here = at_page(heron)
    change(here)
    assert session_find(other) is None
    assert session_find(somebody_elses) is not None
    assert here.get("/").status_code == 200


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"before": "not the password at all"}, "This password is not right"),
        ({"new": "short", "again": "short"}, "too short"),
        ({"again": "something else entirely"}, "not the same"),
    ],
)
def test_what_will_not_do_is_said_and_changes_nothing(house, heron, at_page, typed, said):
    before = bytes(heron.row.password)
    answer = change(at_page(heron), **typed)
    assert said in answer.content.decode()
    assert bytes(Member.objects.get(id=heron.row.id).password) == before


def test_guessing_at_the_old_one_is_limited(house, heron, at_page):
    here = at_page(heron)
    answers = [change(here, before=f"guess number {number}") for number in range(11)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429]
    assert change(here).status_code == 429


def test_a_password_is_kept_in_no_draft(house, heron, at_page):
    here = at_page(heron)
    here.post("/lock/")
    change(here)
    assert not Draft.objects.exists()
