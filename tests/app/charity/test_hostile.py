"""Requests that no form of ours would send: huge, broken, or by somebody who tries their luck."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from inconfidence.charity.actions.founding import Founder
from inconfidence.charity.drafts import draft_keep, draft_take
from inconfidence.charity.forms import JoinForm
from inconfidence.files.selectors import file_opened
from inconfidence.gate.directory import Name
from inconfidence.site.settings import _database
from inconfidence.store.models import Draft


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


def test_a_database_password_may_hold_any_sign():
    found = _database("postgresql://ho%40use:p%2Fw%23@db.example:5432/house")
    assert (found["USER"], found["PASSWORD"], found["HOST"]) == ("ho@use", "p/w#", "db.example")
