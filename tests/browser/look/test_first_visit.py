"""What a first visit costs, and what it leaves behind."""

import pytest

from tests.browser.conftest import PageAt
from tests.browser.cost import MOST_BYTES, MOST_REQUESTS, bytes_of_each_request


# A door in each language, and the heavier page of someone who is signed in.
@pytest.mark.parametrize("path", ["/door/", "/door/?lang=fr", "/paper/"])
def test_a_first_visit_is_small(page_at: PageAt, path: str) -> None:
    page = page_at()
    sizes = bytes_of_each_request(page)
    page.goto(path, wait_until="networkidle")
    assert page.locator("h1").is_visible()
    print(f"{path}: {sum(sizes.values())} bytes in {len(sizes)} requests")
    assert 0 < sum(sizes.values()) <= MOST_BYTES
    assert 0 < len(sizes) <= MOST_REQUESTS


def test_a_signed_out_page_leaves_nothing_behind(page_at: PageAt) -> None:
    page = page_at()
    page.goto("/door/")
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.locator("script").count() == 0


def test_the_language_asked_for_stays(page_at: PageAt) -> None:
    page = page_at(lang="en")
    page.goto("/door/")
    page.get_by_role("link", name="Français").click()
    assert page.get_by_role("heading", name="Votre carte").is_visible()
    page.get_by_role("link", name="English").click()
    assert page.get_by_role("heading", name="Your card").is_visible()
