"""Asking a colleague and telling someone outside, as people do it: each page looked at on the way."""

import re
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Look, PageAt
from tests.browser.going import click
from tests.browser.pages.door import open_file_with_notes, sign_in

pytestmark = pytest.mark.dear(60)

WALKS = [("wren", "en"), ("pinson", "fr")]
WIDTHS = (1280, 320)


class Sharing:
    """The pages of sharing from one file that its listener supports and has written notes in."""

    def __init__(self, page: Page, look: Look, tag: str) -> None:
        self.page, self._look, self._tag = page, look, tag
        self.file = open_file_with_notes(page)

    def look(self, name: str) -> None:
        now = (self.page.viewport_size or {})["width"]
        for width in sorted(WIDTHS, key=lambda width: width != now):
            self.page.set_viewport_size({"width": width, "height": 900})
            self._look(self.page, f"sharing-{name}-{width}-{self._tag}")

    def open(self, room: str) -> None:
        self.page.goto(f"{self.file}{room}/")

    def tick(self, name: str, value: str) -> None:
        self.page.locator(f'input[name="{name}"][value="{value}"]').check()

    def write(self, name: str, text: str) -> None:
        self.page.locator(f'[name="{name}"]').fill(text)

    def carry_on(self) -> None:
        click(self.page.locator("main form button.first"))

    def to_answer(self) -> None:
        """From any page of the journey to what the code says by now."""
        self.page.goto(re.sub(r"[a-z]+/$", "check/", self.page.url.split("?")[0]))


@pytest.fixture(params=WALKS, ids=lambda walk: "-".join(map(str, walk)))
def sharing(request: pytest.FixtureRequest, page_at: PageAt, look: Look) -> Sharing:
    who, lang = request.param
    page = page_at(lang=lang)
    sign_in(page, who)
    return Sharing(page, look, lang)


def test_a_colleague_is_asked(sharing: Sharing) -> None:
    sharing.open("consult")
    sharing.look("whom")
    sharing.carry_on()
    sharing.look("whom-wrong")
    sharing.tick("purpose", "guidance")
    sharing.page.locator("input[name=colleague]").nth(1).check()
    sharing.carry_on()
    sharing.write("question", "How do I speak of it?")
    sharing.page.locator("input[name=chosen]").first.check()
    sharing.look("passages")
    sharing.carry_on()
    sharing.look("text")
    sharing.carry_on()
    sharing.look("asked-answer")
    expect(sharing.page.locator(".verdict.yes")).to_have_count(1)
    sharing.carry_on()
    sharing.look("thread")
    expect(sharing.page.locator("article.entry")).to_contain_text("How do I speak of it?")
    sharing.page.goto("/ask/")
    sharing.look("ask")


def test_someone_outside_is_told(sharing: Sharing, tmp_path: Path) -> None:
    sharing.open("disclose")
    sharing.look("who")
    sharing.tick("action", "disclose")
    sharing.tick("recipient", "authority")
    sharing.write("organisation", "The social services of the meadow")
    sharing.write("need", "So that somebody goes there today.")
    sharing.tick("channel", "post")
    sharing.carry_on()
    sharing.tick("grounds", "duty-to-assist")
    sharing.look("reason")
    sharing.carry_on()
    for field in sharing.page.locator("main textarea, main input[type=text]").all():
        field.fill("Nothing was eaten for four days.")
    sharing.look("evidence")
    sharing.carry_on()
    sharing.to_answer()
    sharing.look("not-yet")
    expect(sharing.page.locator(".verdict.step")).to_have_count(1)
    click(sharing.page.locator('a.button[href*="/talk/"]'))
    sharing.tick("discussion", "impossible")
    sharing.carry_on()
    sharing.look("talk-wrong")
    sharing.write("why", "The telephone is not answered.")
    sharing.carry_on()
    click(sharing.page.locator('a.button[href*="/consent/"]'))
    sharing.tick("consent", "impossible")
    sharing.write("why", "The telephone is not answered.")
    sharing.look("consent")
    sharing.carry_on()
    click(sharing.page.locator('a.button[href*="/items/"]'))
    sharing.page.locator("input[name=goes]").last.check()
    sharing.look("items")
    sharing.carry_on()
    sharing.page.locator("main input[type=text]").fill("It says how things are.")
    sharing.tick("form", "anonymous")
    sharing.look("reasons")
    sharing.carry_on()
    sharing.look("told-text")
    sharing.carry_on()
    sharing.look("yes")
    expect(sharing.page.locator(".verdict.yes")).to_have_count(1)
    sharing.carry_on()
    sharing.look("told")
    _opens_with_its_password(sharing.page, tmp_path)


def _opens_with_its_password(page: Page, folder: Path) -> None:
    password = "".join(page.locator(".notice .reference").all_inner_texts())
    with page.expect_download() as download:
        page.locator('a[href$="/document/"]').click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    assert re.fullmatch(r"D-\w{5}\.pdf", file.name)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(file)
    pikepdf.open(file, password=password).close()


def test_a_no_shows_the_next_step(sharing: Sharing) -> None:
    sharing.open("disclose")
    sharing.tick("action", "disclose")
    sharing.tick("recipient", "authority")
    sharing.write("organisation", "The town hall of the meadow")
    sharing.write("need", "They asked.")
    sharing.tick("channel", "post")
    sharing.carry_on()
    sharing.tick("grounds", "public-interest")
    sharing.carry_on()
    sharing.to_answer()
    sharing.look("no")
    expect(sharing.page.locator(".verdict.no")).to_have_count(1)
    expect(sharing.page.locator('a[href="/worried/"]')).to_have_count(1)
    sharing.open("disclose")
    sharing.look("unfinished")
