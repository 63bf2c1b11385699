"""`inconfidence decide`: a decision or an error for each line, in its place, whatever comes in."""

import importlib
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from inconfidence.cli import jsonlines
from inconfidence.cli.main import COMMANDS, main

POLICE: dict[str, Any] = {
    "action": "confirm",
    "actor": "manager",
    "relation": "responsible",
    "recipient": "police",
    "subject": "client",
    "information": "existence",
    "purpose": "legal",
}
SRC = Path(__file__).parents[3] / "src"


@pytest.fixture
def decide(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Any:
    """Runs the command on lines; gives its answers and its status."""

    def run(*lines: bytes | dict[str, Any], code: str = "cwc", lang: str = "en") -> tuple[list[Any], int]:
        raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
        file = tmp_path / "flows.jsonl"
        file.write_bytes(b"".join(line + b"\n" for line in raw))
        status = main(["decide", "--code", code, "--lang", lang, str(file)])
        return [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()], status

    return run


def test_the_question_of_the_vocabulary(decide: Any) -> None:
    [answer], status = decide(POLICE)
    assert status == 0
    assert (answer["outcome"], answer["clauses"]) == ("incomplete", ["cwc/neither-confirm"])
    assert answer["missing"] == [
        {"clause": "cwc/neither-confirm", "any_of": [{"attribute": "consent", "value": "given"}]}
    ]
    assert answer["code"] == "cwc"


def test_the_answer_speaks_the_language_asked_for(decide: Any) -> None:
    [english], _ = decide(POLICE)
    [french], _ = decide(POLICE, lang="fr")
    assert french.pop("explanation").startswith("Pas encore")
    assert english.pop("explanation").startswith("Not yet")
    assert french == english


def test_the_path_of_a_code_serves_as_its_id(decide: Any) -> None:
    [by_path], _ = decide(POLICE, code=str(SRC / "inconfidence/codes/cwc.md"))
    [by_id], _ = decide(POLICE)
    assert by_path == by_id


def test_a_promise_is_looked_up_among_the_codes(decide: Any) -> None:
    kept, wrong, same = (POLICE | {"promised": id} for id in ("csf-2012", "csf-2013", "cwc"))
    answers, status = decide(kept, wrong, same)
    assert status == 2
    assert answers[0]["promised"] == "csf-2012"
    assert answers[1]["error"]["attribute"] == "promised"
    assert (answers[2]["promised"], answers[2]["promised_digest"]) == ("cwc", answers[2]["digest"])


def test_a_promise_is_no_way_to_a_file(decide: Any) -> None:
    [answer], _ = decide(POLICE | {"promised": "/etc/passwd"})
    assert answer["error"]["attribute"] == "promised"


@pytest.mark.parametrize(
    ("line", "attribute", "says"),
    [
        (b"nope", None, "not JSON at column 1"),
        (b"", None, "empty"),
        (b"   ", None, "empty"),
        (b"[]", None, "one JSON object"),
        (b"7", None, "one JSON object"),
        (b"null", None, "one JSON object"),
        (b'{"actor": NaN}', None, "`NaN` is not JSON"),
        (b'{"actor": -Infinity}', None, "`-Infinity` is not JSON"),
        (b'{"actor": "manager", "actor": "staff"}', "actor", "stands twice"),
        (b"\xff{}", None, "byte 1 of the line is not UTF-8"),
        (b"[" * 200_000, None, "nested too deeply"),
        (b'{"action": ' + b'{"a":' * 100_000, None, "nested too deeply"),
        (b'{"action": ' + b"9" * 5000 + b"}", None, "too long"),
        (b'{"action": "' + b"a" * 1_000_000 + b'"}', "action", "is not a value of `action`"),
        (b'{"action": "\\ud800"}', "action", "is not a value of `action`"),
        (b'{"\\ud800": 1}', "action", "is missing"),
        (b'{"action": {}}', "action", "must be a word"),
    ],
)
def test_a_line_that_is_no_flow(decide: Any, line: bytes, attribute: str | None, says: str) -> None:
    answers, status = decide(POLICE, line, POLICE)
    assert status == 2
    assert answers[0] == answers[2]
    error = answers[1]["error"]
    assert set(error) == {"attribute", "message", "nearest"}
    assert error["attribute"] == attribute
    assert says in error["message"]
    assert len(error["message"]) < 500


def test_a_line_that_is_too_long_is_passed_over(decide: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonlines, "LONGEST_LINE", 1 << 20)
    answers, _ = decide(POLICE, b" " * (1 << 20) + b"{}", b"x" * (5 << 20), POLICE)
    assert [("error" in answer) for answer in answers] == [False, True, True, False]
    assert "longer than 1 MiB" in answers[1]["error"]["message"]


def test_windows_line_ends_and_a_missing_last_one() -> None:
    stream = io.BytesIO(b'\xef\xbb\xbf{"a": 1}\r\n{"b": 2}')
    assert [jsonlines.parse_object(line) for line in jsonlines.read_lines(stream)] == [{"a": 1}, {"b": 2}]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--code", "cwc", "no-such-file"], "`no-such-file`: no such file"),
        (["--code", "cwc", "."], "`.`: is a directory"),
        (["--code", "cwd", "-"], "there is no code `cwd`: did you mean `cwc`?"),
    ],
)
def test_what_cannot_be_worked_with(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["decide", *arguments]) == 2
    said = capsys.readouterr()
    assert says in said.err
    assert said.out == ""


def program(*arguments: str, **options: Any) -> "subprocess.CompletedProcess[bytes]":
    """Runs the program as a process of its own."""
    start = "import sys; from inconfidence.cli.main import main; status = main(sys.argv[1:]); "
    end = "print(sorted({m.split('.')[0] for m in sys.modules}), file=sys.stderr); sys.exit(status)"
    command = [sys.executable, "-c", start + end, *arguments]
    return subprocess.run(command, capture_output=True, timeout=60, check=False, **options)


def test_what_is_piped_in_is_answered_without_a_web_framework() -> None:
    ran = program("decide", "--code", "cwc", "-", input=json.dumps(POLICE).encode())
    assert ran.returncode == 0
    assert json.loads(ran.stdout)["outcome"] == "incomplete"
    loaded = ran.stderr.decode()
    assert "'inconfidence'" in loaded
    for framework in ("django", "cryptography", "markdown_it"):
        assert f"'{framework}'" not in loaded


def test_a_reader_who_stops_reading_is_no_fault() -> None:
    flows = (json.dumps(POLICE) + "\n").encode() * 3000
    command = f"{sys.executable} -c 'import sys; from inconfidence.cli.main import main; sys.exit(main())'"
    ran = subprocess.run(
        f"{command} decide --code cwc - | head -n 1",
        shell=True,
        input=flows,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert len(ran.stdout.splitlines()) == 1
    assert ran.stderr == b""


def test_every_command_has_a_module_that_can_be_configured() -> None:
    for command in COMMANDS.values():
        module = importlib.import_module(command.module)
        assert callable(module.configure)
        assert callable(module.run)


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    said = capsys.readouterr().out
    assert all(name in said for name in COMMANDS)
