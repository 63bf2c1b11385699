"""Cookies of yesterday: of somebody who left, of a session that is over, and ones that were spoilt."""

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.utils.html import escape

from inconfidence.charity import actions
from inconfidence.charity.sessions import session_find, session_open
from inconfidence.ledger.entry import Entry
from inconfidence.store.models import LedgerEntry, Member, Session


@pytest.fixture
def cookie(heron):
    """Heron's, while Heron is a member."""
    return session_open(heron.bearer)


def answer_to(client, cookie, path="/"):
    client.cookies[settings.SESSION_COOKIE] = cookie
    return client.get(path)


def must_be_sent_to_the_door(answer) -> None:
    assert answer.status_code == 302 and answer.headers["Location"].startswith("/sign-in/")


def test_a_leaver_with_an_old_cookie_is_nobody(house, heron, marigold, client, cookie):
    page = f"/files/{marigold.reference}/"
    assert answer_to(client, cookie, page).status_code == 200
    actions.member_take_leave(bearer=house.wren.bearer, member=heron.row)
    must_be_sent_to_the_door(answer_to(client, cookie, page))


@pytest.mark.parametrize("back", [{}, {"state": Member.State.ACTIVE}], ids=["left", "made a member again"])
def test_nor_with_the_row_of_their_session_put_back(house, heron, marigold, client, cookie, back):
    """By somebody with the database; and with the leaver's standing too, the keys in it open nothing any more."""
    row = Session.objects.get(member=heron.row)
    actions.member_take_leave(bearer=house.wren.bearer, member=heron.row)
    row.save(force_insert=True)
    Member.objects.filter(id=heron.row.id).update(**back or {"state": Member.State.LEFT})
    answer = answer_to(client, cookie, f"/files/{marigold.reference}/")
    assert answer.status_code in ({404} if back else {302}), "it opened"
    assert "Marigold" not in answer.content.decode()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda cookie: cookie[:-4],
        lambda cookie: ("B" if cookie[0] == "A" else "A") + cookie[1:],
        lambda cookie: cookie * 1000,
        lambda cookie: "",
        lambda cookie: "é\x00",
    ],
    ids=["cut", "a letter turned", "too long", "empty", "no cookie at all"],
)
def test_a_cookie_that_was_spoilt_is_nobody(heron, client, cookie, spoil):
    assert session_find(cookie) is not None
    assert session_find(spoil(cookie)) is None


def test_the_keys_of_one_session_do_not_open_under_the_cookie_of_another(house, heron, client, cookie):
    """Rows put in each other's place: locked, and nobody's name on the page."""
    other = session_open(house.wren.bearer)
    theirs = Session.objects.get(member=house.wren.row)
    Session.objects.filter(member=heron.row).update(keys=bytes(theirs.keys))
    for _ in range(3):
        answer = answer_to(client, cookie)
        assert answer.status_code == 302 and answer.headers["Location"].startswith("/unlock/")
    assert session_find(other) is not None
    assert faults_of(heron) == 1


def test_nor_do_keys_that_were_turned_in_the_table(heron, client, cookie):
    """Locked, and one line in the ledger, however often somebody comes back with the cookie."""
    row = Session.objects.get(member=heron.row)
    Session.objects.filter(id=row.id).update(keys=bytes(row.keys)[:-1])
    for _ in range(3):
        assert answer_to(client, cookie).headers["Location"].startswith("/unlock/")
    assert faults_of(heron) == 1


def test_keys_of_another_version_of_the_program_are_locked_and_no_fault(heron, client, cookie, monkeypatch):
    monkeypatch.setattr("inconfidence.gate.bearer._VERSION", 99)
    assert answer_to(client, cookie).headers["Location"].startswith("/unlock/")
    assert faults_of(heron) == 0


def faults_of(person) -> int:
    entries = [Entry.from_bytes(bytes(row.entry)) for row in LedgerEntry.objects.all()]
    return sum(entry.kind == "fault" and entry.actor == person.row.id for entry in entries)


class TestWithoutAnyCookie:
    """A browser that lost its cookies while a note was typed: it can be kept for nobody, and is given back."""

    WORDS = "The scan is on Monday.\n<b>She is afraid of it.</b>"
    PAGE = "/files/F-7K3QX/contacts/new/"

    def sent(self, client, origin: str, **typed: str) -> HttpResponse:
        sent = {"text": self.WORDS, "channel": "phone", "password": "a phrase that nobody knows", **typed}
        return client.post(self.PAGE, sent, headers={"origin": origin})

    @pytest.mark.parametrize("with_token", [True, False])
    def test_what_was_typed_is_on_the_page_to_copy(self, heron, with_token) -> None:
        client = Client(enforce_csrf_checks=not with_token, headers={"accept-language": "fr"})
        answer = self.sent(client, "http://testserver")
        text = answer.content.decode()
        assert answer.status_code == 403
        assert "<h1>Copiez vos mots avant de partir" in text
        assert f">{escape(self.WORDS)}</textarea>" in text
        assert "nobody knows" not in text
        assert text.count("<textarea") == 1

    @pytest.mark.parametrize("origin", ["http://elsewhere.example", "null", ""])
    def test_nobody_elses_words_are_repeated(self, heron, origin) -> None:
        answer = self.sent(Client(enforce_csrf_checks=True), origin)
        assert answer.status_code == 403
        assert "Monday" not in answer.content.decode()

    def test_the_lock_shows_nothing(self, heron, client) -> None:
        answer = client.post(
            "/lock/",
            {"text": self.WORDS, "next": self.PAGE, "untouched": ""},
            headers={"origin": "http://testserver"},
        )
        must_be_sent_to_the_door(answer)
