"""Sessions: locked when idle, useless when stolen, and kind to whoever was in the middle of a sentence."""

import gc
import hashlib
from datetime import timedelta
from uuid import uuid4

import pytest

from inconfidence.charity.house import CLOCK
from inconfidence.charity.sessions import session_open
from inconfidence.files.selectors import file_opened
from inconfidence.store.models import Draft, Member, Session
from inconfidence.vault.keys import Secret


def idle(minutes: int) -> None:
    session = Session.objects.get()
    Session.objects.update(seen_at=session.seen_at - timedelta(minutes=minutes))


def contact(text: str) -> dict[str, str]:
    return {
        "record": str(uuid4()),
        "channel": "phone",
        "happened_on_day": "3",
        "happened_on_month": "2",
        "happened_on_year": "2026",
        "text": text,
    }


def test_a_long_note_sent_after_the_lock_comes_back_after_unlocking(house, heron, marigold, at_page):
    client = at_page(heron)
    idle(11)
    path = f"/files/{marigold.reference}/contacts/new/"
    sent = contact("a sentence that must not be lost")
    answer = client.post(path, sent)
    assert answer.status_code == 302 and answer["Location"].startswith("/unlock/")
    assert not file_opened(heron.bearer, marigold).current("contact")
    assert "What you were writing is kept" in client.get(answer["Location"]).content.decode()
    client.post(answer["Location"], {"password": "a garden of quiet birds"})
    page = client.get(path).content.decode()
    assert "a sentence that must not be lost" in page
    assert client.post(path, sent).status_code == 302
    assert file_opened(heron.bearer, marigold).current("contact")[0].content["text"] == sent["text"]
    assert "a sentence that must not be lost" not in client.get(path).content.decode()


def a_day_goes_by(days: int = 1) -> None:
    """And somebody moved the mouse a moment ago: it is not the idle lock that is tried here."""
    Session.objects.update(expires_at=CLOCK.now() - timedelta(days=days - 1, minutes=1), seen_at=CLOCK.now())


@pytest.mark.parametrize("lock_button", [False, True])
def test_what_is_sent_when_the_day_is_over_comes_back_after_signing_in(
    house, heron, marigold, at_page, lock_button
):
    """Sent by its own button, or by the page itself as it locks: a laptop that was shut for the weekend."""
    client, path = at_page(heron), f"/files/{marigold.reference}/contacts/new/"
    sent = contact("a sentence that must not be lost")
    a_day_goes_by(3)
    along = sent | {"next": path, "untouched": "nothing"}
    answer = client.post("/lock/", along) if lock_button else client.post(path, sent)
    assert (
        answer["Location"] == f"/sign-in/?next=%2Ffiles%2F{marigold.reference}%2Fcontacts%2Fnew%2F&kept=yes"
    )
    assert "What you were writing is kept" in client.get(answer["Location"]).content.decode()
    assert not file_opened(heron.bearer, marigold).current("contact")
    signed_in = {"email": heron.email, "password": "a garden of quiet birds", "next": path}
    assert client.post("/sign-in/", signed_in)["Location"] == path
    assert "a sentence that must not be lost" in client.get(path).content.decode()


def test_whose_day_is_over_is_let_in_nowhere_and_holds_no_keys(house, heron, marigold, at_page):
    client = at_page(heron)
    a_day_goes_by()
    for path in ("/", f"/files/{marigold.reference}/", "/recorded/", "/draft/", "/language/"):
        assert client.post(path).headers["Location"].startswith("/sign-in/"), path
    assert bytes(Session.objects.get().keys) == b"" and not Draft.objects.exists()


def test_the_password_that_comes_too_late_leads_to_the_same_page_by_signing_in(house, heron, at_page):
    client = at_page(heron)
    client.post("/lock/")
    a_day_goes_by()
    answer = client.post("/unlock/", {"password": "a garden of quiet birds", "next": "/files/"})
    assert answer["Location"] == "/sign-in/?next=%2Ffiles%2F"


@pytest.mark.parametrize("gone", ["a week", "suspended"])
def test_nothing_is_kept_for_ever_nor_for_whoever_may_not_come(house, heron, marigold, at_page, gone):
    client, path = at_page(heron), f"/files/{marigold.reference}/contacts/new/"
    a_day_goes_by(9 if gone == "a week" else 1)
    if gone == "suspended":
        Member.objects.filter(id=heron.row.id).update(state=Member.State.SUSPENDED)
    assert "kept" not in client.post(path, contact("words"))["Location"]
    assert not Draft.objects.exists() and not Session.objects.exists()


@pytest.mark.parametrize("of_today", ["open", "locked", "over", "gone", "awaits its code"])
def test_signing_out_leaves_neither_session_nor_cookie(house, heron, at_page, settings, of_today):
    client = at_page(heron)
    if of_today == "locked":
        client.post("/lock/")
    if of_today == "over":
        a_day_goes_by(3)
    if of_today == "gone":
        Session.objects.all().delete()
    Session.objects.update(awaits_code=of_today == "awaits its code")
    answer = client.post("/sign-out/")
    assert answer.status_code == 302 and answer["Location"] == "/sign-in/"
    assert not Session.objects.exists() and not client.cookies[settings.SESSION_COOKIE].value


@pytest.fixture
def left_behind(house, heron, marigold, at_page):
    """A page whose day was over days ago: it sends words to its own place, by the lock button or by its own."""
    client, path = at_page(heron), f"/files/{marigold.reference}/contacts/new/"
    a_day_goes_by(3)
    Session.objects.update(seen_at=CLOCK.now() - timedelta(days=3))

    def send(text: str, lock_button: bool) -> str:
        along = contact(text) | {"next": path, "untouched": "nothing"}
        return client.post("/lock/" if lock_button else path, along)["Location"]

    return send


@pytest.mark.parametrize("lock_button", [False, True])
def test_a_page_of_days_ago_takes_the_place_of_nothing_newer(
    heron, marigold, at_page, left_behind, lock_button
):
    now, path = at_page(heron), f"/files/{marigold.reference}/contacts/new/"
    assert now.post(f"/draft/?for={path}", {"name": "text", "text": "the newer words"}).status_code == 204
    assert "kept" not in left_behind("words of days ago", lock_button)
    page = now.get(path).content.decode()
    assert "the newer words" in page and "words of days ago" not in page


def test_the_words_of_days_ago_are_given_back_to_copy(heron, marigold, at_page):
    client, path = at_page(heron), f"/files/{marigold.reference}/contacts/new/"
    a_day_goes_by(3)
    Session.objects.update(seen_at=CLOCK.now() - timedelta(days=3))
    at_page(heron).post(f"/draft/?for={path}", {"name": "text", "text": "the newer words"})
    answer = client.post(path, contact("words of days ago"), headers={"origin": "http://testserver"})
    assert answer.status_code == 403
    assert ">words of days ago</textarea>" in answer.content.decode()


@pytest.mark.parametrize("lock_button", [False, True])
def test_it_takes_the_place_of_what_it_kept_itself(heron, marigold, at_page, left_behind, lock_button):
    """While it is typed in a page keeps what was typed, and the session is seen now and then only."""
    now, path = at_page(heron), f"/files/{marigold.reference}/contacts/new/"
    now.post(f"/draft/?for={path}", {"name": "text", "text": "a first hal"})
    Draft.objects.update(kept_at=CLOCK.now() - timedelta(days=3) + timedelta(seconds=30))
    assert left_behind("a first half, and the rest", lock_button).endswith("&kept=yes")
    assert "a first half, and the rest" in now.get(path).content.decode()


def test_what_it_kept_as_it_locked_is_its_own_as_well(heron, marigold, at_page):
    """Hours after anybody was seen, and before the day was over."""
    client, path = at_page(heron), f"/files/{marigold.reference}/contacts/new/"
    Session.objects.update(seen_at=CLOCK.now() - timedelta(hours=5))
    client.post(path, contact("a first half"))
    a_day_goes_by_unseen()
    assert client.post(path, contact("a first half, and the rest"))["Location"].endswith("&kept=yes")
    assert "a first half, and the rest" in at_page(heron).get(path).content.decode()


def a_day_goes_by_unseen() -> None:
    Session.objects.update(expires_at=CLOCK.now() - timedelta(minutes=1))


def test_idle_drops_the_keys(house, heron, at_page):
    client = at_page(heron)
    assert client.get("/").status_code == 200
    idle(11)
    assert client.get("/")["Location"].startswith("/unlock/")
    assert bytes(Session.objects.get().keys) == b""


def test_the_wrong_password_does_not_unlock(house, heron, at_page):
    client = at_page(heron)
    client.post("/lock/")
    answer = client.post("/unlock/", {"password": "some other words here"})
    assert answer.status_code == 200
    assert client.get("/")["Location"].startswith("/unlock/")


def test_a_stolen_table_of_sessions_opens_nothing(house, heron):
    cookie = session_open(heron.bearer)
    row = Session.objects.get()
    assert cookie.encode() not in bytes(row.digest) + bytes(row.keys)
    private = heron.bearer.private.to_bytes()
    assert private not in bytes(row.keys)
    assert bytes(row.digest) != hashlib.sha256(cookie.encode()).digest()


def test_a_made_up_cookie_is_nobody(house, client, settings):
    for value in ("", "x", "å", "A" * 10_000, "=" * 44):
        client.cookies[settings.SESSION_COOKIE] = value
        assert client.get("/")["Location"].startswith("/sign-in/")


def test_signing_in_turns_only_to_this_house(house, heron, client):
    for wanted in ("https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"):
        answer = client.post(
            "/sign-in/", {"email": heron.email, "password": "a garden of quiet birds", "next": wanted}
        )
        assert answer["Location"] == "/"


def test_keys_given_during_a_session_work_at_once_and_taken_ones_do_not(house, heron, marigold):
    from inconfidence.gate import Absent
    from inconfidence.store.models import Cabinet, CabinetGrant

    kite = house.join("Kite", "coordinator")
    assert file_opened(kite.bearer, marigold)
    support = Cabinet.objects.get(id=marigold.cabinet_id)
    CabinetGrant.objects.filter(member=kite.row, cabinet=support).delete()
    try:
        file_opened(kite.bearer, marigold)
    except Absent:
        return
    raise AssertionError("a withdrawn key still opened the file")


@pytest.fixture
def no_collecting():
    """What is kept alive by a circle of its own stays for this long."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def keys_in_memory() -> int:
    return sum(issubclass(type(one), Secret) for one in gc.get_objects())


def test_no_key_outlives_its_request(house, heron, marigold, at_page, client, no_collecting):
    """A request and its page hold each other, and stay until somebody collects them: the keys must not."""
    signed_in, before = at_page(heron), keys_in_memory()
    for path in ("/", f"/files/{marigold.reference}/", "/files/?q=Marigold", "/nowhere/", "/members/"):
        assert signed_in.get(path).status_code in {200, 403, 404}
        assert keys_in_memory() <= before, path
    signed_in.post("/lock/")
    client.post("/sign-in/", {"email": heron.email, "password": "a garden of quiet birds"})
    assert keys_in_memory() <= before
