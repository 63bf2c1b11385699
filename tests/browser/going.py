"""From page to page.

Whoever reads before the next page is there reads the last one, and passes or fails by chance: so nobody clicks on a
link or a button in another way (tests/architecture/test_no_chance.py).
"""

from collections.abc import Callable

from playwright.sync_api import Locator, Page


def click(what: Locator) -> None:
    """Clicks a link or a button, and is on the page that it leads to."""
    arrive(what.page, what.click)


def press(page: Page, key: str) -> None:
    """Presses a key that leads to another page, and is there."""
    arrive(page, lambda: page.keyboard.press(key))


def arrive(page: Page, act: Callable[[], None]) -> None:
    """Does what leads to another page, and is there."""
    with page.expect_navigation():
        act()
