"""The door: signing in, as a person does it."""

from playwright.sync_api import Page

PASSWORD = "a gate in the hedge"


def sign_in(page: Page, name: str) -> None:
    """Somebody of the practice copy signs in (`wren`, `kestrel`, …) and comes to their home page."""
    page.goto("/")
    page.locator("input[name=email]").fill(f"{name}@garden.example")
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("main button.first").click()
    page.locator("[data-lock] button").wait_for()


def unlock(page: Page) -> None:
    """The password again, and back to where one was."""
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("main button.first").click()
    page.locator("[data-lock] button").wait_for()
