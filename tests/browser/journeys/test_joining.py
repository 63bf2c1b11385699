"""From an invitation to the first key, with nobody's hand on the scales."""

from datetime import date, timedelta

from playwright.sync_api import Page, expect

from tests.browser.conftest import PageAt
from tests.browser.journeys import given, then, when
from tests.browser.pages.door import PASSWORD, sign_in


def _invites(manager: Page, name: str, address: str) -> str:
    manager.goto("/")
    when.follows(manager, "Members")
    when.follows(manager, "Invite somebody")
    manager.get_by_label("Their name").fill(name)
    manager.get_by_label("Their email address").fill(address)
    manager.get_by_label("Listener").check()
    manager.get_by_label("Where").select_option(label="The Orchard")
    manager.get_by_label("English").check()
    when.presses(manager, "Make the invitation")
    return manager.locator(".reference").inner_text()


def _joins(newcomer: Page, code: str) -> None:
    newcomer.goto("/")
    when.follows(newcomer, "I have an invitation")
    newcomer.get_by_label("Your invitation code").fill(code.lower())
    when.presses(newcomer, "Carry on")
    then.sees(newcomer, "Your undertaking")
    newcomer.get_by_label("Choose a password").fill(PASSWORD)
    newcomer.get_by_label("The same password again").fill(PASSWORD)
    newcomer.get_by_label("I have read the code").check()
    when.presses(newcomer, "Sign and join")
    then.is_headed(newcomer, "You have signed")


def _trains(manager: Page, name: str) -> None:
    manager.goto("/members/")
    when.follows(manager, name)
    when.fills_in_the_day(manager, "Day of the training", date.today())
    when.fills_in_the_day(manager, "It counts until", date.today() + timedelta(days=300))
    when.presses(manager, "Enter training")


def test_an_invitation_becomes_a_key(page_at: PageAt) -> None:
    manager = given.signed_in(page_at(), "kestrel")
    newcomer = page_at(320)
    _joins(newcomer, _invites(manager, "Dipper Q.", "dipper@garden.example"))
    _trains(manager, "Dipper Q.")
    when.presses(manager, "Give keys")
    then.sees(manager, "Given")
    sign_in(newcomer, "dipper")
    then.is_headed(newcomer, "Dipper")
    given.somebody_new(newcomer, "Gentian A.")
    then.is_headed(newcomer, "First contact with Gentian A.")


def test_before_training_there_is_nothing_to_open(page_at: PageAt) -> None:
    manager = given.signed_in(page_at(), "kestrel")
    newcomer = page_at()
    _joins(newcomer, _invites(manager, "Ouzel R.", "ouzel@garden.example"))
    sign_in(newcomer, "ouzel")
    newcomer.goto("/files/")
    expect(newcomer.locator("main a.row")).to_have_count(0)
    manager.goto("/members/")
    when.follows(manager, "Ouzel R.")
    expect(manager.get_by_role("button", name="Give keys")).to_have_count(0)


def test_a_code_works_once(page_at: PageAt) -> None:
    manager = given.signed_in(page_at(), "kestrel")
    code = _invites(manager, "Fulmar E.", "fulmar@garden.example")
    _joins(page_at(), code)
    other = page_at()
    other.goto("/join/")
    other.get_by_label("Your invitation code").fill(code)
    when.presses(other, "Carry on")
    then.sees(other, "This code is not right, or it has lapsed.")
