"""Who looked at a file, and what is recorded about oneself: found from where people are."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PageAt
from tests.browser.going import click
from tests.browser.pages.door import open_file_with_notes, sign_in

LOOKS = [
    ("wren", "en", "Who looked", "You read this file."),
    ("pinson", "fr", "Qui a regardé", "Vous avez lu ce dossier."),
]


@pytest.mark.parametrize(("who", "lang", "link", "line"), LOOKS)
def test_who_looked_is_found_from_the_file(
    page_at: PageAt, who: str, lang: str, link: str, line: str
) -> None:
    page = page_at(320, lang)
    sign_in(page, who)
    open_file_with_notes(page)
    click(page.get_by_role("link", name=re.compile(link)))
    page.wait_for_url(re.compile(r"/files/F-\w{5}/looked/$"))
    expect(page.locator("ul.list li").first).to_contain_text(line)
    page.reload()
    expect(page.locator("ul.list li").first).not_to_contain_text(line)


def test_what_is_recorded_is_found_from_the_foot(page_at: PageAt) -> None:
    page = page_at(320)
    sign_in(page, "kestrel")
    click(page.locator("footer a[href='/recorded/']"))
    page.wait_for_url("**/recorded/")
    expect(page.locator("h2")).to_have_count(6)
