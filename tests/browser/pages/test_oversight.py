"""Who looked at a file, and what is recorded about oneself: found from where people are, and looked at."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Look, PageAt
from tests.browser.going import click
from tests.browser.pages.door import open_file_with_notes, sign_in

LOOKS = [
    ("wren", "en", "Who looked", "You read this file."),
    ("pinson", "fr", "Qui a regardé", "Vous avez lu ce dossier."),
]
WIDTHS = (320, 1280)


@pytest.mark.parametrize(("who", "lang", "link", "line"), LOOKS)
@pytest.mark.parametrize("width", WIDTHS)
def test_who_looked_is_found_from_the_file(
    page_at: PageAt, look: Look, who: str, lang: str, link: str, line: str, width: int
) -> None:
    page = page_at(width, lang)
    sign_in(page, who)
    open_file_with_notes(page)
    click(page.get_by_role("link", name=re.compile(link)))
    page.wait_for_url(re.compile(r"/files/F-\w{5}/looked/$"))
    expect(page.locator("ul.list li").first).to_contain_text(line)
    look(page, f"looked-{width}-{lang}")
    page.reload()
    expect(page.locator("ul.list li").first).not_to_contain_text(line)


@pytest.mark.parametrize("who", ["kestrel", "pinson"])
@pytest.mark.parametrize("width", WIDTHS)
def test_what_is_recorded_is_found_from_the_foot(page_at: PageAt, look: Look, who: str, width: int) -> None:
    lang = "fr" if who == "pinson" else "en"
    page = page_at(width, lang)
    sign_in(page, who)
    click(page.locator("footer a[href='/recorded/']"))
    page.wait_for_url("**/recorded/")
    expect(page.locator("h2")).to_have_count(6)
    look(page, f"recorded-{width}-{lang}")
