"""Error pages and headers: the same for what is absent and what is forbidden, kind, and kept by nobody."""

from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from inconfidence.store.models import Member
from inconfidence.web import errors
from inconfidence.web.middleware import HeadersMiddleware, OnlyOurs
from tests.app.conftest import PASSWORD

PAGES = {
    400: errors.bad_request,
    404: errors.not_here,
    405: lambda request: errors.only_sent(request, "POST"),
    409: errors.keys_turned,
    500: errors.fault,
    403: errors.csrf_failure,
}


def test_a_head_has_no_body() -> None:
    for host, status in (("testserver", 200), ("elsewhere.example", 400)):
        asked = RequestFactory().head("/", headers={"host": host})
        answer = OnlyOurs(lambda request: HttpResponse("a page"))(asked)
        assert (answer.status_code, answer.content) == (status, b"")


@pytest.mark.parametrize("path", ["/", "/code/", "/static/web/css/house.css"])
def test_under_anothers_name_there_is_nothing_and_nothing_of_it_in_the_log(
    client, settings, caplog, path
) -> None:
    settings.SECURE_SSL_REDIRECT = True
    answer = client.get(path, headers={"host": "marigold.example"})
    assert answer.status_code == 400 and "default-src 'none'" in answer["Content-Security-Policy"]
    assert "marigold" not in caplog.text


def test_absent_and_forbidden_are_one_page() -> None:
    ask = RequestFactory()
    absent = errors.not_here(ask.get("/files/F-7K3QX/"), Http404("no such file"))
    forbidden = errors.not_here(ask.get("/files/F-9Z9ZZ/?x=1"), PermissionDenied("not on the care team"))
    assert absent.content == forbidden.content
    assert absent.status_code == forbidden.status_code == 404
    assert dict(absent.headers) == dict(forbidden.headers)
    assert b"care team" not in forbidden.content


@pytest.mark.parametrize("status", PAGES)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_each_is_whole_in_each_language(status: int, lang: str) -> None:
    answer = PAGES[status](RequestFactory().get("/", headers={"accept-language": lang}))
    text = answer.content.decode()
    assert answer.status_code == status
    assert f'<html lang="{lang}"' in text
    assert "<h1>" in text
    assert ("To the first page" in text) == (lang == "en")
    assert ("Vers la première page" in text) == (lang == "fr")


@pytest.mark.parametrize(("lang", "said"), [("en", "Nothing was done"), ("fr", "Rien n’a été fait")])
@pytest.mark.parametrize(
    "path",
    [
        "/second-factor/stop/",
        "/second-factor/papers/",
        f"/second-factor/passkeys/{UUID(int=7)}/off/",
        "/sign-out/",
    ],
)
@pytest.mark.django_db
def test_what_only_a_button_sends_is_answered_by_a_page_after_the_lock(
    heron, at_page, path, lang, said
) -> None:
    Member.objects.filter(id=heron.row.id).update(language=lang)
    here = at_page(heron)
    here.post("/lock/")
    here.post(path) if path != "/sign-out/" else None
    here.post("/unlock/", {"password": PASSWORD})
    answer = here.get(path)
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    text = answer.content.decode()
    assert f"<h1>{said}" in text and f'<html lang="{lang}"' in text


def test_what_came_in_is_not_said_back() -> None:
    answer = errors.bad_request(RequestFactory().get("/?q=Marigold"), ValueError("Marigold"))
    assert b"Marigold" not in answer.content


def test_nothing_is_kept_unless_a_view_says_so() -> None:
    quiet = HeadersMiddleware(lambda _: HttpResponse())(RequestFactory().get("/"))
    assert quiet.headers["Cache-Control"] == "no-store"
    assert quiet.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert quiet.headers["X-Frame-Options"] == "DENY"
    assert "camera=()" in quiet.headers["Permissions-Policy"]
    public = HttpResponse(headers={"Cache-Control": "public, max-age=60"})
    kept = HeadersMiddleware(lambda _: public)(RequestFactory().get("/"))
    assert kept.headers["Cache-Control"] == "public, max-age=60"


def test_no_page_takes_anything_from_elsewhere() -> None:
    answer = HeadersMiddleware(lambda _: HttpResponse())(RequestFactory().get("/"))
    said = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
    assert said["default-src"] == said["base-uri"] == said["frame-ancestors"] == "'none'"
    assert {said[f"{kind}-src"] for kind in ("script", "style", "font", "img", "connect")} == {"'self'"}
    assert said["form-action"] == "'self'"


@pytest.mark.parametrize("path", ["/sign-in/", "/nowhere/", "/files/F-7K3QX/"])
@pytest.mark.django_db
def test_every_answer_says_so(heron, client, path) -> None:
    """The house's middleware in its order: a page, one that is not there, a turn to the door."""
    assert "default-src 'none'" in client.get(path).headers["Content-Security-Policy"]
