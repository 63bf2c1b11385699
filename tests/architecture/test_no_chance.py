"""Tests of pages wait for what they read: what is read too soon fails by chance, on the slowest machine."""

import re
from pathlib import Path

BROWSER = Path(__file__).parents[1] / "browser"
# A click is waited for in going.py; a download leads nowhere, and the small scripts stay where they are.
CLICKS = {"going.py", "test_scripts.py"}
TOO_SOON = re.compile(
    r"assert (not )?.*\.(is_visible|is_hidden|is_checked|input_value|text_content)\(\)|assert .*\.count\(\)"
)


def _lines(left_out: set[str]) -> list[tuple[str, str]]:
    return [
        (f"{path.relative_to(BROWSER)}:{number}", line)
        for path in sorted(BROWSER.rglob("*.py"))
        if path.name not in left_out
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    ]


def test_whoever_clicks_waits_for_the_next_page() -> None:
    clicks = [where for where, line in _lines(CLICKS) if ".click()" in line and "/document/" not in line]
    assert clicks == [], "use tests.browser.going.click"


def test_what_stands_on_a_page_is_waited_for() -> None:
    assert [where for where, line in _lines(set()) if TOO_SOON.search(line)] == [], (
        "use playwright's `expect`"
    )
