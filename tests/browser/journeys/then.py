"""What must be so afterwards."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def sees(page: Page, *words: str) -> None:
    """Each of these stands on the page itself."""
    for some in words:
        expect(page.locator("main").get_by_text(some).first).to_be_visible()


def does_not_see(page: Page, *words: str) -> None:
    """None of these stands anywhere on the page."""
    for some in words:
        expect(page.get_by_text(some)).to_have_count(0)


def is_headed(page: Page, words: str) -> None:
    """The page's heading."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)


def has_typed(page: Page, label: str, words: str) -> None:
    """What stands in a field."""
    expect(page.get_by_label(label)).to_have_value(words)


def is_refused(page: Page, why: str) -> None:
    """The code's answer is no, or not yet, and it says why."""
    is_headed(page, "May this be done?")
    sees(page, why)
