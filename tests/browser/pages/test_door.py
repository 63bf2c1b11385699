"""The door as a stranger finds it: small, and leaving nothing behind but what the form needs."""

from playwright.sync_api import expect

from tests.browser.conftest import PageAt
from tests.browser.cost import MOST_BYTES, MOST_REQUESTS, bytes_of_each_request


def test_a_first_visit_is_small(page_at: PageAt) -> None:
    page = page_at()
    sizes = bytes_of_each_request(page)
    page.goto("/", wait_until="networkidle")
    expect(page.locator("input[type=password]")).to_be_visible()
    print(f"the door: {sum(sizes.values())} bytes in {len(sizes)} requests")
    assert 0 < sum(sizes.values()) <= MOST_BYTES
    assert 0 < len(sizes) <= MOST_REQUESTS


def test_it_leaves_one_cookie_of_its_own(page_at: PageAt) -> None:
    page = page_at()
    page.goto("/code/")
    assert page.context.cookies() == []
    page.goto("/sign-in/")
    assert [cookie["name"] for cookie in page.context.cookies()] == ["csrftoken"]


def test_its_headers_keep_it_to_itself(page_at: PageAt) -> None:
    answer = page_at().goto("/sign-in/")
    assert answer is not None
    headers = answer.headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["x-content-type-options"] == "nosniff"
