"""Every component in every state, at both widths, in both languages, by day and by night."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Look, PageAt
from tests.browser.seeing import scrolls_sideways

PAGES = {
    "components": "/",
    "form": "/form/",
    "form-wrong": "/form/?wrong=1",
    "paper": "/paper/",
    "paper-large": "/paper/?large=1",
    "door": "/door/",
    "not-here": "/not-here/",
    "fault": "/broken/",
}
# All pages in the first two, which differ in everything; those that hold most in each, so that any two of width,
# language and scheme meet.
WAYS = [
    (320, "fr", "dark"),
    (1280, "en", "light"),
    (320, "en", "light"),
    (1280, "en", "dark"),
    (1280, "fr", "light"),
]
FULL = ("components", "form-wrong")


@pytest.mark.parametrize(("width", "lang", "scheme"), WAYS)
def test_it_looks_well(page_at: PageAt, look: Look, width: int, lang: str, scheme: str) -> None:
    shown = page_at(width, lang, scheme)
    for page in PAGES if (width, lang, scheme) in WAYS[:2] else FULL:
        shown.goto(PAGES[page])
        assert shown.locator("html").get_attribute("lang") == lang
        look(shown, f"gallery-{page}-{width}-{lang}-{scheme}")


@pytest.mark.parametrize("page", ["components", "form-wrong"])
def test_twice_the_size_of_text_still_fits(page_at: PageAt, page: str) -> None:
    """WCAG 1.4.4, and 1.4.10 at the same time: a phone with its text set to 200 %."""
    shown = page_at(640)
    shown.goto(PAGES[page])
    shown.evaluate("document.documentElement.style.fontSize = '225%'")
    assert not scrolls_sideways(shown)


def test_body_text_is_18_px(page_at: PageAt) -> None:
    shown = page_at()
    shown.goto(PAGES["components"])
    assert shown.evaluate("getComputedStyle(document.querySelector('.entry p')).fontSize") == "18px"
    assert shown.evaluate("document.fonts.check('18px \"Atkinson Hyperlegible Next\"')")


def test_complete_without_script(page_at: PageAt, look: Look) -> None:
    shown = page_at(320, script=False)
    shown.goto(PAGES["form-wrong"])
    expect(shown.get_by_role("button", name="Lock")).to_be_visible()
    expect(shown.get_by_text("February 1962 has only 28 days.")).to_have_count(2)


def test_forced_colours_keep_the_verdicts_apart(page_at: PageAt) -> None:
    shown = page_at()
    shown.emulate_media(forced_colors="active")
    shown.goto(PAGES["components"])
    edge = shown.evaluate("getComputedStyle(document.querySelector('.tag.yes')).borderTopStyle")
    assert edge == "solid"


def test_on_paper_there_is_nothing_to_press(page_at: PageAt) -> None:
    shown = page_at()
    shown.emulate_media(media="print")
    shown.goto(PAGES["paper"])
    expect(shown.get_by_role("button").first).to_be_hidden()
    expect(shown.locator(".bar nav")).to_be_hidden()
    expect(shown.locator(".print-foot")).to_have_text("D-4K7PX")
