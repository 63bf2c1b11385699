"""What a listener sees."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from tests.browser.going import click
from tests.browser.journeys.rows.row import Row, made
from tests.browser.journeys.rows.ways import (
    at,
    by_home,
    fill_in_today,
    find,
    first_of,
    of,
    once,
    then_at,
    under,
    wrong,
)
from tests.browser.pages.door import unlock


def locked(page: Page) -> None:
    """The lock."""
    page.goto("/")
    click(page.locator("[data-lock] button"))
    page.locator("input[type=password]").wait_for()


def locked_again(page: Page) -> None:
    """Out of the lock, and behind it again."""
    unlock(page)
    by_home(locked)(page)


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


def wordings(page: Page) -> None:
    """The wordings of a contact that was corrected."""
    _MARIGOLD(page)
    page.goto(str(page.locator(".entry header small a").first.get_attribute("href")))


def paper_of_marigold(page: Page) -> None:
    """The first paper of a file."""
    _MARIGOLD(page)
    page.goto(str(page.locator("aside a[href*=paper]").first.get_attribute("href")))


def breach_reported(page: Page) -> None:
    """A breach that has just been reported."""
    page.goto("/breaches/new/")
    page.locator("textarea").first.fill("x")
    fill_in_today(page, "noticed_on")
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


def codes_compared(page: Page) -> None:
    """Two codes beside each other, of which several answers differ."""
    page.goto("/code/compare/")
    page.locator("select[name=old]").select_option("csf-2012")
    page.locator("select[name=new]").select_option("csf-2024")
    click(page.locator("main button.first"))
    page.locator("article").nth(5).wait_for()


_QUESTION = {
    "action": "disclose",
    "actor": "listener",
    "relation": "supporting",
    "subject": "client",
    "information": "health",
    "recipient": "police",
    "purpose": "legal",
}


def question_asked(page: Page) -> None:
    """A question to the code, with its answer and the clause that it comes from."""
    page.goto("/code/question/")
    for name, word in _QUESTION.items():
        page.locator(f"select[name={name}]").select_option(word)
    page.locator("input[value=public-interest]").check()
    click(page.locator("main button.first"))
    page.locator(".verdict.no").wait_for()
    page.locator("figcaption", has_text="csf-2024/no-public-interest").first.wait_for()


_MARIGOLD, _BASIL = of("Marigold T."), of("Basil O.", "first-contact/")
_NOWHERE = at("/files/F-22222/")
_PAPER, _WORRY = once(paper_of_marigold), once(file_of_worry)

LISTENER = [
    Row("home", at("/")),
    Row("files", at("/files/")),
    made("files", find("mari"), "files-found"),
    made("files", find("nobody"), "files-not-found"),
    wrong("new-file", at("/files/new/")),
    Row("file", _MARIGOLD),
    Row("file", of("Basil O."), "file-new"),
    Row("header", of("Marigold T.", "header/")),
    Row("first-contact", _BASIL),
    Row("first-contact", of("Marigold T.", "first-contact/"), "first-contact-done"),
    Row("first-contact-step", then_at(_BASIL, "explained/"), "step-explained"),
    wrong("first-contact-step", then_at(_BASIL, "caveat/"), "step-caveat"),
    Row("first-contact-step", then_at(_BASIL, "copy/"), "step-copy"),
    Row("first-contact-step", of("Basil O.", "first-contact/consent/"), "step-consent"),
    Row("first-contact-step", then_at(_BASIL, "touch/"), "step-touch"),
    Row("contact-new", of("Marigold T.", "contacts/new/")),
    wrong("contact-new", of("Marigold T.", "contacts/new/"), "contact-wrong"),
    Row("contact-correct", then_at(_MARIGOLD, "/correct/")),
    Row("contact", wordings),
    Row("contact-move", then_at(then_at(_MARIGOLD, "/correct/"), "/move/")),
    wrong("accuracy", of("Marigold T.", "accuracy/")),
    wrong("paper-put", of("Marigold T.", "paper/new/")),
    wrong("file-paper", _PAPER),
    Row("paper-end", under(_PAPER, "end/")),
    Row("team", of("Marigold T.", "team/")),
    wrong("worried", at("/worried/")),
    made("worried", worry_written, "worry-kept"),
    Row("worry-seen", then_at(_WORRY, "/seen/")),
    Row("worry-correct", then_at(_WORRY, "/correct/")),
    wrong("call-new", then_at(_WORRY, "/called/")),
    wrong("password", at("/password/")),
    Row("second-factor", at("/second-factor/")),
    wrong("second-factor-begin", at("/second-factor/begin/")),
    Row("undertaking", at("/undertaking/")),
    wrong("breach-new", at("/breaches/new/")),
    Row("breach-reported", breach_reported),
    Row("breaches-mine", at("/breaches/mine/")),
    Row("speak-up", at("/speak-up/")),
    wrong("grievance-new", at("/grievances/new/")),
    Row("grievance-raised", complained),
    Row("grievances-mine", at("/grievances/mine/")),
    Row("checks-mine", at("/checks/mine/")),
    wrong("alert-new", at("/alerts/new/")),
    Row("summonses-mine", at("/evidence/mine/")),
    Row("looked", of("Marigold T.", "looked/")),
    wrong("consult", of("Marigold T.", "consult/")),
    wrong("disclose", of("Marigold T.", "disclose/")),
    Row("ask", at("/ask/")),
    Row("thread", first_of("/ask/")),
    wrong("asked-about", at("/enquiries/new/")),
    Row("recorded", at("/recorded/")),
    made("code-compare", codes_compared),
    Row("code-seen", at("/code/seen/")),
    made("code-question", question_asked),
    Row("file", _NOWHERE, "not-here", again=by_home(_NOWHERE)),
    Row("unlock", locked, again=locked_again),
]
