"""Who looked at a file, and what is recorded about oneself: found from where people are, and looked at."""

import re

import pytest

from tests.browser.conftest import Look, PageAt
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
    page.get_by_role("link", name=re.compile(link)).click()
    page.wait_for_url(re.compile(r"/files/F-\w{5}/looked/$"))
    assert line in page.locator("ul.list li").first.inner_text()
    look(page, f"looked-{width}-{lang}")
    page.reload()
    assert line not in page.locator("ul.list li").first.inner_text()


@pytest.mark.parametrize("who", ["kestrel", "pinson"])
@pytest.mark.parametrize("width", WIDTHS)
def test_what_is_recorded_is_found_from_the_foot(page_at: PageAt, look: Look, who: str, width: int) -> None:
    lang = "fr" if who == "pinson" else "en"
    page = page_at(width, lang)
    sign_in(page, who)
    page.locator("footer a[href='/recorded/']").click()
    page.wait_for_url("**/recorded/")
    assert page.locator("h2").count() == 6
    look(page, f"recorded-{width}-{lang}")
