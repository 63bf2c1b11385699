"""Passkeys: what was asked is answered once, here, by one of the member's own; anything else lets nobody in."""

import re

import pytest
from django.test import Client
from fido2.utils import websafe_encode

from inconfidence.charity.actions.second_factor import factor_check
from inconfidence.charity.actions.second_step import FRESH, challenge_set, papers_left, step_stands
from inconfidence.charity.errors import WrongCode
from inconfidence.charity.house import CLOCK
from inconfidence.charity.models import Passkey
from inconfidence.charity.sessions import session_open
from inconfidence.gate import second_factor
from inconfidence.store.models import LedgerEntry, Member, Session
from tests.app.conftest import PASSWORD
from tests.authenticator import Authenticator, asked_on

NEW, AGAIN, DOOR = "/second-factor/passkeys/new/", "/second-factor/again/", "/sign-in/code/"


@pytest.fixture
def here(settings, at_page, heron):
    """Heron at a page of the site's own name."""
    browser = at_page(heron)
    browser.defaults["HTTP_HOST"] = "localhost"
    return browser


@pytest.fixture
def key(here):
    """Heron's passkey, added on the page."""
    authenticator = Authenticator()
    here.papers = codes_on(add(here, authenticator, "blue key"))
    return authenticator


@pytest.fixture
def door(key, heron):
    """A browser of Heron's, past the password."""
    return past_the_password(heron.email)


def past_the_password(email):
    browser = Client(HTTP_HOST="localhost")
    answer = browser.post("/sign-in/", {"email": email, "password": PASSWORD, "next": "/files/"})
    assert answer["Location"].startswith(DOOR)
    return browser


def add(browser, authenticator, name=""):
    answer = authenticator.makes(asked_on(page(browser, NEW)))
    return browser.post(NEW, {"answer": answer, "name": name}).content.decode()


def page(browser, path=DOOR):
    return browser.get(path).content.decode()


def codes_on(told):
    return re.findall(r"<b>([2-9A-Z]{5}-[2-9A-Z]{5})</b>", told)


def taken_long_ago():
    Session.objects.update(step_taken_at=CLOCK.now() - FRESH)


def is_in(browser):
    return browser.get("/files/").status_code == 200


def refused(browser, answer):
    """Whether the answer lets nobody in, and the page says that something is wrong."""
    told = browser.post(DOOR, {"answer": answer})
    return told.status_code == 200 and 'class="problems"' in told.content.decode() and not is_in(browser)


def test_a_passkey_is_added_and_lets_its_member_in(here, key, heron, door):
    assert len(set(here.papers)) == 10
    assert "blue key" in page(here, "/second-factor/")
    assert not is_in(door), "the password alone does not"
    answer = door.post(DOOR, {"answer": key.signs(asked_on(page(door))), "next": "/files/"})
    assert answer["Location"] == "/files/"
    assert is_in(door)


def test_its_codes_on_paper_do_so_too(here, key, door):
    door.post(DOOR, {"code": here.papers[0]})
    assert is_in(door)


def test_no_code_of_six_digits_does(key, door, heron):
    with pytest.raises(WrongCode):
        factor_check(member=heron.row, typed="123456")
    door.post(DOOR, {"code": "123456"})
    assert not is_in(door)


def test_an_answer_is_good_once(key, door, heron):
    answer = key.signs(asked_on(page(door)))
    door.post(DOOR, {"answer": answer})
    assert is_in(door)
    other = past_the_password(heron.email)
    page(other)
    assert refused(other, answer)


def test_nothing_at_all(door):
    told = door.post(DOOR, {"code": "", "answer": ""}).content.decode()
    assert "Please fill this in." in told and "(if you like)" not in told
    assert not is_in(door)


def test_after_a_wrong_answer_the_same_question_is_not_answered(key, door):
    asked = asked_on(page(door))
    assert refused(door, Authenticator(id=key.id).signs(asked))
    assert refused(door, key.signs(asked))


def test_no_answer_without_a_question(key, door):
    asked = asked_on(page(door))
    Session.objects.update(challenge=b"")
    assert refused(door, key.signs(asked))


def test_the_question_of_another_session(key, door, heron):
    other = past_the_password(heron.email)
    asked = asked_on(page(other))
    page(door)
    assert refused(door, key.signs(asked))


def test_another_members_passkey(key, door, at_page, robin):
    other = at_page(robin)
    other.defaults["HTTP_HOST"] = "localhost"
    robins = Authenticator(id=b"a passkey of Robin")
    add(other, robins)
    assert refused(door, robins.signs(asked_on(page(door))))


def test_a_passkey_that_is_here_already_is_not_added_to_another(key, at_page, robin):
    other = at_page(robin)
    other.defaults["HTTP_HOST"] = "localhost"
    assert "was not made" in add(other, Authenticator(id=key.id))
    assert not step_stands(robin.row)


@pytest.mark.parametrize("member_state", [Member.State.LEFT, Member.State.SUSPENDED])
def test_a_member_who_left_between_password_and_passkey(key, door, heron, member_state):
    answer = key.signs(asked_on(page(door)))
    Member.objects.filter(id=heron.row.id).update(state=member_state)
    assert door.post(DOOR, {"answer": answer})["Location"].startswith("/sign-in/")
    assert not is_in(door)


@pytest.mark.parametrize("answer", ["{}", "ünïcode", "\x00"])
def test_garbage(key, door, here, answer):
    page(door)
    assert refused(door, answer)
    told = here.post(NEW, {"answer": answer}).content.decode()
    assert 'class="problems"' in told
    assert Passkey.objects.count() == 1


def test_something_huge(key, door, here):
    told = door.post(DOOR, {"answer": "x" * 16_385})
    assert told.status_code == 200 and not is_in(door)
    assert door.post(DOOR, {"answer": "x" * 3_000_000}).status_code == 400
    assert here.post(NEW, {"answer": "x" * 16_385}).status_code == 200
    assert Passkey.objects.count() == 1


@pytest.mark.parametrize("back_at", [5, 2])
def test_a_count_that_goes_back_is_refused_and_written_down(key, door, heron, back_at):
    key.used = 5
    door.post(DOOR, {"answer": key.signs(asked_on(page(door)))})
    assert is_in(door)
    written = LedgerEntry.objects.count()
    other = past_the_password(heron.email)
    key.used = back_at
    told = other.post(DOOR, {"answer": key.signs(asked_on(page(other)))}).content.decode()
    assert "counts backwards" in told and "lets nobody in any more" in told
    assert not is_in(other)
    assert LedgerEntry.objects.count() == written + 1


@pytest.fixture
def copied(key, here, heron):
    """Heron's passkey after a copy of it was used, which counts on from where it was copied."""
    for used in (5, 2):
        browser = past_the_password(heron.email)
        key.used = used
        browser.post(DOOR, {"answer": key.signs(asked_on(page(browser)))})
    return key


@pytest.mark.parametrize("counted", [6, 2**32 - 2, -1])
def test_neither_copy_lets_anybody_in_any_more(copied, heron, counted):
    other = past_the_password(heron.email)
    assert "data-asked" not in page(other)
    challenge = bytes(32)
    Session.objects.update(challenge=challenge)
    copied.used = counted
    asked = {"challenge": websafe_encode(challenge), "rpId": "localhost"}
    assert refused(other, copied.signs(asked))


def test_the_password_alone_lets_nobody_in_after_a_copy(copied, here, heron):
    assert step_stands(heron.row)
    other = past_the_password(heron.email)
    assert not is_in(other)
    other.post(DOOR, {"code": here.papers[0]})
    assert is_in(other)
    assert "lets nobody in any more" in page(other, "/second-factor/")
    other.post(off())
    assert not Passkey.objects.exists()


def test_a_spoilt_passkey_is_passed_over_and_written_down(key, here, heron):
    Passkey.objects.update(sealed=bytes(100))
    browser, written = past_the_password(heron.email), LedgerEntry.objects.count()
    for _ in range(3):
        assert "data-asked" not in page(browser)
    assert LedgerEntry.objects.count() == written + 1, "one line for one broken thing"
    assert refused(browser, "{}")
    browser.post(DOOR, {"code": here.papers[0]})
    assert is_in(browser)
    browser.post(off())
    assert not Passkey.objects.exists()


def test_several_that_are_spoilt_are_one_line(key, here, heron):
    add(here, Authenticator(id=b"another of Heron's"))
    Passkey.objects.update(sealed=bytes(100))
    written = LedgerEntry.objects.count()
    for _ in range(2):
        assert page(here, "/second-factor/").count("lets nobody in any more") == 2
    assert LedgerEntry.objects.count() == written + 1


def test_under_another_servers_key_nothing_is_lost(key, here, heron, settings):
    """The file of the key was lost, and a new one made: putting it back is all it takes."""
    written = LedgerEntry.objects.count()
    right, settings.SERVER_KEY = settings.SERVER_KEY, bytes(32)
    for _ in range(3):
        shown = page(here, "/second-factor/")
        assert "blue key" not in shown and "cannot be read just now" in shown
        assert "lets nobody in any more" not in shown, "the right key brings it back"
    assert LedgerEntry.objects.count() == written + 1, "one line for one broken thing"
    settings.SERVER_KEY = right
    browser = past_the_password(heron.email)
    browser.post(DOOR, {"answer": key.signs(asked_on(page(browser)))})
    assert is_in(browser)


def test_one_of_a_later_version_is_passed_over_and_is_no_fault(key, here, heron, monkeypatch):
    written = LedgerEntry.objects.count()
    with monkeypatch.context() as earlier:
        earlier.setattr(second_factor, "_VERSION", 0)
        assert "blue key" not in page(here, "/second-factor/")
    assert LedgerEntry.objects.count() == written
    browser = past_the_password(heron.email)
    browser.post(DOOR, {"answer": key.signs(asked_on(page(browser)))})
    assert is_in(browser)


def test_beside_a_spoilt_passkey_the_others_are_good(key, here, heron):
    Passkey.objects.update(sealed=bytes(100))
    other = Authenticator(id=b"another of Heron's")
    add(here, other)
    browser = past_the_password(heron.email)
    browser.post(DOOR, {"answer": other.signs(asked_on(page(browser)))})
    assert is_in(browser)


def test_once_no_second_step_stands_whoever_waits_at_it_is_let_in(key, door, heron, house, at_page):
    at_page(house.wren).post(f"/members/{heron.row.id}/factor/")
    assert door.post(DOOR, {"code": "123456", "next": "/files/"})["Location"] == "/files/"
    assert is_in(door)


def test_so_is_whoever_loads_the_page_again(key, door, heron, house, at_page):
    at_page(house.wren).post(f"/members/{heron.row.id}/factor/")
    assert door.get(DOOR, {"next": "/files/"})["Location"] == "/files/"
    assert is_in(door)


def test_nobody_suspended_is(key, door, heron, house, at_page):
    at_page(house.wren).post(f"/members/{heron.row.id}/factor/")
    Member.objects.filter(id=heron.row.id).update(state=Member.State.SUSPENDED)
    assert door.get(DOOR)["Location"].startswith("/sign-in/")
    assert not is_in(door)


def test_where_there_is_none_it_is_not_taken_again(here, heron):
    assert here.get(AGAIN)["Location"] == "/second-factor/"


def test_one_that_does_not_count_is_let_in_each_time(key, heron):
    for _ in range(2):
        browser = past_the_password(heron.email)
        key.used = -1
        browser.post(DOOR, {"answer": key.signs(asked_on(page(browser)))})
        assert is_in(browser)


def test_guessing_is_limited(key, door):
    told = []
    for _ in range(11):
        page(door)
        told.append(door.post(DOOR, {"answer": "{}"}).status_code)
    assert told == [200] * 10 + [429]
    assert door.post(DOOR, {"answer": key.signs(asked_on(page(door)))}).status_code == 429


def off():
    return f"/second-factor/passkeys/{Passkey.objects.get().id}/off/"


def test_adding_and_removing_are_lines_in_the_ledger(here, heron):
    written = LedgerEntry.objects.count()
    add(here, Authenticator())
    assert LedgerEntry.objects.count() == written + 1
    here.post(off())
    assert LedgerEntry.objects.count() == written + 2


def test_removing_takes_the_second_step(here, key, heron):
    taken_long_ago()
    for path in (off(), "/second-factor/stop/", "/second-factor/papers/"):
        assert here.post(path)["Location"] == AGAIN, path
    for path in (NEW, "/second-factor/begin/"):
        assert here.get(path)["Location"] == AGAIN, path
    here.post(AGAIN, {"answer": key.signs(asked_on(page(here, AGAIN)))})
    here.post(off())
    assert not step_stands(heron.row)
    assert papers_left(heron.row) == 0


def test_the_second_step_taken_long_ago_is_taken_again(here, key):
    assert here.get(NEW).status_code == 200
    taken_long_ago()
    assert here.get(NEW)["Location"] == AGAIN


def test_nobody_removes_anothers(here, key, at_page, robin):
    at_page(robin).post(off())
    assert Passkey.objects.count() == 1


def test_new_codes_on_paper_take_the_place_of_the_old(here, key, heron):
    new = codes_on(here.post("/second-factor/papers/").content.decode())
    assert len(set(new)) == 10 and not set(new) & set(here.papers)
    with pytest.raises(WrongCode):
        factor_check(member=heron.row, typed=here.papers[0])
    factor_check(member=heron.row, typed=new[0])


def test_what_is_kept_says_neither_the_name_nor_the_device(key):
    kept = bytes(Passkey.objects.get().sealed)
    for telling in (b"blue key", key.id, Authenticator.MODEL):
        assert telling not in kept


def test_one_members_passkey_opens_in_no_others_row(key, door, robin, heron, at_page):
    Passkey.objects.update(member=robin.row)
    assert "blue key" not in page(at_page(robin), "/second-factor/")
    robins = past_the_password(robin.email)
    assert "data-asked" not in page(robins)
    challenge = challenge_set(Session.objects.get(awaits_code=True, member=robin.row))
    assert refused(robins, key.signs({"challenge": websafe_encode(challenge), "rpId": "localhost"}))


@pytest.mark.parametrize(
    ("hosts", "https", "host"),
    [
        (["127.0.0.1"], False, "127.0.0.1"),
        (["[::1]"], False, "[::1]"),
        (["garden.example"], False, "garden.example"),
        (["*"], True, "evil.example"),
        ([".garden.example"], True, "evil.garden.example"),
        (["192.0.2.7"], True, "192.0.2.7"),
    ],
)
def test_where_passkeys_cannot_be_used_the_page_says_so(settings, heron, hosts, https, host):
    settings.ALLOWED_HOSTS, settings.HTTPS = hosts, https
    browser = Client(HTTP_HOST=host)
    browser.cookies[settings.SESSION_COOKIE] = session_open(heron.bearer)
    assert "cannot be used at this address" in page(browser, "/second-factor/")
    assert browser.get(NEW)["Location"] == "/second-factor/"


def test_over_https_the_name_of_the_site_is_the_origin(settings, heron):
    settings.ALLOWED_HOSTS, settings.HTTPS = ["files.garden.example"], True
    browser = Client(HTTP_HOST="files.garden.example")
    browser.cookies[settings.SESSION_COOKIE] = session_open(heron.bearer)
    phished = Authenticator(origin="https://files.garden.example.evil.example")
    assert "was not made" in add(browser, phished)
    assert codes_on(add(browser, Authenticator(origin="https://files.garden.example")))


def test_whoever_answers_for_them_lets_them_in_without(here, key, heron, house, at_page):
    at_page(house.wren).post(f"/members/{heron.row.id}/factor/")
    assert not step_stands(heron.row)
