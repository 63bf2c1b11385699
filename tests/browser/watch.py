"""What must not happen while a browser is open: a console error, a request to anyone else."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request


class Watch:
    """Collects what went wrong in a browser context; `faults` is empty where nothing did."""

    def __init__(self, context: BrowserContext, server: str) -> None:
        self.faults: list[str] = []
        self._resting = False
        self._expected: list[str] = []
        self._home = urlsplit(server).netloc
        context.on("request", self._request)
        context.on("page", self._page)

    def expect(self, words: str) -> None:
        """The test brings about a console message that holds `words`; it is no fault."""
        self._expected.append(words)

    @contextmanager
    def resting(self, page: Page) -> Iterator[None]:
        """While our tools are at work: axe and the camera set inline styles, which the CSP reports."""
        self._resting = True
        yield
        page.evaluate("0")  # What was reported until now has arrived once this has.
        self._resting = False

    def _page(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"script fault: {error}"))

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).netloc != self._home:
            self.faults.append(f"request that leaves the house: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if self._resting or message.type not in {"error", "warning"} or self._is_the_page_itself(message):
            return
        if any(words in message.text for words in self._expected):
            return
        self.faults.append(f"console {message.type}: {message.text} {message.location['url']}")

    @staticmethod
    def _is_the_page_itself(message: ConsoleMessage) -> bool:
        """Chromium reports a page that is meant to answer 404; a missing part of a page is a fault."""
        own = message.page is not None and message.location["url"] == message.page.url
        return own and message.text.startswith("Failed to load resource")
