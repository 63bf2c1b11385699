"""The command line before any command."""

import sys
from argparse import Namespace
from pathlib import Path

import pytest

from inconfidence.cli import main as front
from inconfidence.cli import redact
from inconfidence.cli.streams import refused

Captured = pytest.CaptureFixture[str]


def test_a_process_of_its_own_forbids_dumps_before_the_command_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    done = []

    def run(args: Namespace) -> int:
        done.append(args.task)
        return 0

    monkeypatch.setattr(front, "forbid_dumps", lambda: done.append("forbidden"))
    monkeypatch.setattr(redact, "run", run)
    monkeypatch.setattr(sys, "argv", ["inconfidence", "redact", "-"])
    assert front.main() == 0
    assert done == ["forbidden", "redact"]


@pytest.fixture
def lines(tmp_path: Path) -> str:
    """A file of one text, which is enough for every command that reads lines."""
    path = tmp_path / "lines.jsonl"
    path.write_text('{"lang": "en", "text": "we spoke"}\n')
    return str(path)


WORDS = [["decide", "--code", "cwc"], ["redact"], ["code", "list"], ["code", "show", "cwc"]]


@pytest.mark.parametrize("words", WORDS, ids=" ".join)
def test_a_full_disk_is_said_and_no_answer_counts_as_given(
    words: list[str], lines: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr(sys, "stdout", full)
        more = {"decide": [lines], "redact": [lines]}.get(words[0], [])
        assert front.main([*words, *more]) == 2
        monkeypatch.undo()
    said = capsys.readouterr().err
    assert said.startswith("inconfidence: the system refuses: no space left on device; make room on the disk")


@pytest.mark.parametrize("name", ["stdin", "stdout"])
@pytest.mark.parametrize(
    "words", [["decide", "--code", "cwc", "-"], ["redact", "-"], ["code", "list"]], ids=" ".join
)
def test_what_is_closed_is_named(
    words: list[str], name: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr(sys, name, None)
    assert front.main(words) == 2
    assert capsys.readouterr().err.startswith(f"inconfidence: `{name}`, for what ")


def test_where_nothing_can_be_said_the_status_says_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("/dev/full").open("w", buffering=1) as full:
        monkeypatch.setattr(sys, "stderr", full)
        assert front.main(["redact", "/there/is/none"]) == 2
        monkeypatch.undo()


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (
            PermissionError(13, "Permission denied", "/srv/house"),
            "`/srv/house`: permission denied; name another one",
        ),
        (
            FileNotFoundError(2, "No such file or directory", b"/srv/\xff"),
            "`/srv/\udcff`: no such file or directory",
        ),
        (
            OSError(24, "Too many open files"),
            "the system refuses: too many open files; try again",
        ),
        (
            OSError(28, "No space left on device"),
            "the system refuses: no space left on device; make room on the disk",
        ),
        (
            OSError(28, "No space left on device", "/srv/house"),
            "`/srv/house`: no space left on device; make room",
        ),
        (OSError(9, "Bad file descriptor", 3), "the system refuses: bad file descriptor; try again"),
        (OSError(9, "Bad file descriptor", ("a", "b")), "the system refuses: bad file descriptor; try again"),
        (OSError("odd"), "the system refuses: it cannot be used; try again"),
    ],
)
def test_what_the_system_refuses_is_a_sentence(fault: OSError, said: str) -> None:
    assert refused(fault).startswith(said)
