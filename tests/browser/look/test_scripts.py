"""The small scripts: the lock key, the idle lock, the draft that is kept while typing."""

from playwright.sync_api import BrowserContext, Page, Request, Route, expect

from tests.browser.conftest import PageAt
from tests.browser.watch import Watch

FORM = "/form/"


def _typed(page: Page, words: str) -> None:
    page.get_by_label("What was said").press_sequentially(words)


def _posts_to(page: Page, part: str) -> list[Request]:
    posts: list[Request] = []
    page.on(
        "request", lambda sent: posts.append(sent) if sent.method == "POST" and part in sent.url else None
    )
    return posts


def test_alt_l_locks_and_keeps_what_was_typed_first(page_at: PageAt) -> None:
    page = page_at()
    page.goto(FORM)
    drafts = _posts_to(page, "/draft/")
    _typed(page, "Waiting for the scan")
    page.keyboard.press("Alt+KeyL")
    page.wait_for_url("**/lock/")
    assert "text=Waiting+for+the+scan" in (drafts[-1].post_data or "")
    assert "name=note" in (drafts[-1].post_data or "")


def test_altgr_l_types_a_letter(page_at: PageAt) -> None:
    """AltGr comes as Ctrl and Alt together; it is how ł is typed."""
    page = page_at()
    page.goto(FORM)
    page.get_by_label("What was said").press("Control+Alt+KeyL")
    assert page.url.endswith(FORM)


def test_it_warns_and_then_locks_by_itself(page_at: PageAt) -> None:
    page = page_at()
    page.clock.install()
    page.goto(FORM)
    page.clock.fast_forward("09:30")
    expect(page.get_by_text("This page locks in a minute.")).to_be_visible()
    page.clock.fast_forward("00:40")
    page.wait_for_url("**/lock/")


def test_a_movement_puts_the_lock_off(page_at: PageAt) -> None:
    page = page_at()
    page.clock.install()
    page.goto(FORM)
    page.clock.fast_forward("09:30")
    page.keyboard.press("Shift")
    expect(page.get_by_text("This page locks in a minute.")).to_be_hidden()
    page.clock.fast_forward("08:00")
    assert page.url.endswith(FORM)


def test_a_movement_in_another_tab_counts(page_at: PageAt) -> None:
    page = page_at()
    page.clock.install()
    page.goto(FORM)
    other = page.context.new_page()
    other.goto(FORM)
    page.clock.fast_forward("09:30")
    other.keyboard.press("Shift")
    page.get_by_text("This page locks in a minute.").wait_for(state="hidden")
    page.clock.fast_forward("02:00")
    assert page.url.endswith(FORM)


def test_a_draft_is_kept_every_few_seconds_and_said(page_at: PageAt) -> None:
    page = page_at()
    page.clock.install()
    page.goto(FORM)
    drafts = _posts_to(page, "/draft/")
    _typed(page, "Sleeping badly")
    page.clock.fast_forward("00:09")
    page.get_by_text("Kept as a draft at").wait_for()
    page.clock.fast_forward("00:30")
    assert len(drafts) == 1, "what has not changed is not sent again"


def test_leaving_the_field_keeps_it_at_once(page_at: PageAt) -> None:
    page = page_at()
    page.goto(FORM)
    _typed(page, "Sleeping badly")
    page.keyboard.press("Tab")
    page.get_by_text("Kept as a draft at").wait_for()


def test_a_draft_that_was_not_kept_is_said_and_tried_again(
    page_at: PageAt, watches: dict[BrowserContext, Watch]
) -> None:
    page = page_at()
    watches[page.context].expect("Failed to load resource")
    page.clock.install()
    page.goto(FORM)
    answers = iter([503, 403, 204])

    def answer(route: Route) -> None:
        route.fulfill(status=next(answers))

    page.route("**/draft/", answer)
    _typed(page, "Sleeping badly")
    for words in ("Not kept yet.", "Locked. Your words are still here", "Kept as a draft at"):
        page.clock.fast_forward("00:09")
        page.get_by_text(words).wait_for()


def test_the_problems_take_focus(page_at: PageAt) -> None:
    page = page_at(script=False)
    page.goto(FORM + "?wrong=1")
    expect(page.locator(".problems:focus")).to_have_count(1)
    page.get_by_role("link", name="Born on").click()
    expect(page.locator("#id_born_0:focus")).to_have_count(1)
