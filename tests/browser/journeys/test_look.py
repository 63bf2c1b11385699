"""How every page of charity, files, rights and conduct looks: at 320 and 1280 px, in English and in French."""

import pytest
from django.urls import URLPattern
from playwright.sync_api import Page

from inconfidence.charity.urls import urlpatterns as of_charity
from inconfidence.conduct.urls import urlpatterns as of_conduct
from inconfidence.files.urls import urlpatterns as of_files
from inconfidence.rights.urls import urlpatterns as of_rights
from tests.browser.conftest import Look, PageAt
from tests.browser.journeys.table import LISTENER, MANAGER, STRANGER, TRUSTEE, Row
from tests.browser.pages.door import sign_in

pytestmark = pytest.mark.dear(220)

WIDTHS = (1280, 320)
# Answered by a page that another row shows, by a document, or by none; or looked at on the journey that leads there.
WITHOUT_A_PAGE = {
    *("lock", "sign-out", "sign-in-code", "draft", "language", "join-sign", "undertaking-sign", "paper"),
    *("member-training", "member-keys", "member-leave", "member-suspend", "member-reinstate"),
    *(
        "member-readmit",
        "member-factor-reset",
        "keys-turn",
        "cabinet-turn",
        "paper-back",
        "place-close",
        "place-key-back",
        "team-remove",
        "due-done",
        "first-contact-undo",
        "client-now",
        "letter-given",
    ),
    *("paper-back", "place-close", "place-key-back"),
    *("held-paper", "held-given", "own-held-paper", "privacy-paper", "pack-renew"),
    *("member-invite-again", "paper-done", "second-factor-stop", "second-factor-papers"),
    *("breach-take", "grievance-take", "alert-take", "summons-take"),
    # Looked at in test_passkeys, at an address that browsers make passkeys for.
    *("second-factor-again", "passkey-new", "passkey-off"),
}
WHO = [("wren", LISTENER), ("kestrel", MANAGER), ("dunnock", TRUSTEE), ("", STRANGER)]


def _faults(page: Page, look: Look, row: Row, lang: str) -> list[str]:
    """What is held against a page at either width."""
    row.way(page)
    faults = [] if page.locator("h1").count() == 1 else ["a page has one heading"]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        try:
            look(page, f"{row.photograph}-{width}-{lang}")
        except AssertionError as fault:
            faults.append(f"{width} px: {fault}")
    return [f"{row.photograph}: {fault}" for fault in faults]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(("who", "rows"), WHO, ids=[who or "stranger" for who, _ in WHO])
def test_every_page_looks_well(page_at: PageAt, look: Look, who: str, rows: list[Row], lang: str) -> None:
    page = page_at(1280, lang)
    if who:
        sign_in(page, who, lang)
    assert [fault for row in rows for fault in _faults(page, look, row, lang)] == []


def test_no_page_is_left_out() -> None:
    shown = {row.view for _who, rows in WHO for row in rows}
    names = {
        str(one.name)
        for one in [*of_charity, *of_files, *of_rights, *of_conduct]
        if isinstance(one, URLPattern)
    }
    assert names - shown == WITHOUT_A_PAGE
