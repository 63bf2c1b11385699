"""How every page looks: at 320 and 1280 px, in English and in French; and its colours in the dark."""

import pytest
from django.urls import get_resolver
from playwright.sync_api import Page

from tests.browser.conftest import Look, PageAt
from tests.browser.going import click
from tests.browser.journeys.rows.listener import LISTENER
from tests.browser.journeys.rows.manager import MANAGER
from tests.browser.journeys.rows.row import Row
from tests.browser.journeys.rows.stranger import STRANGER
from tests.browser.journeys.rows.trustee import TRUSTEE
from tests.browser.pages.door import sign_in

pytestmark = pytest.mark.dear(200)

WIDTHS = (1280, 320)
OTHER = {"en": "fr", "fr": "en"}
COLOURS = ("color-contrast",)
# Answered by a page that another row shows, by a document, or by none; or looked at on the journey that leads there.
WITHOUT_A_PAGE = {
    *("lock", "sign-out", "sign-in-code", "draft", "language", "join-sign", "undertaking-sign", "paper"),
    *("member-training", "member-keys", "member-leave", "member-suspend", "member-reinstate"),
    *("member-readmit", "member-factor-reset", "keys-turn", "cabinet-turn"),
    *("paper-back", "place-close", "place-key-back", "team-remove", "due-done", "first-contact-undo"),
    *("client-now", "client-undo", "letter-given", "robots"),
    *("held-paper", "held-given", "own-held-paper", "privacy-paper", "pack-renew"),
    *("member-invite-again", "paper-done", "second-factor-stop", "second-factor-papers"),
    *("breach-take", "grievance-take", "alert-take", "summons-take"),
    *("processing-paper", "duties-paper", "enquiry-done", "disclosed-document", "document-renew"),
    # Looked at in test_passkeys, at an address that browsers make passkeys for.
    *("second-factor-again", "passkey-new", "passkey-off"),
    # Looked at in test_sharing, where each step follows from the last.
    *("consult-check", "consult-step", "disclose-check", "disclose-step"),
}
WHO = [("wren", LISTENER), ("kestrel", MANAGER), ("dunnock", TRUSTEE), ("", STRANGER)]


def _faults(page: Page, look: Look, row: Row) -> list[str]:
    """What is held against a page at either width in either language. The one it is in comes first."""
    row.way(page)
    shown = str(page.locator("html").get_attribute("lang"))
    faults = _faults_at_widths(page, look, row, shown)
    if (choice := page.locator(f".foot [lang={OTHER[shown]}]")).count():
        click(choice)
    row.again(page)
    page.locator(f"html[lang={OTHER[shown]}]").wait_for()
    return faults + _faults_at_widths(page, look, row, OTHER[shown])


def _faults_at_widths(page: Page, look: Look, row: Row, lang: str) -> list[str]:
    faults = [] if page.locator("h1").count() == 1 else ["a page has one heading"]
    now = (page.viewport_size or {})["width"]
    for width in sorted(WIDTHS, key=lambda width: width != now):
        page.set_viewport_size({"width": width, "height": 900})
        try:
            look(page, f"{row.photograph}-{width}-{lang}")
        except AssertionError as fault:
            faults.append(f"{width} px: {fault}")
    return [f"{row.photograph} in {lang}: {fault}" for fault in faults]


def _faults_in_the_dark(page: Page, look: Look, row: Row) -> list[str]:
    """Nothing changes there but colours; pages of one view have the same."""
    page.emulate_media(color_scheme="dark")
    try:
        look(page, f"{row.photograph}-dark", rules=COLOURS)
    except AssertionError as fault:
        return [f"{row.photograph} in the dark: {fault}"]
    finally:
        page.emulate_media(color_scheme="light")
    return []


@pytest.mark.parametrize(("who", "rows"), WHO, ids=[who or "stranger" for who, _ in WHO])
def test_every_page_looks_well(page_at: PageAt, look: Look, who: str, rows: list[Row]) -> None:
    page = page_at()
    if who:
        sign_in(page, who, "en")
    faults, seen_in_the_dark = [], set[str]()
    for row in rows:
        faults += _faults(page, look, row)
        if row.view not in seen_in_the_dark:
            faults += _faults_in_the_dark(page, look, row)
            seen_in_the_dark.add(row.view)
    assert faults == []


def test_no_page_is_left_out() -> None:
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    shown = {row.view for _who, rows in WHO for row in rows}
    assert names - shown == WITHOUT_A_PAGE
