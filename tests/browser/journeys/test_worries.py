"""Danger can always be written down, and comes before those who must act on it."""

from playwright.sync_api import expect

from tests.browser.conftest import PageAt
from tests.browser.going import click
from tests.browser.journeys import given, then, when

WORDS = "Would not open the curtains, and has not eaten since Sunday."
DONE = "Went there with her sister. The doctor comes tonight."


def test_a_worry_is_due_for_safeguarding_until_it_is_seen_to(page_at: PageAt) -> None:
    page = given.signed_in(page_at(320), "heron")
    reference = given.somebody_new(page, "Bluebell W.")
    page.goto(f"/files/{reference}/")
    when.follows(page, "Write a worry down")
    page.get_by_label("A vulnerable adult may be at serious risk").check()
    page.get_by_label("What did you see or hear?").fill(WORDS)
    when.presses(page, "Write it down")
    then.is_headed(page, "It is written down")

    team = given.signed_in(page_at(), "curlew")
    due = team.get_by_role("link", name="A worry to act on").filter(has_text="Bluebell W.")
    click(due)
    then.sees(team, WORDS)
    when.follows(team, "It has been seen to")
    team.get_by_label("What was done?").fill(DONE)
    when.presses(team, "It has been seen to")
    then.sees(team, WORDS)
    then.sees(team, DONE)
    team.goto("/")
    expect(due).to_have_count(0)
