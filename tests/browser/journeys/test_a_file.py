"""A client's file from the first word to the last correction; once with script, once without any."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PageAt
from tests.browser.journeys import given, then, when

FIRST = "Waiting for the scan on Wednesday."
BETTER = "Waiting for the scan on Thursday."


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_file_is_kept(page_at: PageAt, script: bool) -> None:
    page = given.signed_in(page_at(320, script=script), "heron")
    wrong = given.somebody_told(page, f"Iris {script} Q.")
    name = f"Violet {script} S."
    right = given.somebody_new(page, name)

    page.goto(f"/files/{right}/contacts/new/")
    page.get_by_label("Phone").check()
    page.get_by_label("What was said").fill(FIRST)
    when.presses(page, "Keep it")
    then.is_refused(page, "first explain the code")
    when.follows(page, "Do the steps of the first contact")
    page.goto(f"/files/{right}/")
    then.does_not_see(page, FIRST)
    page.goto(f"/files/{right}/contacts/new/")
    then.has_typed(page, "What was said", FIRST)

    for step in given.STEPS:
        when.takes_the_step(page, right, step)
    then.sees(page, "The first contact is finished.")

    when.records_a_contact(page, wrong, FIRST)
    then.sees(page, FIRST)
    when.follows(page, "Correct")
    page.get_by_label("What was said").fill(BETTER)
    when.presses(page, "Keep the new wording")
    then.sees(page, BETTER)
    then.does_not_see(page, FIRST)
    when.follows(page, "corrected")
    then.sees(page, BETTER, FIRST)

    when.follows(page, "This went to the wrong file")
    when.picks(page, "Whose file does it belong in?", name)
    when.presses(page, "Move it")
    then.is_headed(page, name)
    then.sees(page, BETTER)
    page.goto(f"/files/{wrong}/")
    then.does_not_see(page, BETTER, FIRST)
    then.sees(page, "was moved to its own file")

    when.finds(page, "violet")
    when.follows(page, name)
    then.is_headed(page, name)


def test_a_day_that_cannot_be_says_so_and_loses_nothing(page_at: PageAt) -> None:
    page = given.signed_in(page_at(), "heron")
    reference = given.somebody_told(page, "Primrose D.")
    page.goto(f"/files/{reference}/contacts/new/")
    page.get_by_label("Phone").check()
    page.get_by_role("group", name="When was it?").get_by_label("Day", exact=True).fill("31")
    page.get_by_role("group", name="When was it?").get_by_label("Month").fill("2")
    page.get_by_label("What was said").fill(FIRST)
    when.presses(page, "Keep it")
    expect(page.locator(".problems:focus")).to_have_count(1)
    then.has_typed(page, "What was said", FIRST)


def test_a_colleague_joins_the_care_team_and_comes_off_it(page_at: PageAt) -> None:
    page = given.signed_in(page_at(), "heron")
    reference = given.somebody_told(page, "Foxtail N.")
    coordinator = given.signed_in(page_at(), "plover")
    coordinator.goto(f"/files/{reference}/")
    when.follows(coordinator, "Care team")
    when.picks(coordinator, "Who else supports them?", "Linnet P.")
    coordinator.get_by_label("They need what is in this file").check()
    when.presses(coordinator, "Add to the care team")

    colleague = given.signed_in(page_at(), "linnet")
    then.sees(colleague, "Foxtail N.", "with Heron F.")
    colleague.goto(f"/files/{reference}/")
    then.is_headed(colleague, "Foxtail N.")

    when.presses(coordinator, "Take off Linnet P.")
    colleague.goto(f"/files/{reference}/")
    then.is_headed(colleague, "There is nothing here")


def test_without_a_tie_a_file_that_is_there_looks_like_one_that_is_not(page_at: PageAt) -> None:
    page = given.signed_in(page_at(), "heron")
    reference = given.somebody_new(page, "Celandine V.")
    stranger = given.signed_in(page_at(), "linnet")
    pages = []
    for there in (reference, "F-22222"):
        answer = stranger.goto(f"/files/{there}/")
        pages.append((answer.status if answer else 0, stranger.locator("body").inner_html()))
    assert pages[0] == pages[1]
    assert pages[0][0] == 404
