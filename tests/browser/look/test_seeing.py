"""What is wrong with a page is seen: else the tests that look would hold nothing against any."""

from tests.browser.conftest import PageAt
from tests.browser.seeing import held_against


def test_a_pale_word_is_minded_on_a_page_that_axe_liked(page_at: PageAt) -> None:
    page = page_at()
    page.goto("/door/")
    assert held_against(page) == []
    page.evaluate("document.querySelector('main p').style.setProperty('color', '#b8b8b8')")
    for rules in ((), ("color-contrast",)):
        assert [words.split(":")[0] for words in held_against(page, rules)] == ["color-contrast"]


def test_a_low_button_and_a_wide_word_are_seen(page_at: PageAt) -> None:
    page = page_at(320)
    page.goto("/door/")
    assert held_against(page) == []
    button = "document.querySelector('main button').style"
    page.evaluate(f"{button}.setProperty('min-height', '0'); {button}.setProperty('padding', '0')")
    [low] = [words for words in held_against(page) if "px high" in words]
    assert low.startswith("<button")
    page.evaluate("document.querySelector('h1').style.setProperty('width', '400px')")
    assert "it scrolls sideways" in held_against(page)
