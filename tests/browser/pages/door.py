"""The door: signing in, as a person does it, and the way to a file that has something in it."""

import re

from playwright.sync_api import Page

from tests.browser.going import click

PASSWORD = "a gate in the hedge"
_FILE = re.compile(r"^/files/[A-Z]-\w{5}/$")


# Who of the practice copy speaks French; the others speak English.
_FRENCH = {"mesange", "fauvette", "pinson", "huppe", "grive", "sterne"}


def sign_in(page: Page, name: str, lang: str = "") -> None:
    """Somebody of the practice copy signs in (`wren`, `kestrel`, …) and comes to their home page.

    They read it in `lang`, or in their own language: another journey may have had them read in the other.
    """
    page.goto("/")
    page.locator("input[name=email]").fill(f"{name}@garden.example")
    page.locator("input[type=password]").fill(PASSWORD)
    click(page.locator("main button.first"))
    page.locator("[data-lock] button").wait_for()
    lang = lang or ("fr" if name in _FRENCH else "en")
    if page.locator("html").get_attribute("lang") != lang:
        click(page.locator(f".languages button[value={lang}]"))
        page.locator(f"html[lang={lang}]").wait_for()


def unlock(page: Page) -> None:
    """The password again, and back to where one was."""
    page.locator("input[type=password]").fill(PASSWORD)
    click(page.locator("main button.first"))
    page.locator("[data-lock] button").wait_for()


def open_file_with_notes(page: Page) -> str:
    """Opens a file that the reader supports, with notes in it and nothing to be done first; gives its address.

    Which one is not for a test to know: other journeys through the practice copy open files of their own.
    """
    page.goto("/")
    links = page.locator("a.row").evaluate_all("rows => rows.map(row => row.getAttribute('href'))")
    for link in filter(_FILE.match, links):
        page.goto(link)
        if page.locator("article.entry").count() > 2 and not page.locator(".notice").count():
            return str(link)
    raise AssertionError("nobody in the practice copy has notes")
