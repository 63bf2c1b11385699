"""Comparing two codes and trying a question: found from the code, and looked at with what they say."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Look, PageAt
from tests.browser.going import click
from tests.browser.pages.door import sign_in

WAYS = [("wren", "en", 1280), ("pinson", "fr", 320)]


@pytest.mark.parametrize(("who", "lang", "width"), WAYS)
def test_two_codes_are_compared_and_a_question_answered(
    page_at: PageAt, look: Look, who: str, lang: str, width: int
) -> None:
    page = page_at(width, lang)
    sign_in(page, who)
    page.goto("/code/")
    click(page.locator("a[href='/code/compare/']"))
    page.locator("select[name=old]").select_option("csf-2012")
    page.locator("select[name=new]").select_option("csf-2024")
    click(page.locator("main button.first"))
    expect(page.locator("article").nth(5)).to_be_visible()
    look(page, f"compared-{width}-{lang}")
    page.goto("/code/seen/")
    expect(page.locator("tbody tr").nth(10)).to_be_visible()
    look(page, f"seen-{width}-{lang}")
    page.goto("/code/question/")
    for name, word in {
        "action": "disclose",
        "actor": "listener",
        "relation": "supporting",
        "subject": "client",
        "information": "health",
        "recipient": "police",
        "purpose": "legal",
    }.items():
        page.locator(f"select[name={name}]").select_option(word)
    page.locator("input[value=public-interest]").check()
    click(page.locator("main button.first"))
    expect(page.locator(".verdict.no")).to_be_visible()
    assert "csf-2024/no-public-interest" in page.locator("figcaption").all_inner_texts()
    look(page, f"question-{width}-{lang}")
