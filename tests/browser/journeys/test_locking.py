"""The lock falls in the middle of a long note, and the note comes back; with script and without."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PageAt
from tests.browser.going import press
from tests.browser.journeys import given, then, when

LONG = "\n".join(
    f"Line {number} of what was said, and what it was like to listen." for number in range(1, 200)
)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_long_note_survives_the_lock(page_at: PageAt, script: bool) -> None:
    page = given.signed_in(page_at(320, script=script), "heron")
    reference = given.somebody_told(page, f"Anemone {script} L.")
    written_at = f"/files/{reference}/contacts/new/"
    page.goto(written_at)
    page.get_by_label("Phone").check()
    page.get_by_label("What was said").fill(LONG)
    when.locks_elsewhere(page)
    when.presses(page, "Keep it")
    then.is_headed(page, "Locked")
    then.does_not_see(page, "Line 7 of", "Anemone")
    when.unlocks(page)
    expect(page).to_have_url(re.compile(f"{written_at}$"))
    then.sees(page, "We kept what you were writing.")
    then.has_typed(page, "What was said", LONG)
    expect(page.get_by_label("Phone")).to_be_checked()
    when.presses(page, "Keep it")
    then.sees(page, "Line 199 of")
    page.goto(written_at)
    then.has_typed(page, "What was said", "")


def test_a_note_that_was_kept_while_typing_can_be_sent_after_the_lock(page_at: PageAt) -> None:
    page = given.signed_in(page_at(320), "heron")
    reference = given.somebody_told(page, "Camomile B.")
    page.goto(f"/files/{reference}/contacts/new/")
    page.get_by_label("What was said").fill(LONG)
    press(page, "Alt+KeyL")
    then.is_headed(page, "Locked")
    when.unlocks(page)
    then.has_typed(page, "What was said", LONG)
    page.get_by_label("Phone").check()
    when.presses(page, "Keep it")
    then.is_headed(page, "Camomile B.")
    then.sees(page, "Line 199 of")


def test_signed_out_is_out(page_at: PageAt) -> None:
    page = given.signed_in(page_at(), "linnet")
    page.goto("/files/")
    when.signs_out(page)
    page.goto("/files/")
    then.is_headed(page, "Sign in")
    expect(page.locator("main a.row")).to_have_count(0)
