"""A limit to guessing: known and unknown alike, and never for longer than a while."""

from datetime import timedelta
from ipaddress import ip_network

import pytest

from inconfidence.charity import actions
from inconfidence.charity.errors import NotKnown, TooManyTries
from inconfidence.charity.guessing import MOST, WHILE, tries_forget_old
from inconfidence.charity.models import Tries
from inconfidence.charity.visitors import visitor_of
from inconfidence.store.models import Member

PASSWORD = "a garden of quiet birds"


def guess(email: str, times: int = MOST) -> None:
    for _ in range(times):
        with pytest.raises(NotKnown):
            actions.member_sign_in(email=email, password="some other words here")


@pytest.mark.parametrize("email", ["wren@garden.example", "WREN@garden.example", "nobody@garden.example"])
def test_too_many_tries_close_the_door_to_the_right_password_too(house, email):
    guess(email)
    with pytest.raises(TooManyTries):
        actions.member_sign_in(email=email, password=PASSWORD)


def test_it_opens_again_after_a_while(house):
    guess(house.wren.email)
    Tries.objects.update(since=Tries.objects.get().since - WHILE - timedelta(seconds=1))
    assert actions.member_sign_in(email=house.wren.email, password=PASSWORD)


def test_signing_in_forgets_the_wrong_tries_before_it(house):
    for _ in range(2):
        guess(house.wren.email, MOST - 1)
        assert actions.member_sign_in(email=house.wren.email, password=PASSWORD)
    assert not Tries.objects.exists()


def test_guessing_at_one_address_does_not_close_another(house, heron):
    guess(heron.email)
    assert actions.member_sign_in(email=house.wren.email, password=PASSWORD)


def test_the_page_says_so_kindly_and_the_same_for_everybody(house, client):
    pages = []
    for email in (house.wren.email, "nobody@garden.example"):
        guess(email)
        answer = client.post("/sign-in/", {"email": email, "password": PASSWORD})
        assert answer.status_code == 429
        pages.append(answer.content.decode().replace(email, ""))
        assert "Wait a quarter of an hour" in pages[-1]
    assert len({page.count("<") for page in pages}) == 1


def test_unlocking_is_limited_by_session_and_signing_in_is_not_touched(house, heron, at_page):
    client, other = at_page(heron), at_page(heron)
    for browser in (client, other):
        browser.post("/lock/")
    for _ in range(MOST):
        assert client.post("/unlock/", {"password": "some other words here"}).status_code == 200
    answer = client.post("/unlock/", {"password": PASSWORD})
    assert answer.status_code == 429
    assert client.get("/")["Location"].startswith("/unlock/")
    assert other.post("/unlock/", {"password": PASSWORD}).status_code == 302
    assert actions.member_sign_in(email=heron.email, password=PASSWORD)


def test_what_is_kept_names_nobody_and_goes(house):
    guess(house.wren.email, 1)
    assert b"wren" not in bytes(Tries.objects.get().at)
    assert tries_forget_old() == 0
    Tries.objects.update(since=Tries.objects.get().since - WHILE - timedelta(seconds=1))
    assert tries_forget_old() == 1
    assert Member.objects.exists()


IN_FRONT = [ip_network("127.0.0.1"), ip_network("10.0.0.0/8")]


@pytest.mark.parametrize(
    ("asked_by", "forwarded", "visitor"),
    [
        ("198.51.100.7", "", "198.51.100.7"),
        ("198.51.100.7", "203.0.113.9", "198.51.100.7"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "192.0.2.1, 203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "192.0.2.1, 203.0.113.9, 10.1.2.3", "203.0.113.9"),
        ("127.0.0.1", "10.1.2.3", "10.1.2.3"),
        ("127.0.0.1", "203.0.113.9, nobody", "127.0.0.1"),
        ("127.0.0.1", "203.0.113.9,", "127.0.0.1"),
        ("127.0.0.1", "x" * 8000, "127.0.0.1"),
        ("127.0.0.1", "2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("127.0.0.1", "2001:db8:1:2:bbbb::9", "2001:db8:1:2::/64"),
        ("127.0.0.1", "::ffff:203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "fe80::1%eth0", "fe80::/64"),
        ("", "203.0.113.9", ""),
        ("::ffff:127.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "203.0.113.9, ::ffff:10.1.2.3", "203.0.113.9"),
        ("127.0.0.1", "203.0.113.9:443", "203.0.113.9"),
        ("127.0.0.1", "203.0.113.9:50123, 10.1.2.3:443", "203.0.113.9"),
        ("127.0.0.1", "[2001:db8:1:2::9]:443", "2001:db8:1:2::/64"),
        ("127.0.0.1", "[2001:db8:1:2::9]", "2001:db8:1:2::/64"),
        ("127.0.0.1", "203.0.113.9:", "127.0.0.1"),
        ("127.0.0.1", "203.0.113.9:nobody", "127.0.0.1"),
        ("127.0.0.1", "[2001:db8::9", "127.0.0.1"),
    ],
)
def test_nobody_names_their_own_address(rf, settings, asked_by, forwarded, visitor):
    """What was forwarded counts from the right, as far as it was added by a web server of the charity's own."""
    settings.PROXIES = IN_FRONT
    request = rf.get("/join/", REMOTE_ADDR=asked_by, HTTP_X_FORWARDED_FOR=forwarded)
    assert visitor_of(request) == visitor


def test_a_server_in_front_may_be_named_as_it_is_written(rf, settings):
    settings.PROXIES = [ip_network("::ffff:127.0.0.1")]
    request = rf.get("/join/", REMOTE_ADDR="::ffff:127.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.9")
    assert visitor_of(request) == "203.0.113.9"


def test_without_a_server_in_front_what_is_forwarded_is_not_read(rf, settings):
    settings.PROXIES = []
    assert visitor_of(rf.get("/join/", HTTP_X_FORWARDED_FOR="203.0.113.9")) == "127.0.0.1"


def test_who_guesses_at_invitations_holds_up_nobody_else(house, client, settings):
    settings.PROXIES = IN_FRONT
    for _ in range(MOST + 1):
        answer = client.post("/join/", {"code": "nothing"}, HTTP_X_FORWARDED_FOR="203.0.113.9")
    assert answer.status_code == 429
    assert client.post("/join/", {"code": "nothing"}, HTTP_X_FORWARDED_FOR="203.0.113.8").status_code == 200
