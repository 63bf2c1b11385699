"""What a first visit costs, and what it leaves behind."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PageAt
from tests.browser.cost import MOST_BYTES, MOST_REQUESTS, bytes_of_each_request
from tests.browser.going import click


# A door in each language, and the heavier page of someone who is signed in.
@pytest.mark.parametrize("path", ["/door/", "/door/?lang=fr", "/paper/"])
def test_a_first_visit_is_small(page_at: PageAt, path: str) -> None:
    page = page_at()
    sizes = bytes_of_each_request(page)
    page.goto(path, wait_until="networkidle")
    expect(page.locator("h1")).to_be_visible()
    print(f"{path}: {sum(sizes.values())} bytes in {len(sizes)} requests")
    assert 0 < sum(sizes.values()) <= MOST_BYTES
    assert 0 < len(sizes) <= MOST_REQUESTS


def test_a_signed_out_page_leaves_nothing_behind(page_at: PageAt) -> None:
    page = page_at()
    page.goto("/door/")
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    expect(page.locator("script")).to_have_count(0)


def test_the_language_asked_for_stays(page_at: PageAt) -> None:
    page = page_at(lang="en")
    page.goto("/door/")
    click(page.get_by_role("link", name="Français"))
    expect(page.get_by_role("heading", name="Votre carte")).to_be_visible()
    click(page.get_by_role("link", name="English"))
    expect(page.get_by_role("heading", name="Your card")).to_be_visible()
