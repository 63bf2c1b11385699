"""The lock, on real pages: nothing stays on the screen, and nothing that was typed is lost."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import PageAt
from tests.browser.going import click, press
from tests.browser.pages.door import open_file_with_notes, sign_in, unlock

LOCKED = re.compile("/unlock/")
WORDS = "Waiting for the scan. Sleeping badly."


def _write_a_contact(page: Page) -> None:
    open_file_with_notes(page)
    click(page.get_by_role("link", name="Record a contact"))
    page.get_by_label("What was said").fill(WORDS)


def test_what_was_typed_comes_back_after_the_lock(page_at: PageAt) -> None:
    page = page_at()
    sign_in(page, "wren")
    _write_a_contact(page)
    written_at = page.url
    press(page, "Alt+KeyL")
    expect(page).to_have_url(LOCKED)
    assert WORDS not in page.content()
    unlock(page)
    expect(page).to_have_url(written_at)
    expect(page.get_by_label("What was said")).to_have_value(WORDS)


def test_the_button_locks_without_script(page_at: PageAt) -> None:
    page = page_at(script=False)
    sign_in(page, "heron")
    page.goto("/files/")
    names = page.locator("main a.row b").all_inner_texts()
    click(page.get_by_role("button", name="Lock"))
    expect(page).to_have_url(LOCKED)
    page.goto("/files/")
    assert names
    assert not any(name in page.content() for name in names), "locked: nothing can be read"


def test_a_note_is_kept_by_the_lock_button_without_script(page_at: PageAt) -> None:
    page = page_at(script=False)
    sign_in(page, "heron")
    _write_a_contact(page)
    written_at = page.url
    click(page.get_by_role("button", name="Lock"))
    expect(page).to_have_url(LOCKED)
    unlock(page)
    expect(page).to_have_url(written_at)
    expect(page.get_by_label("What was said")).to_have_value(WORDS)


def test_enter_in_a_box_presses_the_forms_own_button(page_at: PageAt) -> None:
    page = page_at(script=False)
    sign_in(page, "heron")
    file = open_file_with_notes(page)
    page.goto(f"{file}header/")
    page.locator("input[name=hospital]").focus()
    press(page, "Enter")
    expect(page).to_have_url(re.compile(f"{file}$"))
