"""What a stranger sees."""

from playwright.sync_api import Page

from tests.browser.going import click
from tests.browser.journeys.rows.row import Row
from tests.browser.journeys.rows.ways import at, wrong


def letters_read(page: Page) -> None:
    """The letters about the wrong that the cast reported."""
    page.goto("/alerts/letters/")
    give_the_code(page)


def give_the_code(page: Page) -> None:
    """The code that its reporter was given on paper."""
    page.locator("input[name=code]").fill("GATE INTH EHED GEGA TEIN THEH EDGE GATE")
    click(page.locator("main button.first"))
    page.locator("main textarea").wait_for()


STRANGER = [
    wrong("sign-in", at("/sign-in/")),
    wrong("join", at("/join/")),
    Row("joined", at("/joined/")),
    Row("code", at("/code/")),
    Row("privacy", at("/code/privacy/")),
    Row("alert-letters", letters_read, again=give_the_code),
]
