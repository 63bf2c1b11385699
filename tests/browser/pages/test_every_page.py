"""Every page of the practice copy, at both widths and in both languages: how it looks, and what it calls itself."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Look, PageAt
from tests.browser.pages.door import sign_in
from tests.browser.pages.walk import every_kind_of_page

# Who speaks which language is the cast's own choice.
WALKS = [("kestrel", "en", 320, "dark"), ("wren", "en", 1280, "light"), ("pinson", "fr", 320, "light")]
MUST_COME_BY = {"/", "/files/", "/files/REF/", "/files/REF/contacts/new/", "/code/"}


def _names_on(page: Page) -> set[str]:
    """The people of a list of files: what no title and no address may hold."""
    return {name.split()[0] for name in page.locator("a.row b").all_inner_texts()}


@pytest.mark.parametrize(("who", "lang", "width", "scheme"), WALKS)
def test_every_page_looks_well(
    page_at: PageAt, look: Look, who: str, lang: str, width: int, scheme: str
) -> None:
    page = page_at(width, lang, scheme)
    sign_in(page, who)
    came_by, faults = set(), []
    for kind in every_kind_of_page(page):
        came_by.add(kind)
        try:
            look(page, f"page{re.sub(r'[^a-zA-Z]+', '-', kind)}{width}-{lang}-{scheme}")
            assert page.locator("h1").count() == 1, "a page has one heading"
            assert page.locator("html").get_attribute("lang") == lang
        except AssertionError as fault:
            faults.append(f"{kind}: {fault}")
    assert faults == [], "\n".join(faults)
    assert came_by >= MUST_COME_BY


@pytest.mark.parametrize(("lang", "width", "scheme"), [("fr", 320, "dark"), ("en", 1280, "light")])
def test_every_page_for_strangers_looks_well(
    page_at: PageAt, look: Look, lang: str, width: int, scheme: str
) -> None:
    page = page_at(width, lang, scheme)
    for kind in every_kind_of_page(page, "/sign-in/"):
        look(page, f"door{re.sub(r'[^a-zA-Z]+', '-', kind)}{width}-{lang}-{scheme}")
        assert page.locator("html").get_attribute("lang") == lang


def test_no_title_and_no_address_holds_a_name(page_at: PageAt) -> None:
    page = page_at()
    sign_in(page, "wren")
    page.goto("/files/")
    names = _names_on(page) | {"Wren", "Garden"}
    assert len(names) > 4
    for kind in every_kind_of_page(page):
        said = page.title() + page.url + page.locator(".print-foot").inner_text()
        assert not [name for name in names if name in said], kind
