"""Requests that no form of ours would send: huge, broken, or by somebody who tries their luck."""

import os
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from inconfidence.charity.actions.founding import Founder
from inconfidence.charity.directory import name_of
from inconfidence.charity.drafts import draft_keep, draft_take
from inconfidence.charity.forms import JoinForm
from inconfidence.charity.requests import SignedIn
from inconfidence.files.selectors import file_opened
from inconfidence.gate.directory import Name
from inconfidence.ledger.entry import Entry
from inconfidence.store.models import CabinetGrant, Draft, LedgerEntry, Member
from tests.app.conftest import PASSWORD


@pytest.mark.parametrize("length", [str(100 * 1024 * 1024), "-1", "many", "9" * 30])
def test_a_huge_body_is_not_read(house, client, length):
    class Body:
        def read(self, *size):
            raise AssertionError("somebody read it")

        readline = read

    answer = client.generic(
        "POST",
        "/sign-in/",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=length,
        **{"wsgi.input": Body()},
    )
    assert answer.status_code == 400


def test_a_file_that_nobody_asked_for_does_not_touch_the_disk(house, client, settings, monkeypatch):
    def touched(*args, **kwargs):
        raise AssertionError("a file was written")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", touched)
    file = SimpleUploadedFile("words.txt", b"said in confidence" * 100_000)
    assert client.post("/sign-in/", {"email": "x@y.example", "file": file}).status_code == 200


@pytest.mark.parametrize(
    "typed",
    [
        {"email": "a\x00b@garden.example", "password": "x" * 20},
        {"email": "heron@garden.example", "password": "a\x00b"},
        {"email": "heron@garden.example", "password": "x" * 5000},
        {"email": "x" * 100_000, "password": "x"},
    ],
)
def test_broken_signing_in_is_a_form_again(house, client, typed):
    assert client.post("/sign-in/", typed).status_code == 200


@pytest.mark.parametrize("come_from", [{"HTTP_REFERER": "http://[::1"}, {"next": "http://[::1"}], ids=str)
def test_the_lock_button_locks_wherever_it_was_pressed(heron, at_page, come_from):
    client = at_page(heron)
    typed = {"untouched": "", "text": "words", "next": come_from.get("next", "")}
    assert client.post("/lock/", typed, **{"HTTP_REFERER": "", **come_from}).status_code == 302
    assert client.get("/")["Location"].startswith("/unlock/")


@pytest.mark.parametrize(
    "host", ["evil.example", "testserver.evil.example", "", "a b", "[::1", "testserver\x00"]
)
def test_the_site_answers_to_its_own_names_alone(house, heron, at_page, host):
    for client in (Client(), at_page(heron)):
        answer = client.get("/code/", HTTP_HOST=host)
        assert answer.status_code == 400 and b"evil" not in answer.content
        assert "default-src 'none'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO"])
def test_no_page_takes_a_method_that_no_page_sends(heron, at_page, method):
    assert at_page(heron).generic(method, "/").status_code == 400


SPOILT = [(Member, "private_wrapped"), (Member, "public_keys"), (Member, "keys_proof")]
SPOILT += [(CabinetGrant, column) for column in ("wrap", "statement", "signature")]


@pytest.mark.parametrize(("model", "column"), SPOILT)
def test_keys_on_the_books_that_do_not_open_let_nobody_in_and_are_written_down(
    house, heron, client, model, column
):
    for row in model.objects.all():
        blob = bytes(getattr(row, column))
        model.objects.filter(pk=row.pk).update(**{column: blob[:-1] + bytes([blob[-1] ^ 1])})
    before = LedgerEntry.objects.count()
    answer = client.post("/sign-in/", {"email": heron.email, "password": PASSWORD})
    assert answer.status_code == 500 and not answer.cookies
    new = [Entry.from_bytes(bytes(row.entry)) for row in LedgerEntry.objects.order_by("index")[before:]]
    assert [(entry.kind, entry.actor) for entry in new] == [("fault", heron.row.id)]


@pytest.mark.parametrize(("model", "column"), SPOILT)
def test_whoever_has_no_password_is_not_told_so(house, heron, client, model, column):
    model.objects.update(**{column: bytes(64)})
    answers = [
        client.post("/sign-in/", {"email": email, "password": "some other words here"})
        for email in (heron.email, "nobody@garden.example")
    ]
    assert [answer.status_code for answer in answers] == [200, 200]


@pytest.mark.parametrize("name", ["text", "name", "record", "csrfmiddlewaretoken", "password", "", "\x00"])
def test_a_draft_of_anything_comes_to_no_fault(house, heron, marigold, at_page, name):
    client, path = at_page(heron), f"/files/{marigold.reference}/contacts/new/"
    text = "words \x00 \ud7ff"
    assert client.post(f"/draft/?for={path}", {"name": name, "text": text}).status_code == 204
    assert client.get(path).status_code == 200
    kept = draft_take(bearer=heron.bearer, path=path)
    assert kept is None or not {"csrfmiddlewaretoken", "password"} & set(kept)


def test_a_draft_keeps_fields_that_are_called_name_and_text(house, heron, at_page):
    client = at_page(heron)
    client.post("/draft/?for=/x/", {"name": "name", "text": "Marigold"})
    client.post("/draft/?for=/x/", {"name": "more", "text": "words"})
    kept = draft_take(bearer=heron.bearer, path="/x/")
    assert kept.dict() == {"name": "Marigold", "more": "words"}


def test_a_draft_too_long_to_keep_is_not_said_to_be_kept(house, heron, at_page):
    answer = at_page(heron).post("/draft/?for=/x/", {"name": "text", "text": "x" * 1_100_000})
    assert answer.status_code == 413
    assert not Draft.objects.exists()


def test_no_draft_keeps_what_lets_its_writer_in(heron):
    from django.http import QueryDict

    typed = QueryDict("name=blue+key&answer=signed&code=123456&password=words")
    assert draft_keep(member=heron.row, path="/x/", typed=typed)
    assert draft_take(bearer=heron.bearer, path="/x/").dict() == {"name": "blue key"}


def test_a_draft_is_its_writers_alone(house, heron, robin):
    from django.http import QueryDict

    assert draft_keep(member=heron.row, path="/x/", typed=QueryDict("text=words"))
    assert draft_take(bearer=robin.bearer, path="/x/") is None
    assert draft_take(bearer=heron.bearer, path="/y/") is None


def test_what_a_fault_might_print_names_nobody(house, heron, marigold):
    house.note(heron, marigold, "Waiting for the scan.")
    opened = file_opened(heron.bearer, marigold)
    founder = Founder(name="Wren", email="w@garden.example", password="p", trained_until=date.today())
    said = repr([opened, opened.records, Name("Wren Hazel", "wren@garden.example"), founder, heron.bearer])
    for word in ("Marigold", "scan", "Wren", "garden.example"):
        assert word not in said


def test_a_password_is_taken_as_it_was_typed():
    typed = {"password": "  twelve letters ", "password_again": "  twelve letters ", "undertake": "on"}
    form = JoinForm(typed)
    assert form.is_valid() and form.cleaned_data["password"] == "  twelve letters "


def test_a_password_is_as_long_as_the_vault_counts_it():
    accents = "e\u0301" * 8
    form = JoinForm({"password": accents, "password_again": accents, "undertake": "on"})
    assert "password" in form.errors


def test_a_name_that_was_changed_stops_no_page_and_is_written_down_once(house, heron, robin, at_page):
    Member.objects.filter(id=robin.row.id).update(
        name_sealed=bytes(robin.row.name_sealed)[:4] + os.urandom(80)
    )
    client, before = at_page(house.wren), LedgerEntry.objects.count()
    for _ in range(2):
        page = client.get("/members/")
        assert page.status_code == 200 and "Heron of the Garden" in page.content.decode()
    entries = [Entry.from_bytes(bytes(row.entry)) for row in LedgerEntry.objects.order_by("index")[before:]]
    assert [entry.actor for entry in entries if entry.kind == "fault"] == [house.wren.row.id]
    assert "A name that cannot be read" in client.get(f"/members/{robin.row.id}/").content.decode()


def test_a_name_that_does_not_open_is_no_blank_on_the_pages_of_a_file(house, heron, robin, marigold, at_page):
    blob = bytes(robin.row.name_sealed)[:4] + os.urandom(80)
    Member.objects.filter(id=robin.row.id).update(name_sealed=blob)
    assert (
        "A name that cannot be read · Listener"
        in at_page(heron).get(f"/files/{marigold.reference}/team/").content.decode()
    )
    assert name_of(heron.bearer, Member.objects.get(id=robin.row.id)).email == ""


def test_ones_own_name_is_no_way_to_be_shut_out(heron, marigold, at_page):
    Member.objects.filter(id=heron.row.id).update(
        name_sealed=bytes(heron.row.name_sealed)[:4] + os.urandom(80)
    )
    client = at_page(heron)
    assert [client.get(path).status_code for path in ("/", f"/files/{marigold.reference}/")] == [200, 200]
    assert SignedIn(Member.objects.get(id=heron.row.id), heron.bearer).first_name == ""
