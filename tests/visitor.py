"""Somebody at the pages over HTTP, without a browser: fetches a page, fills in its form, sends it."""

import re
from html import unescape
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

_INPUT = re.compile(r"<input[^>]*>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
# Seconds. Long, as a machine that is busy with others is no fault of the page.
_PATIENCE = 120


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *args: object, **kwargs: object) -> None:
        return None


class Answer:
    """What came back."""

    def __init__(self, address: str, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self.address, self.status, self.headers, self.body = address, status, headers, body

    @property
    def text(self) -> str:
        """The page."""
        return self.body.decode()

    @property
    def location(self) -> str:
        """Where a redirect leads, or ""."""
        return next((value for name, value in self.headers if name == "Location"), "")

    def hidden(self) -> dict[str, str]:
        """The hidden fields of the page's forms; of several with one name, the last."""
        inputs = [dict(_ATTRIBUTE.findall(one)) for one in _INPUT.findall(self.text)]
        return {i["name"]: unescape(i.get("value", "")) for i in inputs if i.get("type") == "hidden"}


class Visitor:
    """A visitor with cookies of their own; `lang` is the language of their browser."""

    def __init__(self, base: str, lang: str = "") -> None:
        self.base = base
        self._jar = CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self._jar), _NoRedirect())
        self._opener.addheaders += [("Accept-Language", lang)] if lang else []

    @property
    def cookies(self) -> str:
        """Their cookies, as the header that sends them."""
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self._jar)

    def get(self, path: str) -> Answer:
        """Fetches a page; redirects are not followed."""
        return self._ask(Request(urljoin(self.base, path)))

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        """Sends fields as a form does."""
        address = urljoin(self.base, path)
        return self._ask(Request(address, urlencode(fields).encode(), {"Referer": address}))

    def fill_in(self, path: str, **fields: str) -> Answer:
        """Fetches the form at `path` and sends it with these fields and its own hidden ones."""
        return self.post(path, {**self.get(path).hidden(), **fields})

    def sign_in(self, email: str, password: str) -> Answer:
        """Signs in."""
        answer = self.fill_in("/sign-in/", email=email, password=password)
        assert answer.status == 302, "signing in did not work"
        return answer

    def _ask(self, request: Request) -> Answer:
        try:
            with self._opener.open(request, timeout=_PATIENCE) as found:
                return Answer(request.full_url, found.status, found.getheaders(), found.read())
        except HTTPError as told:
            with told:
                return Answer(request.full_url, told.code, list(told.headers.items()), told.read())
