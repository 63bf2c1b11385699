"""What is let in at all, headers that every answer carries, and the language it is written in."""

from collections.abc import Callable
from typing import Final
from urllib.parse import urlencode, urlsplit

from csp.constants import HEADER as CONTENT_SECURITY_POLICY
from csp.utils import build_policy
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers

from inconfidence.web import errors
from inconfidence.web.language import asked_in_address, choose_language

Answer = Callable[[HttpRequest], HttpResponseBase]

# Nothing here needs a camera, a place or a payment; and no page is for search engines or archives.
_HEADERS: Final = {
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "X-Frame-Options": "DENY",
    # Deny by default: what a page held must not come back with the Back button after the lock.
    "Cache-Control": "no-store",
}


_METHODS: Final = {"GET", "HEAD", "POST"}


class HeadersMiddleware:
    """Sets the headers that keep a page to itself, save where a view has set its own.

    The content policy is one for all pages, and put into words once: the library's own middleware does so for
    each answer, at a price above that of sealing a note.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self._headers = {**_HEADERS, CONTENT_SECURITY_POLICY: build_policy()}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in self._headers.items():
            response.headers.setdefault(name, value)
        return response


class OnlyOurs:
    """Lets in what a page of ours can send: GET, HEAD and POST, to a name of the site.

    Django looks at the name where it needs it. Under another, somebody else's page could speak to the site as its
    own (DNS rebinding).
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        # This stands before the headers of pages, and its own page has them too.
        self._refuse = HeadersMiddleware(errors.bad_request)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request) if _could_be_ours(request) else self._refuse(request)
        return _without_body(answer) if request.method == "HEAD" else answer


def _without_body(answer: HttpResponseBase) -> HttpResponseBase:
    """The head alone: the server writes a warning of each body that it has to drop."""
    if isinstance(answer, HttpResponse):
        answer.content = b""
    return answer


def _could_be_ours(request: HttpRequest) -> bool:
    try:
        request.get_host()
    except DisallowedHost:
        return False
    return request.method in _METHODS


class LanguageMiddleware:
    """Speaks the language that `choose_language` finds, for this request alone."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = choose_language(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Accept-Language",))
        _carry_language(request, response)
        return response


def _carry_language(request: HttpRequest, response: HttpResponseBase) -> None:
    """A redirect within the house keeps `?lang=`: public pages have no cookie to remember it by."""
    place = response.headers.get("Location")
    asked = asked_in_address(request)
    if not place or not asked or getattr(request, "member_language", None):
        return
    parts = urlsplit(place)
    if parts.netloc or "lang=" in parts.query:
        return
    query = "&".join(filter(None, [parts.query, urlencode({"lang": asked})]))
    response.headers["Location"] = parts._replace(query=query).geturl()
