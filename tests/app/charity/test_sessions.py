"""Sessions: locked when idle, useless when stolen, and kind to whoever was in the middle of a sentence."""

import gc
import hashlib
from datetime import timedelta
from uuid import uuid4

import pytest

from inconfidence.charity.sessions import session_open
from inconfidence.files.selectors import file_opened
from inconfidence.store.models import Session
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
    client.post(answer["Location"], {"password": "a garden of quiet birds"})
    page = client.get(path).content.decode()
    assert "a sentence that must not be lost" in page
    assert client.post(path, sent).status_code == 302
    assert file_opened(heron.bearer, marigold).current("contact")[0].content["text"] == sent["text"]
    assert "a sentence that must not be lost" not in client.get(path).content.decode()


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
