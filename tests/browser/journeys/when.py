"""What people do. Each function is one thing that somebody does at a page."""

from __future__ import annotations

import re
from datetime import date

from playwright.sync_api import Page

from tests.browser.going import click
from tests.browser.pages.door import PASSWORD


def presses(page: Page, name: str) -> None:
    """A button of the page itself, not of its bar."""
    click(page.locator("main").get_by_role("button", name=name))


def follows(page: Page, name: str) -> None:
    """A link of the page itself."""
    click(page.locator("main").get_by_role("link", name=name).first)


def fills_in_the_day(page: Page, legend: str, day: date) -> None:
    """The three boxes of a day."""
    boxes = page.get_by_role("group", name=legend)
    for label, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        boxes.get_by_label(label, exact=True).fill(str(number))


def picks(page: Page, label: str, who: str) -> None:
    """Somebody out of a few, or out of a list that opens."""
    group = page.get_by_role("group", name=label)
    if group.count():
        return group.get_by_label(re.compile(f"^{re.escape(who)}")).check()
    offered = page.get_by_label(label).locator("option").all_inner_texts()
    [choice] = [option for option in offered if option.startswith(who)]
    page.get_by_label(label).select_option(label=choice)
    return None


def takes_the_step(page: Page, reference: str, step: str) -> None:
    """One step of the first contact, its form filled in as simply as it can be."""
    page.goto(f"/files/{reference}/first-contact/")
    follows(page, step)
    for choice in ("In person", "Visit or meeting", "On paper", "English", "I have told them"):
        for box in page.get_by_label(choice, exact=True).all():
            box.check()
    presses(page, "This is done")


def records_a_contact(page: Page, reference: str, words: str) -> None:
    """A contact by telephone, today."""
    page.goto(f"/files/{reference}/")
    follows(page, "Record a contact")
    page.get_by_label("Phone").check()
    page.get_by_label("What was said").fill(words)
    presses(page, "Keep it")


def finds(page: Page, name: str) -> None:
    """By typing a part of the name."""
    page.goto("/files/")
    page.get_by_label("Find a name").fill(name)
    presses(page, "Find")


def unlocks(page: Page) -> None:
    """With the password."""
    page.get_by_label("Your password").fill(PASSWORD)
    presses(page, "Unlock")


def locks_elsewhere(page: Page) -> None:
    """The same person locks in another tab: this page is none the wiser, as when a laptop slept."""
    other = page.context.new_page()
    other.goto("/code/")
    other.goto("/")
    click(other.get_by_role("button", name="Lock"))
    other.get_by_role("heading", name="Locked").wait_for()
    other.close()


def signs_out(page: Page) -> None:
    """From the lock."""
    click(page.get_by_role("button", name="Lock"))
    presses(page, "Sign out")
    page.get_by_role("heading", name="Sign in").wait_for()
