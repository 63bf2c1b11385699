"""Ways to a page that rows have in common."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from playwright.sync_api import Page

from tests.browser.going import click
from tests.browser.journeys.rows.row import Row, Way


def at(path: str) -> Way:
    """By its address."""
    return lambda page: page.goto(path)


def find(words: str) -> Way:
    """The files of a name."""

    def go(page: Page) -> None:
        page.goto("/files/")
        page.locator("main input[name=name]").fill(words)
        click(page.locator("main form[role=search] button"))
        page.locator("main h2, main .empty").first.wait_for()

    return go


def of(person: str, path: str = "") -> Way:
    """By their name: somebody's file, or a page of it."""
    return lambda page: page.goto(f"{_file_of(page, person)}{path}")


@lru_cache(maxsize=16)
def _file_of(page: Page, person: str) -> str:
    """The address of somebody's file, found once. The list is as long as other journeys made it."""
    find(person)(page)
    return str(page.locator("main a.row", has_text=person).first.get_attribute("href"))


def once(way: Way) -> Way:
    """What a way leads to, made or found once; by its address afterwards."""
    return under(way, "")


def under(way: Way, path: str) -> Way:
    """A page of what a way leads to."""
    return lambda page: page.goto(f"{_address_of(page, way)}{path}")


@lru_cache(maxsize=64)
def _address_of(page: Page, way: Way) -> str:
    way(page)
    return page.url


def then_at(way: Way, link: str) -> Way:
    """By a link of another page; `link` ends its address."""

    def go(page: Page) -> None:
        page.goto(next(address for address in _links_of(page, way) if address.endswith(link)))

    return go


@lru_cache(maxsize=64)
def _links_of(page: Page, way: Way) -> list[str]:
    """Where the links of a page lead: read once, as the way may be long."""
    way(page)
    return list(
        page.locator("main a[href]").evaluate_all("links => links.map(it => it.getAttribute('href'))")
    )


def first_of(path: str) -> Way:
    """The first line of a register."""

    def go(page: Page) -> None:
        page.goto(path)
        page.goto(str(page.locator("main a.row").first.get_attribute("href")))

    return go


def wrong(view: str, way: Way, name: str = "") -> Row:
    """A form sent as it is, with its errors."""

    def go(page: Page) -> None:
        way(page)
        send_empty(page)

    return Row(view, go, name, again=send_empty)


def steps(case: str, way: Way, *names: str) -> list[Row]:
    """The forms of the steps of a case."""
    return [Row(f"{case}-step", under(way, f"{name}/"), f"{case}-{name}") for name in names]


def send_empty(page: Page) -> None:
    """Sends the form of a page as it is, and is shown its errors."""
    click(page.locator("main form:not([role=search]) button.first").last)
    page.locator(".problems").wait_for()


def fill_in_today(page: Page, name: str) -> None:
    """The three boxes of a day."""
    today = date.today()
    for part in ("day", "month", "year"):
        page.locator(f"input[name={name}_{part}]").fill(str(getattr(today, part)))


def by_home(way: Way) -> Way:
    """Where a page offers no choice of languages: the other one is chosen at home."""

    def go(page: Page) -> None:
        page.goto("/")
        click(page.locator(".languages button"))
        way(page)

    return go
