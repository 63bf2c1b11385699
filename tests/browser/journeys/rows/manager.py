"""What a manager sees."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from tests.browser.going import click
from tests.browser.journeys.rows.row import Row, Way, made
from tests.browser.journeys.rows.ways import (
    at,
    fill_in_today,
    first_of,
    of,
    once,
    steps,
    then_at,
    under,
    wrong,
)


def invited(page: Page) -> None:
    """An invitation that has just been made."""
    page.goto("/members/invite/")
    lang = str(page.locator("html").get_attribute("lang"))
    page.locator("input[name=name]").fill("Twite O.")
    page.locator("input[name=email]").fill(f"twite-{lang}@garden.example")
    page.locator("input[value=trustee]").check()
    page.locator("select").select_option("whole")
    page.locator(f"input[value={lang}]").check()
    click(page.locator("main button.first"))
    page.locator(".confirmed").wait_for()


def member(name: str) -> Way:
    """A member's page."""

    def go(page: Page) -> None:
        page.goto("/members/")
        page.goto(str(page.locator("main a.row", has_text=name).get_attribute("href")))

    return go


def note_too_early(page: Page) -> None:
    """A refusal: a note before the code was explained."""
    of("Bramble C.", "contacts/new/")(page)
    page.locator("input[value=phone]").check()
    page.locator("textarea").fill("x")
    click(page.locator("main button.first"))
    page.locator(".verdict").wait_for()


def erased(page: Page) -> None:
    """A file that has just been erased: opened for it, so that nobody misses it."""
    page.goto("/files/new/")
    page.locator("input[name=name]").fill("Chicory W.")
    page.locator("input[value=client]").check()
    if page.locator("input[name=branch]").count():
        page.locator("input[name=branch]").first.check()
    click(page.locator("main button.first"))
    page.wait_for_url("**/first-contact/")
    file = page.url.removesuffix("first-contact/")
    page.goto(f"{file}erase/")
    page.locator("input[value=asked]").check()
    page.locator("input[name=free]").check()
    page.locator("input[name=reference]").fill(file.strip("/").split("/")[-1])
    click(page.locator("main button.no"))
    page.locator(".confirmed").wait_for()


def erase_wrong(way: Way, name: str) -> Row:
    """The last question before something is erased, with its errors."""

    def go(page: Page) -> None:
        way(page)
        erase_empty(page)

    return Row("erase", go, name, again=erase_empty)


def erase_empty(page: Page) -> None:
    """Says yes to that question and answers nothing."""
    click(page.locator("main button.no"))
    page.locator(".problems").wait_for()


def asked_for(wanted: str) -> Way:
    """A request about a file, which has just been written down."""

    def go(page: Page) -> None:
        of("Thistle M.", "requests/new/")(page)
        for choice in ("self", wanted, "writing", "known"):
            page.locator(f"input[value={choice}]").check()
        page.locator("textarea").fill("x")
        fill_in_today(page, "received_on")
        click(page.locator("main button.first"))
        page.locator("main dl.answers").wait_for()

    return go


def place(page: Page) -> None:
    """The first place for paper."""
    page.goto("/paper/")
    page.goto(str(page.locator("main a.row[href*=places]").first.get_attribute("href")))


def breach(words: str) -> Way:
    """A breach of the register, by how it got out."""

    def go(page: Page) -> None:
        page.goto("/breaches/")
        row = page.locator("main a.row", has_text=re.compile(words)).first
        page.goto(str(row.get_attribute("href")))

    return go


def pack(page: Page) -> None:
    """The text of an answer, with everything in the file chosen to go."""
    under(_WANTED, "items/")(page)
    page.locator("input[value=en]").check()
    click(page.locator("main button.first"))
    page.wait_for_url("**/text/")


def told_outside(page: Page) -> None:
    """The register of what was told outside, with lines in it."""
    page.goto("/disclosures/")
    page.locator("a.row").first.wait_for()


def duty(page: Page) -> None:
    """How the first duty is met of which the charity has to say it."""
    page.goto("/duties/")
    duties = page.locator("main a[href^='/processing/']:not([download], [href='/processing/'])")
    page.goto(str(duties.first.get_attribute("href")))


_ASKED, _WANTED = once(asked_for("correct")), once(asked_for("copy"))
_LOST, _TALKED = once(breach("lost|perdu")), once(breach("talked about|en a parlé"))
_PLACE, _COMPLAINT = once(place), once(first_of("/grievances/"))
_CHECKED = once(first_of("/checks/"))
_CALLED = once(first_of("/evidence/"))

MANAGER = [
    Row("home", at("/"), "home-manager"),
    Row("members", at("/members/")),
    Row("cabinets", at("/members/cabinets/")),
    Row("papers", at("/paper/")),
    wrong("place-new", at("/paper/places/new/")),
    Row("place", _PLACE),
    wrong("place", _PLACE, "place-key"),
    wrong("invite", at("/members/invite/")),
    made("invite", invited, "invited"),
    Row("member", member("Wren A.")),
    Row("member", member("Avocet B."), "member-lapsed"),
    Row("member", member("Bunting K."), "member-invited"),
    Row("member", member("Sterne V."), "member-left"),
    Row("versions", at("/code/versions/")),
    Row("version", first_of("/code/versions/")),
    wrong("adopt", at("/code/adopt/")),
    made("contact-new", note_too_early, "refused"),
    # Nobody is worried about this one.
    erase_wrong(of("Clover R.", "erase/"), "erase"),
    erase_wrong(then_at(_TALKED, "/erase/"), "erase-case"),
    Row("erasure", erased),
    Row("erasures", at("/erasures/")),
    wrong("request-new", of("Thistle M.", "requests/new/")),
    Row("request", _ASKED),
    Row("request-known", then_at(_ASKED, "/known/")),
    Row("request-longer", then_at(_ASKED, "/longer/")),
    wrong("request-close", then_at(_ASKED, "/close/")),
    Row("request-items", then_at(_WANTED, "/items/")),
    Row("request-text", pack),
    Row("request-answer", under(_WANTED, "answer/")),
    Row("requests", at("/requests/")),
    Row("somebody-asks", at("/requests/somebody/")),
    Row("held", of("Thistle M.", "held/")),
    Row("own-held", at("/recorded/held/")),
    Row("summonses", at("/evidence/")),
    wrong("summons-new", at("/evidence/new/")),
    Row("summons", _CALLED),
    wrong("summons-step", then_at(_CALLED, "/support/"), "summons-support"),
    *steps("summons", _CALLED, "given", "hearing", "advice"),
    Row("checks", at("/checks/")),
    wrong("check-new", at("/checks/new/")),
    Row("check", _CHECKED),
    wrong("check-step", then_at(_CHECKED, "/newer/"), "check-newer"),
    Row("check-step", under(_CHECKED, "correct/"), "check-correct"),
    Row("breaches", at("/breaches/")),
    Row("breach", _LOST),
    Row("breach", _TALKED, "breach-closed"),
    wrong("breach-step", under(_LOST, "authority/"), "breach-authority"),
    *steps("breach", _LOST, "evidence", "contained", "persons", "harm", "prevention", "proceedings", "who"),
    wrong("breach-step", under(_LOST, "outcome/"), "breach-outcome"),
    Row("grievances", at("/grievances/")),
    Row("grievance", _COMPLAINT),
    wrong("grievance-step", then_at(_COMPLAINT, "/heard/"), "grievance-heard"),
    *steps("grievance", _COMPLAINT, "acknowledged", "other-side", "who"),
    Row("processing", at("/processing/")),
    Row("statement", at("/processing/charity/status/")),
    Row("duties", at("/duties/")),
    wrong("statement", duty, "statement-duty"),
    Row("refusals", at("/refusals/")),
    Row("disclosures", told_outside),
    Row("disclosed", first_of("/disclosures/")),
    Row("enquiries", at("/enquiries/")),
]
