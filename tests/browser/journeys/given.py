"""Who is there, and with what, when a journey begins."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.going import click
from tests.browser.journeys import when
from tests.browser.pages.door import sign_in

STEPS = ("Explain the code", "Say that email", "Offer a copy", "Agree safe ways")


def signed_in(page: Page, who: str) -> Page:
    """A member of the practice copy at their home page."""
    sign_in(page, who)
    return page


def somebody_new(page: Page, name: str) -> str:
    """A file that the member has just opened; gives its reference."""
    page.goto("/")
    click(page.get_by_role("link", name="Someone new"))
    page.get_by_label("Their name").fill(name)
    page.get_by_label("Someone we support").check()
    click(page.get_by_role("button", name="Open a file"))
    page.get_by_role("heading", name="First contact with").wait_for()
    return page.url.split("/files/")[1].split("/")[0]


def somebody_told(page: Page, name: str) -> str:
    """A file after a whole first contact; gives its reference."""
    reference = somebody_new(page, name)
    for step in STEPS:
        when.takes_the_step(page, reference, step)
    return reference
