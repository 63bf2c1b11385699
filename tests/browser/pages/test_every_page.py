"""Every page of the practice copy, at both widths and in both languages: how it looks, and what it calls itself."""

import re

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Page, expect

from tests.browser.conftest import Look, PageAt
from tests.browser.journeys.table import LISTENER, MANAGER, STRANGER
from tests.browser.pages.door import sign_in
from tests.browser.pages.walk import every_kind_of_page

pytestmark = pytest.mark.dear(130)

# Who speaks which language is the cast's own choice.
WALKS = [("kestrel", "en", 320, "dark"), ("wren", "en", 1280, "light"), ("pinson", "fr", 320, "light")]
MUST_COME_BY = {"/", "/files/", "/files/REF/", "/files/REF/contacts/new/", "/code/"}
# The journeys look at these in both languages and at both widths. The dark changes nothing of them but colours.
LOOKED_AT = {row.view for row in (*LISTENER, *MANAGER, *STRANGER)}
COLOURS = ("color-contrast",)


def _names_on(page: Page) -> set[str]:
    """The people of a list of files: what no title and no address may hold."""
    page.goto("/files/")
    return {name.split()[0] for name in page.locator("a.row b").all_inner_texts()}


def _is_looked_at(address: str) -> bool:
    try:
        return resolve(re.sub(r"^https?://[^/]+|[?#].*", "", address)).url_name in LOOKED_AT
    except Resolver404:
        return False


def _seen(page: Page, look: Look, name: str) -> None:
    """Looked at for all that a journey does not look at."""
    photograph = re.sub(r"[^a-zA-Z0-9]+", "-", name)
    if not _is_looked_at(page.url):
        look(page, photograph)
    elif name.endswith("dark"):
        look(page, photograph, rules=COLOURS)


@pytest.mark.parametrize(("who", "lang", "width", "scheme"), WALKS)
def test_every_page_looks_well_and_names_nobody_outside_it(
    page_at: PageAt, look: Look, who: str, lang: str, width: int, scheme: str
) -> None:
    page = page_at(width, lang, scheme)
    sign_in(page, who)
    names = _names_on(page) | {who.capitalize(), "Garden"}
    assert len(names) > 4
    came_by, faults = set(), []
    for kind in every_kind_of_page(page):
        came_by.add(kind)
        try:
            _seen(page, look, f"page{kind}{width}-{lang}-{scheme}")
            expect(page.locator("h1"), "a page has one heading").to_have_count(1)
            assert page.locator("html").get_attribute("lang") == lang
            said = page.title() + page.url + page.locator(".print-foot").inner_text()
            assert [name for name in names if name in said] == []
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
        _seen(page, look, f"door{kind}{width}-{lang}-{scheme}")
        assert page.locator("html").get_attribute("lang") == lang
