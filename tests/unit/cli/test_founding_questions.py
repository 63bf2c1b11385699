"""What `init` asks at a terminal: a wrong answer is named at once, and the question asked again."""

from argparse import Namespace

import pytest

from inconfidence.cli import init, questions


@pytest.fixture
def typing(monkeypatch):
    """Somebody who types these answers, one after another."""

    def answers(*lines):
        ahead = iter(lines)
        monkeypatch.setattr("builtins.input", lambda _asked: next(ahead))
        monkeypatch.setattr(questions, "getpass", lambda _asked: next(ahead))

    return answers


@pytest.mark.parametrize(
    ("name", "wrong", "said", "right"),
    [
        ("charity", "", "must be a line of text", "The Garden Gate"),
        ("code", "csf-2042", "csf-2024", "csf-2024"),
        ("adopted_on", "2025-02-29", "must be a day that there is", "2024-06-15"),
        ("adopted_on", "2999-01-01", "is still to come", ""),
        ("signed_as", "p" * 81, "must be a role", "president"),
        ("branches", "North, North", "one branch twice", "North, South"),
        ("email", "kestrel", "must be an address", "kestrel@garden.example"),
        ("language", "english", "`en` or `fr`", "en"),
    ],
)
def test_a_wrong_answer_is_asked_again_before_the_next_question(typing, capsys, name, wrong, said, right):
    typing(wrong, right)
    assert init._asked(name) == right
    assert said in capsys.readouterr().out


def test_a_short_password_is_not_found_out_at_the_end(typing, capsys):
    typing("short", "short", "a gate in the hedge", "a gate in the hedge")
    assert init._asked("password") == "a gate in the hedge"
    said = capsys.readouterr().out
    assert "at least `12` characters" in said
    assert "short" not in said


def test_the_language_is_asked_before_the_sheets(monkeypatch, settings):
    settings.PRACTICE = False
    monkeypatch.setattr(init.sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(init, "_asked", lambda name: name)
    flags = "file charity code adopted_on signed_as branch manager email language trained_until sheets sheets_made"
    asked = list(init._answers(Namespace(**dict.fromkeys(flags.split()))))
    assert asked[-3:] == ["password", "language", "sheets"]
    assert asked[1:4] == ["code", "adopted_on", "signed_as"]


def test_codes_are_named_and_not_only_numbered(monkeypatch):
    asked = []
    monkeypatch.setattr("builtins.input", lambda words: asked.append(words) or "cwc")
    assert questions.ask("code") == "cwc"
    assert "cwc        Coping with Cancer" in asked[0]
