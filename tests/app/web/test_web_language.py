"""Which language a page is in: the member's, the address's, the browser's, English."""

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.test import RequestFactory
from django.utils import translation

from inconfidence.web.language import choose_language
from inconfidence.web.middleware import LanguageMiddleware


def request(path: str = "/", accept: str = "", member: str | None = None) -> HttpRequest:
    made = RequestFactory().get(path, headers={"accept-language": accept} if accept else {})
    if member is not None:
        made.__dict__["member_language"] = member
    return made


@pytest.mark.parametrize(
    ("path", "accept", "member", "chosen"),
    [
        ("/", "", None, "en"),
        ("/", "fr", None, "fr"),
        ("/", "fr-CA", None, "fr"),
        ("/", "de, fr;q=0.7, en;q=0.3", None, "fr"),
        ("/", "de, it", None, "en"),
        ("/", "fr;q=0, en", None, "en"),
        ("/", ";;;q=x,,", None, "en"),
        ("/?lang=fr", "en", None, "fr"),
        ("/?lang=de", "fr", None, "fr"),
        ("/?lang=fr", "fr", "en", "en"),
        ("/", "en", "fr", "fr"),
        ("/", "fr", "klingon", "fr"),
    ],
)
def test_who_is_heard(path: str, accept: str, member: str | None, chosen: str) -> None:
    assert choose_language(request(path, accept, member)) == chosen


def test_it_speaks_for_one_request_alone() -> None:
    before = translation.get_language()
    answer = LanguageMiddleware(lambda _: HttpResponse(translation.get_language()))(request(accept="fr"))
    assert answer.content == b"fr"  # type: ignore[attr-defined]
    assert answer.headers["Content-Language"] == "fr"
    assert answer.headers["Vary"] == "Accept-Language"
    assert translation.get_language() == before


@pytest.mark.parametrize(
    ("path", "member", "place", "then"),
    [
        ("/?lang=fr", None, "/next/", "/next/?lang=fr"),
        ("/?lang=fr", None, "/next/?page=2#end", "/next/?page=2&lang=fr#end"),
        ("/?lang=fr", None, "/next/?lang=en", "/next/?lang=en"),
        ("/?lang=fr", "fr", "/next/", "/next/"),
        ("/", None, "/next/", "/next/"),
        ("/?lang=fr", None, "https://elsewhere.example/", "https://elsewhere.example/"),
    ],
)
def test_a_redirect_keeps_the_language_asked_for(
    path: str, member: str | None, place: str, then: str
) -> None:
    answer = LanguageMiddleware(lambda _: HttpResponseRedirect(place))(request(path, member=member))
    assert answer.headers["Location"] == then
