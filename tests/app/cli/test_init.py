"""Founding a charity from the command line: every wrong answer is named, and nothing is half done."""

import json
from argparse import Namespace
from pathlib import Path

import pytest

from inconfidence.cli import init
from inconfidence.cli.house import NotReady
from inconfidence.cli.one_at_a_time import alone_in
from tests.installation import ANSWERS, Installation


@pytest.fixture(scope="module")
def founded(just_founded: Installation, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """A charity that was just founded."""
    return just_founded.copied(tmp_path_factory.mktemp("founded") / "var")


@pytest.fixture
def empty(tmp_path: Path) -> Installation:
    """A folder with nothing in it."""
    return Installation(tmp_path / "empty")


def answers(tmp_path: Path, **other: object) -> str:
    """A file of answers."""
    path = tmp_path / "answers.json"
    path.write_text(json.dumps({**ANSWERS, **other}))
    return str(path)


def test_there_is_one_charity_and_a_second_is_refused(founded: Installation, tmp_path: Path) -> None:
    done = founded.run("init", "--from", answers(tmp_path))
    assert done.returncode == 2
    assert "there is a charity here already" in done.stderr
    assert founded.sql("SELECT count(*) FROM store_charity") == [(1,)]


def test_what_was_founded_is_whole_and_names_nobody(founded: Installation) -> None:
    assert founded.run("ledger", "verify").returncode == 0
    assert founded.sql("SELECT role FROM store_member") == [("manager",)]
    assert b"Kestrel" not in founded.database.read_bytes()


def test_what_it_writes_is_for_its_owner_alone(founded: Installation) -> None:
    modes = {path.name: path.stat().st_mode & 0o077 for path in [founded.folder, *founded.folder.iterdir()]}
    assert {name for name, others in modes.items() if others} == set()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"charty": "x"}, "`charty` is no question; did you mean `charity`?"),
        ({"charity": " "}, "`charity` must be a line of text"),
        ({"manager": "two\nlines"}, "`manager` must be a line of text"),
        ({"code": "csf-2042"}, "csf-2024"),
        ({"branches": []}, "`branches` must be a list"),
        ({"branches": ["North", "North"]}, "names one branch twice"),
        ({"email": "kestrel"}, "`email` must be an address"),
        ({"password": "short"}, "at least `12` characters"),
        ({"trained_until": "2027-02-30"}, "must be a day that there is"),
        ({"trained_until": "2001-02-03"}, "has passed"),
        ({"language": "eo"}, "`language` must be `en` or `fr`"),
    ],
)
def test_a_wrong_answer_is_named_and_founds_nothing(
    empty: Installation, tmp_path: Path, wrong: dict[str, object], said: str
) -> None:
    done = empty.run("init", "--from", answers(tmp_path, **wrong))
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not empty.database.exists() or b"Garden Gate" not in empty.database.read_bytes()


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff\xfe", b"[" * 5000])
def test_a_file_that_is_no_list_of_answers(empty: Installation, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "answers.json"
    path.write_bytes(content)
    done = empty.run("init", "--from", str(path))
    assert done.returncode == 2
    assert "answers.json" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_terminal_it_says_what_is_missing(empty: Installation) -> None:
    done = empty.run("init", "--charity", "The Garden Gate")
    assert done.returncode == 2
    assert "`code`, `branches`, `manager`, `email`, `password`" in done.stderr


def test_a_file_that_is_not_there(empty: Installation) -> None:
    done = empty.run("init", "--from", "nowhere.json")
    assert done.returncode == 2
    assert "`nowhere.json` cannot be read: no such file" in done.stderr


def test_while_another_founds_here_it_is_told_so_before_anything_is_asked(settings) -> None:
    with alone_in(settings.DATA), pytest.raises(NotReady, match="being founded or restored at this moment"):
        init.run(Namespace(file=None))
