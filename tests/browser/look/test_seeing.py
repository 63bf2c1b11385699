"""What is wrong with a page is seen: else the tests that look would hold nothing against any."""

from tests.browser.conftest import PageAt
from tests.browser.seeing import scrolls_sideways, small_targets, violations


def test_a_pale_word_is_minded_on_a_page_that_axe_liked(page_at: PageAt) -> None:
    page = page_at()
    page.goto("/door/")
    assert violations(page) == []
    page.evaluate("document.querySelector('main p').style.setProperty('color', '#b8b8b8')")
    assert [words.split(":")[0] for words in violations(page)] == ["color-contrast"]


def test_a_low_button_and_a_wide_word_are_seen(page_at: PageAt) -> None:
    page = page_at(320)
    page.goto("/door/")
    assert not small_targets(page) and not scrolls_sideways(page)
    button = "document.querySelector('main button').style"
    page.evaluate(f"{button}.setProperty('min-height', '0'); {button}.setProperty('padding', '0')")
    assert len(small_targets(page)) == 1
    page.evaluate("document.querySelector('h1').style.setProperty('width', '400px')")
    assert scrolls_sideways(page)
