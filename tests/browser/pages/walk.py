"""From link to link through every kind of page that somebody can come to."""

import re
from collections.abc import Iterator

from playwright.sync_api import Page

_REFERENCE = re.compile(r"\b[A-Z]-[0-9A-Z]{5}\b")
_ID = re.compile(r"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")


def kind_of(address: str) -> str:
    """What two pages of the same kind share: the address without references, ids and question mark."""
    path = address.split("?")[0].split("#")[0]
    return _ID.sub("ID", _REFERENCE.sub("REF", path))


def every_kind_of_page(page: Page, start: str = "/") -> Iterator[str]:
    """Opens one page of every kind that links lead to, and yields its kind while it is open."""
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        address = ahead.pop(0)
        kind = kind_of(address)
        if kind in seen or not address.startswith("/"):
            continue
        seen.add(kind)
        page.goto(address)
        # What is downloaded is no page.
        ahead += page.locator("a[href]:not([download])").evaluate_all(
            "links => links.map(link => link.getAttribute('href'))"
        )
        yield kind
