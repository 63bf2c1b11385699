"""Every page of charity and files, and how one gets there: what `test_look` looks at."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from playwright.sync_api import Page

from tests.browser.going import click


@dataclass(frozen=True)
class Row:
    """A page: the view it is of, what the photograph is called, and the way to it."""

    view: str
    way: Callable[[Page], object]
    name: str = ""

    @property
    def photograph(self) -> str:
        """The name of its photograph."""
        return self.name or self.view


def at(path: str) -> Callable[[Page], object]:
    """By its address."""
    return lambda page: page.goto(path)


def find(words: str) -> Callable[[Page], object]:
    """The files of a name."""

    def go(page: Page) -> None:
        page.goto("/files/")
        page.locator("main input[name=name]").fill(words)
        click(page.locator("main form[role=search] button"))
        page.locator("main h2, main .empty").first.wait_for()

    return go


def of(person: str, path: str = "") -> Callable[[Page], object]:
    """By their name: somebody's file, or a page of it."""
    return lambda page: page.goto(f"{_file_of(page, person)}{path}")


@lru_cache(maxsize=16)
def _file_of(page: Page, person: str) -> str:
    """The address of somebody's file, found once. The list is as long as other journeys made it."""
    find(person)(page)
    return str(page.locator("main a.row", has_text=person).first.get_attribute("href"))


def then_at(way: Callable[[Page], object], link: str) -> Callable[[Page], object]:
    """By a link of another page; `link` ends its address."""

    def go(page: Page) -> None:
        way(page)
        address = page.locator(f"main a[href$='{link}']").first.get_attribute("href")
        page.goto(str(address))

    return go


def sent_empty(way: Callable[[Page], object]) -> Callable[[Page], object]:
    """A form sent as it is, with its errors."""

    def go(page: Page) -> None:
        way(page)
        click(page.locator("main form:not([role=search]) button.first").last)
        page.locator(".problems").wait_for()

    return go


def locked(page: Page) -> None:
    """The lock, and back out of it by the next row's own way."""
    page.goto("/")
    click(page.locator("[data-lock] button"))
    page.locator("input[type=password]").wait_for()


def worry_written(page: Page) -> None:
    """A worry that has just been kept."""
    of("Thistle M.")(page)
    page.goto(str(page.locator("main a[href*='/worried/']").get_attribute("href")))
    page.locator("input[name=grounds]").first.check()
    page.locator("textarea").fill("x")
    click(page.locator("main button.first"))
    page.locator(".confirmed").wait_for()


def file_of_worry(page: Page) -> None:
    """The file in which a worry was just kept."""
    worry_written(page)
    page.goto(str(page.locator("main .do a.button.first").get_attribute("href")))


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


def contact_of(way: Callable[[Page], object]) -> Callable[[Page], object]:
    """The wordings of a contact that was corrected."""

    def go(page: Page) -> None:
        way(page)
        page.goto(str(page.locator(".entry header small a").first.get_attribute("href")))

    return go


def member(name: str) -> Callable[[Page], object]:
    """A member's page."""

    def go(page: Page) -> None:
        page.goto("/members/")
        page.goto(str(page.locator("main a.row", has_text=name).get_attribute("href")))

    return go


def version(page: Page) -> None:
    """The text of a version that was adopted."""
    page.goto("/code/versions/")
    page.goto(str(page.locator("main a.row").first.get_attribute("href")))


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


def erase_sent_empty(page: Page) -> None:
    """The last question before a file is erased, with its errors. Nobody is worried about this one."""
    of("Clover R.", "erase/")(page)
    click(page.locator("main button.no"))
    page.locator(".problems").wait_for()


def asked_for(wanted: str) -> Callable[[Page], object]:
    """A request about a file, which has just been written down."""

    def go(page: Page) -> None:
        of("Thistle M.", "requests/new/")(page)
        for choice in ("self", wanted, "writing", "known"):
            page.locator(f"input[value={choice}]").check()
        page.locator("textarea").fill("x")
        today = date.today()
        for box in ("day", "month", "year"):
            page.locator(f"input[name=received_on_{box}]").fill(str(getattr(today, box)))
        click(page.locator("main button.first"))
        page.locator("main dl.answers").wait_for()

    return go


def paper_of(way: Callable[[Page], object], path: str = "") -> Callable[[Page], object]:
    """The first paper of a file; or a page of it."""

    def go(page: Page) -> None:
        way(page)
        page.goto(f"{page.locator('aside a[href*=paper]').first.get_attribute('href')}{path}")

    return go


def place(page: Page) -> None:
    """The first place for paper."""
    page.goto("/paper/")
    page.goto(str(page.locator("main a.row[href*=places]").first.get_attribute("href")))


def breach_reported(page: Page) -> None:
    """A breach that has just been reported."""
    page.goto("/breaches/new/")
    page.locator("textarea").first.fill("x")
    today = date.today()
    for part, value in (("day", today.day), ("month", today.month), ("year", today.year)):
        page.locator(f"input[name=noticed_on_{part}]").fill(str(value))
    page.locator("input[name=kind][value=other]").check()
    page.locator("input[name=intent]").first.check()
    page.locator("select[name=who]").select_option("unknown")
    if page.locator("select[name=file]").count():
        page.locator("select[name=file]").select_option("other")
    else:
        page.locator("input[name=file]").first.check()
    page.locator("textarea").last.fill("x")
    click(page.locator("main button.first"))
    page.locator(".confirmed").wait_for()


def complained(page: Page) -> None:
    """A grievance that has just been sent."""
    page.goto("/grievances/new/")
    page.locator("input[name=file][value=mine], select[name=file]").first.evaluate(
        "it => it.matches('select') ? it.value = 'mine' : it.checked = true"
    )
    page.locator("select[name=who]").select_option("charity")
    page.locator("textarea").first.fill("x")
    page.locator("textarea").last.fill("x")
    click(page.locator("main button.first"))
    page.wait_for_url(re.compile("/grievances/mine/G-"))


def first_of(path: str) -> Callable[[Page], object]:
    """The first line of a register."""

    def go(page: Page) -> None:
        page.goto(path)
        page.goto(str(page.locator("main a.row").first.get_attribute("href")))

    return go


def letters_read(page: Page) -> None:
    """The letters about the wrong that the cast reported, with its code."""
    page.goto("/alerts/letters/")
    page.locator("input[name=code]").fill("GATE INTH EHED GEGA TEIN THEH EDGE GATE")
    click(page.locator("main button.first"))
    page.locator("main textarea").wait_for()


def breach(words: str, path: str = "") -> Callable[[Page], object]:
    """A breach of the register, by how it got out; or a page of it."""

    def go(page: Page) -> None:
        page.goto("/breaches/")
        row = page.locator("main a.row", has_text=re.compile(words)).first
        page.goto(f"{row.get_attribute('href')}{path}")

    return go


def pack_of(way: Callable[[Page], object]) -> Callable[[Page], object]:
    """The text of an answer, with everything in the file chosen to go."""

    def go(page: Page) -> None:
        way(page)
        page.goto(f"{page.url}items/")
        page.locator("input[value=en]").check()
        click(page.locator("main button.first"))
        page.wait_for_url("**/text/")

    return go


def pack_answer(page: Page) -> None:
    """The code's answer to giving it, before anybody has read it over."""
    _WANTED(page)
    page.goto(f"{page.url}answer/")


_ASKED, _WANTED = asked_for("correct"), asked_for("copy")
_LOST, _TALKED = breach("lost|perdu"), breach("talked about|en a parlé")
_COMPLAINT = first_of("/grievances/")
_CHECKED = first_of("/checks/")
_CALLED = first_of("/evidence/")
_MARIGOLD, _BASIL = of("Marigold T."), of("Basil O.", "first-contact/")

LISTENER = [
    Row("home", at("/")),
    Row("files", at("/files/")),
    Row("files", find("mari"), "files-found"),
    Row("files", find("nobody"), "files-not-found"),
    Row("new-file", sent_empty(at("/files/new/"))),
    Row("file", _MARIGOLD),
    Row("file", of("Basil O."), "file-new"),
    Row("header", of("Marigold T.", "header/")),
    Row("first-contact", _BASIL),
    Row("first-contact", of("Marigold T.", "first-contact/"), "first-contact-done"),
    Row("first-contact-step", then_at(_BASIL, "explained/"), "step-explained"),
    Row("first-contact-step", sent_empty(then_at(_BASIL, "caveat/")), "step-caveat"),
    Row("first-contact-step", then_at(_BASIL, "copy/"), "step-copy"),
    Row("first-contact-step", of("Basil O.", "first-contact/consent/"), "step-consent"),
    Row("first-contact-step", then_at(_BASIL, "touch/"), "step-touch"),
    Row("contact-new", of("Marigold T.", "contacts/new/")),
    Row("contact-new", sent_empty(of("Marigold T.", "contacts/new/")), "contact-wrong"),
    Row("contact-correct", then_at(_MARIGOLD, "/correct/")),
    Row("contact", contact_of(_MARIGOLD)),
    Row("contact-move", then_at(then_at(_MARIGOLD, "/correct/"), "/move/")),
    Row("accuracy", sent_empty(of("Marigold T.", "accuracy/"))),
    Row("paper-put", sent_empty(of("Marigold T.", "paper/new/"))),
    Row("file-paper", sent_empty(paper_of(_MARIGOLD))),
    Row("paper-end", paper_of(_MARIGOLD, "end/")),
    Row("team", of("Marigold T.", "team/")),
    Row("worried", sent_empty(at("/worried/"))),
    Row("worried", worry_written, "worry-kept"),
    Row("worry-seen", then_at(file_of_worry, "/seen/")),
    Row("worry-correct", then_at(file_of_worry, "/correct/")),
    Row("password", sent_empty(at("/password/"))),
    Row("second-factor", at("/second-factor/")),
    Row("second-factor-begin", sent_empty(at("/second-factor/begin/"))),
    Row("undertaking", at("/undertaking/")),
    Row("breach-new", sent_empty(at("/breaches/new/"))),
    Row("breach-reported", breach_reported),
    Row("breaches-mine", at("/breaches/mine/")),
    Row("speak-up", at("/speak-up/")),
    Row("grievance-new", sent_empty(at("/grievances/new/"))),
    Row("grievance-raised", complained),
    Row("grievances-mine", at("/grievances/mine/")),
    Row("checks-mine", at("/checks/mine/")),
    Row("alert-new", sent_empty(at("/alerts/new/"))),
    Row("summonses-mine", at("/evidence/mine/")),
    Row("file", at("/files/F-22222/"), "not-here"),
    Row("unlock", locked),
]
MANAGER = [
    Row("home", at("/"), "home-manager"),
    Row("members", at("/members/")),
    Row("cabinets", at("/members/cabinets/")),
    Row("papers", at("/paper/")),
    Row("place-new", sent_empty(at("/paper/places/new/"))),
    Row("place", place),
    Row("invite", sent_empty(at("/members/invite/"))),
    Row("invite", invited, "invited"),
    Row("member", member("Wren A.")),
    Row("member", member("Avocet B."), "member-lapsed"),
    Row("member", member("Bunting K."), "member-invited"),
    Row("member", member("Sterne V."), "member-left"),
    Row("versions", at("/code/versions/")),
    Row("version", version),
    Row("adopt", sent_empty(at("/code/adopt/"))),
    Row("contact-new", note_too_early, "refused"),
    Row("erase", erase_sent_empty),
    Row("erasure", erased),
    Row("erasures", at("/erasures/")),
    Row("request-new", sent_empty(of("Thistle M.", "requests/new/"))),
    Row("request", _ASKED),
    Row("request-known", then_at(_ASKED, "/known/")),
    Row("request-longer", then_at(_ASKED, "/longer/")),
    Row("request-close", sent_empty(then_at(_ASKED, "/close/"))),
    Row("request-items", then_at(_WANTED, "/items/")),
    Row("request-text", pack_of(_WANTED)),
    Row("request-answer", pack_answer),
    Row("requests", at("/requests/")),
    Row("held", of("Thistle M.", "held/")),
    Row("own-held", at("/recorded/held/")),
    Row("summonses", at("/evidence/")),
    Row("summons-new", sent_empty(at("/evidence/new/"))),
    Row("summons", _CALLED),
    Row("summons-step", sent_empty(then_at(_CALLED, "/support/")), "summons-support"),
    Row("summons-step", then_at(_CALLED, "/given/"), "summons-given"),
    Row("checks", at("/checks/")),
    Row("check-new", sent_empty(at("/checks/new/"))),
    Row("check", _CHECKED),
    Row("check-step", sent_empty(then_at(_CHECKED, "/newer/")), "check-newer"),
    Row("breaches", at("/breaches/")),
    Row("breach", _LOST),
    Row("breach", _TALKED, "breach-closed"),
    Row("breach-step", sent_empty(breach("lost|perdu", "authority/")), "breach-authority"),
    Row("breach-step", breach("lost|perdu", "evidence/"), "breach-evidence"),
    Row("breach-step", sent_empty(breach("lost|perdu", "outcome/")), "breach-outcome"),
    Row("grievances", at("/grievances/")),
    Row("grievance", _COMPLAINT),
    Row("grievance-step", sent_empty(then_at(_COMPLAINT, "/heard/")), "grievance-heard"),
]
TRUSTEE = [
    Row("alerts", at("/alerts/")),
    Row("alert", first_of("/alerts/")),
    Row("alert-step", sent_empty(then_at(first_of("/alerts/"), "/answered/"))),
]
STRANGER = [
    Row("sign-in", sent_empty(at("/sign-in/"))),
    Row("join", sent_empty(at("/join/"))),
    Row("joined", at("/joined/")),
    Row("code", at("/code/")),
    Row("privacy", at("/code/privacy/")),
    Row("alert-letters", letters_read),
]
