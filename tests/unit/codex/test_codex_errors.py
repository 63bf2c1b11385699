"""A fault as it is printed: its place, its words, and the line with the finger below it."""

import pytest

from inconfidence.codex import CodeError, Fault
from inconfidence.codex.errors import Wrong


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (Fault("it is wrong"), "it is wrong"),
        (Fault("it is wrong", "a.md"), "a.md: it is wrong"),
        (Fault("it is wrong", "a.md", 3), "a.md:3: it is wrong"),
        (Fault("it is wrong", "a.md", 3, 1, "permit"), "a.md:3:1: it is wrong\n    permit\n    ^"),
        (Fault("it is wrong", "a.md", 3, 4, "permit"), "a.md:3:4: it is wrong\n    permit\n       ^"),
        (Fault("it is wrong", "a.md", 3, 0, "permit"), "a.md:3: it is wrong\n    permit\n    ^"),
    ],
)
def test_a_fault_in_words(fault: Fault, told: str) -> None:
    assert str(fault) == told


def test_a_line_that_would_fill_the_screen_is_not_shown() -> None:
    assert str(Fault("wrong", "a.md", 1, 1, "x" * 160)).endswith("x\n    ^")
    assert str(Fault("wrong", "a.md", 1, 1, "x" * 161)) == "a.md:1:1: wrong"


def test_every_fault_has_its_line() -> None:
    error = CodeError([Fault("one", "a.md", 1), Fault("two", "a.md", 2)])
    assert str(error) == "a.md:1: one\na.md:2: two"
    assert [fault.message for fault in error.faults] == ["one", "two"]


def test_what_ends_the_reading_says_what_is_wrong_and_no_place_of_its_own() -> None:
    wrong = Wrong("it is wrong")
    assert (str(wrong), wrong.message) == ("it is wrong", "it is wrong")
    assert (wrong.line, wrong.column, wrong.nearest) == (0, 0, None)
