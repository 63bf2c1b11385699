"""A passkey, in a real browser with an authenticator of its own: added, used at the door, and taken off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.browser.conftest import Look, PageAt
from tests.browser.going import click, press
from tests.browser.journeys import given, then, when
from tests.browser.pages.door import PASSWORD

NAME = "blue key"


@pytest.fixture
def server_url(practice_copy: str) -> str:
    """By its name: no browser makes a passkey for a number."""
    return practice_copy.replace("127.0.0.1", "localhost")


@pytest.fixture
def page(page_at: PageAt) -> Page:
    """Dunnock's, at home."""
    return given.signed_in(page_at(320), "dunnock")


@pytest.fixture
def authenticator(page: Page) -> Iterator[CDPSession]:
    """A key in the computer's socket, that somebody touches whenever it asks."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    kind = {"protocol": "ctap2", "transport": "usb", "hasUserVerification": True, "isUserVerified": True}
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": {**kind, "hasResidentKey": False}})
    yield devices
    devices.detach()


def _passes_the_password(page: Page) -> None:
    page.get_by_label("Your email address").fill("dunnock@garden.example")
    page.get_by_label("Your password").fill(PASSWORD)
    when.presses(page, "Sign in")
    then.is_headed(page, "Your second step")


def _looks_well(page: Page, look: Look, name: str) -> None:
    """In French on a telephone, then in English on a computer."""
    for lang, width in (("fr", 320), ("en", 1280)):
        page.set_viewport_size({"width": width, "height": 900})
        click(page.locator(f".foot [lang={lang}]"))
        page.locator(f"html[lang={lang}]").wait_for()
        look(page, f"{name}-{width}-{lang}")


def test_a_passkey_is_added_used_and_removed(page: Page, authenticator: CDPSession, look: Look) -> None:
    page.goto("/second-factor/")
    when.follows(page, "Add a passkey")
    _looks_well(page, look, "passkey-new")
    page.get_by_label("What to call it").fill(NAME)
    press(page, "Enter")
    then.is_headed(page, "Codes to keep on paper")
    when.follows(page, "I have them on paper")
    then.sees(page, NAME, "You have 10 codes on paper left.")
    _looks_well(page, look, "second-factor-set-up")
    when.follows(page, "Add a passkey")
    page.get_by_role("button", name="Make the passkey").press("Enter")
    then.sees(page, "This device has a passkey for us already.")
    when.signs_out(page)
    _passes_the_password(page)
    _looks_well(page, look, "second-step")
    page.get_by_role("button", name="Use your passkey").focus()
    press(page, "Enter")
    page.locator("[data-lock] button").wait_for()
    page.goto("/second-factor/")
    when.presses(page, f"Remove {NAME}")
    then.does_not_see(page, NAME, "codes on paper left")


def test_without_script_the_page_says_so_and_offers_the_codes(page_at: PageAt) -> None:
    plain = given.signed_in(page_at(320, script=False), "dunnock")
    plain.goto("/second-factor/passkeys/new/")
    then.sees(
        plain, "A passkey needs a recent browser with JavaScript", "Codes from your telephone do the same."
    )
    expect(plain.get_by_role("button", name="Make the passkey")).to_be_hidden()
