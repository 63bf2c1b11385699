"""A browser for tests: `page_at(width, lang)` opens a page, `look(page, name)` checks and photographs it."""

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.browser.seeing import held_against
from tests.browser.watch import Watch
from tests.installation import Installation

# Playwright's synchronous face runs an event loop in the test's thread; Django would take that for a mistake.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# A loaded machine may take long; whoever waits for what is there already waits for nothing.
expect.set_options(timeout=30_000)

# Photographs are for people, and cost more than all that is checked: taken where they are asked for.
PHOTOGRAPHS = os.environ.get("PHOTOGRAPHS") == "yes"
SCREENS = Path(__file__).parents[2] / "build" / "screens"
# The shell first: the same Chromium without the window around the page, which costs as much as the page does.
_SYSTEM_CHROMIUMS = [Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium")]
_QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    # Nothing is drawn on a screen: drawing by software cost more than the pages.
    "--disable-gpu",
    "--disable-software-rasterizer",
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
    "--no-first-run",
]


class PageAt(Protocol):
    """Opens a page of its own (no cookies of another's) `width` CSS px wide, for a reader of `lang`."""

    def __call__(
        self, width: int = 1280, lang: str = "en", scheme: str = "light", script: bool = True
    ) -> Page: ...


class Look(Protocol):
    """Looks at a page, and photographs it under `name`; `rules` are those that axe is asked about, or all."""

    def __call__(self, page: Page, name: str, *, rules: Sequence[str] = ()) -> None: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever lies here is a browser test."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The system's Chromium, or the one that Playwright downloaded."""
    own = next((program for program in _SYSTEM_CHROMIUMS if program.exists()), None)
    flags = [*_QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    running = playwright.chromium.launch(executable_path=own, args=flags)
    yield running
    running.close()


@pytest.fixture(scope="session")
def practice_copy(practice: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a practice copy, with its fictional charity in it, served as `make demo` does it."""
    folder = tmp_path_factory.mktemp("browsed") / "practice"
    with Installation(Path(shutil.copytree(practice.folder, folder))).served() as address:
        yield address


@pytest.fixture
def server_url(request: pytest.FixtureRequest) -> str:
    """Where the pages are: pytest-django's live server, unless a folder's own conftest says otherwise."""
    return str(request.getfixturevalue("live_server").url)


@pytest.fixture
def watches() -> dict[BrowserContext, Watch]:
    """The watch over each open browser context."""
    return {}


@pytest.fixture
def page_at(browser: Browser, server_url: str, watches: dict[BrowserContext, Watch]) -> Iterator[PageAt]:
    """Gives `PageAt`. When the test is over, anything that its pages did wrong fails it."""

    def open_page(width: int = 1280, lang: str = "en", scheme: str = "light", script: bool = True) -> Page:
        context = browser.new_context(
            base_url=server_url,
            viewport={"width": width, "height": 900},
            locale=lang,
            color_scheme=scheme,  # type: ignore[arg-type]
            java_script_enabled=script,
        )
        watches[context] = Watch(context, server_url)
        return context.new_page()

    yield open_page
    for context in watches:
        context.close()
    assert [fault for watch in watches.values() for fault in watch.faults] == []


@pytest.fixture
def look(watches: dict[BrowserContext, Watch]) -> Look:
    """`look(page, name)`: nothing sideways, nothing that axe minds, nothing hard to hit.

    With `PHOTOGRAPHS=yes` it also leaves `build/screens/NAME.png`, the whole page. `name` never holds
    anybody's name.
    """

    def see(page: Page, name: str, *, rules: Sequence[str] = ()) -> None:
        with watches[page.context].resting(page):
            if PHOTOGRAPHS:
                page.screenshot(path=SCREENS / f"{name}.png", full_page=True)
            faults = held_against(page, rules)
        assert faults == [], f"`{name}`"

    return see
